import type { Issue } from '../../model';
import type { Operator } from '../language/ast';
import { JqlError } from '../language/errors';
import { dayOf, parseDate } from '../meaning/dates';
import type { Scope, Test } from '../meaning/scope';
import { textQuery } from '../meaning/text';
import { EQUALITY, type FunctionType, type JqlField, ORDERED, TEXT, type Value } from './field';

const noSuchValue = (value: string, field: string): JqlError =>
  new JqlError([`The value '${value}' does not exist for the field '${field}'.`]);

/** A field whose values are things with ids. */
export function idField(spec: {
  name: string;
  javaType: string;
  read: (issue: Issue) => string[];
  /** Ids a text means; empty: none, and the query is refused. */
  resolve: (text: string, from: 'query' | 'function') => string[];
  /** Place of a thing in its order, for < and >. */
  rank?: (id: string) => number | undefined;
  functions?: FunctionType;
  sort?: JqlField['sort'];
  /** Name of its items in the history. */
  historyItem?: string;
  suggest?: JqlField['suggest'];
  /** What to say instead of the usual words for a value there is not. */
  missing?: (text: string) => string;
  neverEmpty?: true;
}): JqlField {
  const find = (text: string, from: 'query' | 'function'): string[] => {
    const ids = spec.resolve(text, from);
    if (ids.length === 0 && from === 'query') throw spec.missing ? new JqlError([spec.missing(text)]) : noSuchValue(text, spec.name);
    return ids;
  };
  return {
    name: spec.name,
    javaType: spec.javaType,
    functions: spec.functions,
    operators: [...(spec.neverEmpty ? EQUALITY.slice(0, 4) : EQUALITY), ...(spec.rank ? ORDERED : [])],
    test: (operator, values) => {
      const empty = values.some((value) => value.empty);
      const ids = new Set(values.flatMap((value) => (value.empty ? [] : find(value.text, value.from))));
      if (spec.rank && isOrdered(operator)) return ranked(operator, [...ids], spec.rank, spec.read);
      return memberTest(operator, spec.read, (id) => ids.has(id), empty);
    },
    ...(spec.sort ? { sort: spec.sort } : {}),
    ...(spec.historyItem ? { history: { item: spec.historyItem, current: spec.read, resolve: (text) => find(text, 'query') } } : {}),
    ...(spec.suggest ? { suggest: spec.suggest } : {}),
  };
}

const isOrdered = (operator: Operator): boolean => (ORDERED as readonly Operator[]).includes(operator);

/** Negations leave out issues without a value, as in Jira: `assignee != x` does not find the unassigned. */
function memberTest<T>(operator: Operator, read: (issue: Issue) => T[], has: (value: T) => boolean, empty: boolean): Test {
  switch (operator) {
    case 'is':
    case '=':
    case 'in':
      return (issue) => {
        const found = read(issue);
        return found.length === 0 ? empty : found.some(has);
      };
    default:
      return (issue) => {
        const found = read(issue);
        return found.length > 0 && !found.some(has);
      };
  }
}

function ranked(operator: Operator, ids: string[], rank: (id: string) => number | undefined, read: (issue: Issue) => string[]): Test {
  const limits = ids.map(rank).filter((place) => place !== undefined);
  return (issue) =>
    read(issue).some((id) => {
      const place = rank(id);
      return place !== undefined && limits.some((limit) => compares(operator, place, limit));
    });
}

function compares<T extends number | string>(operator: Operator, a: T, b: T): boolean {
  if (operator === '<') return a < b;
  if (operator === '>') return a > b;
  if (operator === '<=') return a <= b;
  if (operator === '>=') return a >= b;
  return a === b;
}

/** A field with numbers, instants or days to compare. `parse` throws for text that is none. */
function scalarField<T extends number | string>(spec: {
  name: string;
  javaType: string;
  read: (issue: Issue) => T[];
  parse: (text: string) => T;
  functions?: FunctionType;
  byDefault?: 'asc' | 'desc';
  operators?: readonly Operator[];
}): JqlField {
  return {
    name: spec.name,
    javaType: spec.javaType,
    functions: spec.functions,
    operators: spec.operators ?? [...EQUALITY, ...ORDERED],
    test: (operator, values) => {
      const empty = values.some((value) => value.empty);
      const wanted = values.flatMap((value) => (value.empty ? [] : [spec.parse(value.text)]));
      if (isOrdered(operator)) return (issue) => spec.read(issue).some((found) => wanted.some((limit) => compares(operator, found, limit)));
      return memberTest(operator, spec.read, (found) => wanted.includes(found), empty);
    },
    sort: { key: (issue) => spec.read(issue)[0], byDefault: spec.byDefault ?? 'asc' },
  };
}

const badDate = (text: string, name: string): JqlError =>
  new JqlError([
    `Date value '${text}' for field '${name}' is invalid. Valid formats include: 'yyyy/MM/dd HH:mm', 'yyyy-MM-dd HH:mm', 'yyyy/MM/dd', 'yyyy-MM-dd', or a period format e.g. '-5d', '4w 2d'.`,
  ]);

function parseInstant(text: string, name: string, scope: Scope): number {
  const instant = parseDate(text, scope);
  if (instant === undefined) throw badDate(text, name);
  return instant;
}

/** A field with instants. Jira's index keeps whole seconds, so equality is to the second. */
export function instantField(spec: {
  name: string;
  scope: Scope;
  /** ISO texts */
  read: (issue: Issue) => string[];
  byDefault?: 'asc' | 'desc';
}): JqlField {
  const toSecond = (instant: number): number => Math.floor(instant / 1000) * 1000;
  return scalarField<number>({
    name: spec.name,
    javaType: 'java.util.Date',
    functions: 'date',
    read: (issue) => spec.read(issue).map((text) => toSecond(Date.parse(text))),
    parse: (text) => toSecond(parseInstant(text, spec.name, spec.scope)),
    byDefault: spec.byDefault ?? 'desc',
  });
}

/** A field with days (yyyy-MM-dd): instants are the caller's day then. */
export function dayField(spec: { name: string; scope: Scope; read: (issue: Issue) => string[] }): JqlField {
  return scalarField<string>({
    name: spec.name,
    javaType: 'java.util.Date',
    functions: 'date',
    read: spec.read,
    parse: (text) => dayOf(parseInstant(text, spec.name, spec.scope), spec.scope.timeZone),
  });
}

export function numberField(spec: { name: string; read: (issue: Issue) => number[]; neverEmpty?: true }): JqlField {
  return scalarField<number>({
    name: spec.name,
    javaType: 'java.lang.Number',
    read: spec.read,
    ...(spec.neverEmpty ? { operators: [...EQUALITY.slice(0, 4), ...ORDERED] } : {}),
    parse: (text) => {
      const number = Number(text);
      if (text.trim() === '' || !Number.isFinite(number))
        throw new JqlError([`Number value '${text}' for field '${spec.name}' is invalid.`]);
      return number;
    },
  });
}

/** A field with text to look into (`~`); with `exact`, whole values may be compared too. */
export function textField(spec: {
  name: string;
  read: (issue: Issue) => string[];
  exact?: true;
  noSearch?: true;
  sorted?: boolean;
}): JqlField {
  const operators: Operator[] = spec.noSearch ? [...EQUALITY] : spec.exact ? ['~', '!~', ...EQUALITY] : [...TEXT];
  return {
    name: spec.name,
    javaType: 'java.lang.String',
    functions: undefined,
    operators,
    test: (operator, values) => {
      const texts = (issue: Issue): string[] => spec.read(issue).filter((text) => text !== '');
      const empty = values.some((value) => value.empty);
      if ((operator === '~' || operator === '!~') && !empty) return search(operator, values, texts, spec.name);
      const wanted = new Set(values.flatMap((value) => (value.empty ? [] : [value.text.toLowerCase()])));
      const same = operator === '~' ? '=' : operator === '!~' ? '!=' : operator;
      return memberTest(same, texts, (text) => wanted.has(text.toLowerCase()), empty);
    },
    ...(spec.sorted === false ? {} : { sort: { key: (issue: Issue) => spec.read(issue)[0]?.toLowerCase(), byDefault: 'asc' as const } }),
  };
}

function search(operator: '~' | '!~', values: Value[], texts: (issue: Issue) => string[], name: string): Test {
  const queries = values.map((value) => {
    const text = value.empty ? '' : value.text;
    const query = textQuery(text);
    if (query) return query;
    const why =
      text.trim() === '' ? 'The field only supports searching by text' : `'*' or '?' not allowed as first character in wildcard query`;
    throw new JqlError([`Unable to parse the text '${text}' for field '${name}': ${why}.`]);
  });
  return (issue) => {
    const found = texts(issue);
    const matches = queries.some((query) => query(found));
    return operator === '~' ? matches : found.length > 0 && !matches;
  };
}
