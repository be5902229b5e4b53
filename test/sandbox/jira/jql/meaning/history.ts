import { changesOf } from '../../issues/store';
import type { ChangeItem, Issue } from '../../model';
import type { JqlField } from '../fields/field';
import { findFields } from '../fields/find';
import { resolvePeople } from '../fields/people';
import type { Leaf, Operand, Predicate } from '../language/ast';
import { JqlError } from '../language/errors';
import { parseDate } from './dates';
import { callFunction } from './functions';
import type { Scope, Test } from './scope';

/** A span in which a field had a value ('' for none), and who set it. Instants in ms; the first begins with the issue. */
interface Span {
  value: string;
  text: string;
  from: number;
  to: number;
  by: string;
}

interface Change {
  from: string;
  to: string;
  at: number;
  by: string;
}

type History = NonNullable<JqlField['history']>;

const isItem = (item: ChangeItem, history: History): boolean => item.field.toLowerCase() === history.item.toLowerCase();

function changes(issue: Issue, history: History, scope: Scope): Change[] {
  return changesOf(scope.jira, issue.id).flatMap((group) =>
    group.items
      .filter((item) => isItem(item, history))
      .map((item) => ({ from: item.from ?? '', to: item.to ?? '', at: Date.parse(group.created), by: group.authorId })),
  );
}

function spans(issue: Issue, history: History, scope: Scope): Omit<Span, 'text'>[] {
  const all = changes(issue, history, scope);
  const creator = typeof issue.fields.creator === 'string' ? issue.fields.creator : '';
  const found: Omit<Span, 'text'>[] = [
    { value: all[0]?.from ?? history.current(issue)[0] ?? '', from: Date.parse(issue.created), to: Number.POSITIVE_INFINITY, by: creator },
  ];
  for (const change of all) {
    const last = found.at(-1);
    if (last) last.to = change.at;
    found.push({ value: change.to, from: change.at, to: Number.POSITIVE_INFINITY, by: change.by });
  }
  return found;
}

/** The test of a WAS or CHANGED clause. Only what Jira keeps searchable history of is allowed. */
export function historyTest(leaf: Extract<Leaf, { kind: 'was' | 'changed' }>, scope: Scope): Test {
  const [field] = findFields(leaf.field, scope);
  const history = field?.history;
  if (!history) throw new JqlError([`History searches do not support the '${leaf.field.name}' field.`]);
  const predicates = leaf.predicates.map((predicate) => prepare(predicate, history, leaf.kind, scope));
  if (leaf.kind === 'changed') {
    return (issue) =>
      changes(issue, history, scope).some((change) => predicates.every((holds) => holds({ ...change, to: change.to, until: change.at })));
  }
  const wanted = new Set(idsOf(leaf.operand, leaf.operator.includes('in'), leaf, history, scope));
  const was: Test = (issue) =>
    spans(issue, history, scope).some(
      (span) =>
        wanted.has(span.value) && predicates.every((holds) => holds({ from: '', to: '', at: span.from, until: span.to, by: span.by })),
    );
  return leaf.operator === 'was not' || leaf.operator === 'was not in' ? (issue) => !was(issue) : was;
}

/** A change (at = until) or a span from `at` until `until`. */
interface Moment {
  from: string;
  to: string;
  at: number;
  until: number;
  by: string;
}

function prepare(predicate: Predicate, history: History, kind: 'was' | 'changed', scope: Scope): (moment: Moment) => boolean {
  const { operator, operand } = predicate;
  switch (operator) {
    case 'from':
    case 'to': {
      if (kind === 'was') throw new JqlError([`The predicate '${operator}' is not supported by the operator 'was'.`]);
      const ids = new Set(idsOf(operand, true, undefined, history, scope));
      return (moment) => ids.has(operator === 'from' ? moment.from : moment.to);
    }
    case 'by': {
      const people = new Set(texts(operand, scope).flatMap((text) => person(text, scope)));
      return (moment) => people.has(moment.by);
    }
    case 'during': {
      const [start, end] = texts(operand, scope).map((text) => instant(text, scope));
      if (start === undefined || end === undefined) throw new JqlError([`The predicate 'during' takes two dates.`]);
      return (moment) => moment.at <= end && moment.until >= start;
    }
    case 'on': {
      const [start] = texts(operand, scope).map((text) => instant(text, scope));
      if (start === undefined) throw new JqlError([`The predicate 'on' takes a date.`]);
      return (moment) => moment.at < start + 86_400_000 && moment.until >= start;
    }
    case 'before':
    case 'after': {
      const [limit] = texts(operand, scope).map((text) => instant(text, scope));
      if (limit === undefined) throw new JqlError([`The predicate '${operator}' takes a date.`]);
      return operator === 'before' ? (moment) => moment.at < limit : (moment) => moment.until > limit;
    }
  }
}

function person(text: string, scope: Scope): string[] {
  const found = resolvePeople(text, scope);
  if (found.length === 0) throw new JqlError([`The user '${text}' does not exist and cannot be used in the 'by' predicate.`]);
  return found;
}

function instant(text: string, scope: Scope): number {
  const found = parseDate(text, scope);
  if (found === undefined) throw new JqlError([`The date '${text}' is invalid in a history predicate.`]);
  return found;
}

function texts(operand: Operand, scope: Scope): string[] {
  switch (operand.kind) {
    case 'empty':
      return [''];
    case 'value':
      return [operand.value];
    case 'function':
      return callFunction(operand.name, operand.arguments, scope);
    case 'list':
      return operand.items.flatMap((item) => texts(item, scope));
  }
}

function idsOf(
  operand: Operand,
  lists: boolean,
  leaf: Extract<Leaf, { kind: 'was' }> | undefined,
  history: History,
  scope: Scope,
): string[] {
  if (leaf && !lists && operand.kind === 'list')
    throw new JqlError([`Operator '${leaf.operator}' does not support a list for field '${leaf.field.name}'.`]);
  if (operand.kind === 'empty') return [''];
  if (operand.kind === 'list') return operand.items.flatMap((item) => idsOf(item, lists, undefined, history, scope));
  return texts(operand, scope).flatMap((text) => history.resolve(text));
}
