import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Clause, type FieldRef, OPERATORS, type Operand, PREDICATES, type Predicate, type Query } from './ast';
import { parseJql } from './parser';
import { printJql } from './print';

const text = fc.oneof(
  fc.string({ minLength: 1, unit: 'binary' }),
  fc.constantFrom('INC', 'In Progress', 'order', 'a"b\\c', "it's", '-5d', 'empty'),
);
const field: fc.Arbitrary<FieldRef> = fc.oneof(
  text.filter((name) => !/^cf\[\d+\]$/i.test(name)).map((name) => ({ name })),
  fc.nat().map((id) => ({ name: `cf[${id}]` })),
  fc.record({ key: text, path: fc.array(fc.stringMatching(/^[a-z$ ]+$/), { maxLength: 3 }) }).map(({ key, path }) => ({
    name: 'issue.property',
    property: { key, path: path.join('.') },
  })),
);
const simple: fc.Arbitrary<Operand> = fc.oneof(
  text.map((value): Operand => ({ kind: 'value', value })),
  fc.constant<Operand>({ kind: 'empty' }),
  fc
    .record({ name: text.filter((name) => !/^(empty|null)$/i.test(name)), arguments: fc.array(text, { maxLength: 3 }) })
    .map((call): Operand => ({ kind: 'function', ...call })),
);
const operand: fc.Arbitrary<Operand> = fc.oneof(
  simple,
  fc.array(simple, { minLength: 1, maxLength: 4 }).map((items): Operand => ({ kind: 'list', items })),
);
const predicates: fc.Arbitrary<Predicate[]> = fc.array(fc.record({ operator: fc.constantFrom(...PREDICATES), operand }), { maxLength: 3 });
const clause = fc.letrec<{ clause: Clause }>((tie) => ({
  clause: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('terminal' as const), field, operator: fc.constantFrom(...OPERATORS), operand }),
    fc.record({ kind: fc.constant('changed' as const), field, predicates }),
    fc.record({
      kind: fc.constant('was' as const),
      field,
      operator: fc.constantFrom('was' as const, 'was not' as const, 'was in' as const, 'was not in' as const),
      operand,
      predicates,
    }),
    fc.record({ kind: fc.constantFrom('and' as const, 'or' as const), clauses: fc.array(tie('clause'), { minLength: 2, maxLength: 3 }) }),
    fc.record({ kind: fc.constant('not' as const), clause: tie('clause') }),
  ),
})).clause;
const query: fc.Arbitrary<Query> = fc.record(
  {
    where: clause,
    orderBy: fc.array(fc.record({ field, direction: fc.constantFrom('asc' as const, 'desc' as const) }, { requiredKeys: ['field'] }), {
      maxLength: 3,
    }),
  },
  { requiredKeys: ['orderBy'] },
);

test('what is printed parses to the same query', () => {
  fc.assert(
    fc.property(query, (made) => {
      expect(parseJql(printJql(made))).toEqual(made);
    }),
  );
});

test('junk is refused, never anything else', () => {
  fc.assert(
    fc.property(fc.string(), (junk) => {
      try {
        parseJql(junk);
      } catch (error) {
        expect(error).toMatchObject({ name: 'JqlError', status: 400 });
      }
    }),
  );
});

describe('grammar', () => {
  const shape = (jql: string): string => printJql(parseJql(jql));

  test.each([
    ['project = INC and status = Open or key = INC-1', '(project = INC AND status = Open) OR key = INC-1'],
    ['project = INC AND (status = Open OR key = INC-1)', 'project = INC AND (status = Open OR key = INC-1)'],
    ['not status = Done && !(x = 1 | y = 2)', 'NOT status = Done AND NOT (x = 1 OR y = 2)'],
    ["summary ~ 'it\\'s' order by created desc, key", 'summary ~ "it\'s" ORDER BY created DESC, key'],
    ['assignee in (currentUser(), membersOf("it team"), EMPTY)', 'assignee IN (currentUser(), membersOf("it team"), EMPTY)'],
    ['assignee is not null', 'assignee IS NOT EMPTY'],
    ['cf[10050] >= 3', 'cf[10050] >= 3'],
    ['issue.property[firebreak].sla.due < now()', 'issue.property[firebreak].sla.due < now()'],
    ['issue.property["a b"].x = 1', 'issue.property["a b"].x = 1'],
    [
      'status was not in (Open, Done) before -1d and status CHANGED from Open TO "In Progress" by ada during ("2026-01-01", now())',
      'status WAS NOT IN (Open, Done) BEFORE -1d AND status CHANGED FROM Open TO "In Progress" BY ada DURING (2026-01-01, now())',
    ],
    ['ORDER BY key', 'ORDER BY key'],
    ['', ''],
    ['summary ~ "\\u0041\\t"', 'summary ~ "A\\t"'],
  ])('%s', (jql, printed) => expect(shape(jql)).toBe(printed));

  test.each([
    ['project = ', 'Expecting either a value, list or function before the end of the query.'],
    ['project', 'Expecting operator before the end of the query.'],
    ['project INC', "Expecting operator but got 'INC'."],
    ['project = INC status = Open', "Expecting either 'OR' or 'AND' but got 'status'. (line 1, character 15)"],
    ['project = INC\nfoo', "Expecting either 'OR' or 'AND' but got 'foo'. (line 2, character 1)"],
    ['(project = INC', "Expecting ')' before the end of the query."],
    ['project = "INC', "The quoted string 'INC' has not been completed. (line 1, character 11)"],
    [
      'project = a@b',
      "The character '@' is a reserved JQL character. You must enclose it in a string or use the escape '\\u0040' instead. (line 1, character 12)",
    ],
    [
      'project = select',
      "'select' is a reserved JQL word. You must surround it in quotation marks to use it in a query. (line 1, character 11)",
    ],
    ['user = 1', "'user' is a reserved JQL word."],
    ['project in (x, y', "Expecting ',' or ')' before the end of the query."],
    ['= 1', "Expecting a field name but got '='. (line 1, character 1)"],
    ['x = 1 order key', "Expecting 'BY' but got 'key'. (line 1, character 13)"],
    ['x = 1 order by key nonsense', "Expecting ',' but got 'nonsense'."],
    ['x = "\\x"', "'\\x' is an illegal JQL escape sequence."],
    [`${'('.repeat(100_000)}x = 1`, 'The query nests deeper than 500 levels.'],
    [`${'NOT '.repeat(100_000)}x = 1`, 'The query nests deeper than 500 levels.'],
  ])('refuses %.60s', (jql, message) => expect(() => parseJql(jql)).toThrow(message));
});
