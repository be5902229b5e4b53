import type { Policy, Settings } from '../../contract/types';
import type { Act, OverrideAct } from '../acts/act';
import type { Change, IssueFacts } from '../incident/facts';
import type { Axis } from '../incident/state';
import { instantMs } from '../instant';
import { type Membership, may } from '../rights/may';
import { compareIds } from '../sla/history/order';
import { priorityOf } from './matrix';

/** A level of the policy as an incident has it: absent, known, or no longer known. */
export type Level = { state: 'missing' } | { state: 'gone' } | { state: 'known'; id: string; name: string };

/** The level an option stands for. @param optionId id of the option in Jira. */
export function levelOf(axis: Axis, optionId: string | undefined, policy: Policy, settings: Settings): Level {
  if (optionId === undefined) return { state: 'missing' };
  const levels = axis === 'impact' ? policy.impacts : policy.urgencies;
  const options = settings.fields[axis]?.options ?? {};
  const level = levels.find(({ id }) => Object.hasOwn(options, id) && options[id] === optionId);
  return level ? { state: 'known', id: level.id, name: level.name } : { state: 'gone' };
}

/** What the matrix asks for, given two options; an id of the site's priorities. */
export function matrixPriority(options: Partial<Record<Axis, string | undefined>>, policy: Policy, settings: Settings): string | undefined {
  const impact = levelOf('impact', options.impact, policy, settings);
  const urgency = levelOf('urgency', options.urgency, policy, settings);
  if (impact.state !== 'known' || urgency.state !== 'known') return undefined;
  return priorityOf(policy, impact.id, urgency.id)?.jiraPriorityId;
}

/** The override in force: the last one that was not given back after it. By when it was done: an edit may be heard of late. */
export function overrideIn(acts: readonly Act[]): OverrideAct | undefined {
  let standing: OverrideAct | undefined;
  for (const act of [...acts].sort((a, b) => instantMs(a.at) - instantMs(b.at))) {
    if (act.kind === 'override') standing = act;
    if (act.kind === 'release') standing = undefined;
  }
  return standing;
}

/** Ids are digits without leading zeros: numbers beyond what a number can hold. */
const newer = (a: string, b: string): boolean => compareIds(a, b) > 0;
const NUMBER = /^\d{1,19}$/;

/** A direct edit of the priority, and what the matrix asked for when it was done. */
export interface UnjudgedEdit extends Change {
  by: string;
  to: string;
  /** Id of the site's priority. */
  asked: string;
}

/**
 * Direct edits of Jira's priority by people that nobody has judged yet, oldest first. Not judged at all: what was edited before the policy
 * came into force, and what was edited while impact and urgency did not give a priority. Everything follows from the history, so that it
 * does not matter when, or how often, the app looks.
 */
export function unjudgedEdits(
  facts: IssueFacts,
  acts: readonly Act[],
  policy: { document: Policy; since: string },
  settings: Settings,
): UnjudgedEdit[] {
  let judgedUpTo = '0';
  for (const act of acts)
    if ((act.kind === 'override' || act.kind === 'editRefused') && act.changeId !== undefined && newer(act.changeId, judgedUpTo))
      judgedUpTo = act.changeId;
  const since = instantMs(policy.since);
  const edits = facts.history.filter(({ fieldId, at }) => fieldId === 'priority' && !(instantMs(at) <= since));
  return edits
    .flatMap((change): UnjudgedEdit[] => {
      const { by, to } = change;
      if (by === undefined || to === undefined || by === settings.appAccountId) return [];
      if (!NUMBER.test(change.id) || !newer(change.id, judgedUpTo)) return [];
      const asked = matrixPriority(optionsAt(change.id, facts, settings), policy.document, settings);
      return asked === undefined ? [] : [{ ...change, by, to, asked }];
    })
    .sort((a, b) => (newer(a.id, b.id) ? 1 : -1));
}

/** The options of impact and urgency just after an entry of the changelog: today's, with what came later taken back. */
function optionsAt(changeId: string, facts: IssueFacts, settings: Settings): Partial<Record<Axis, string | undefined>> {
  const at = (axis: Axis): string | undefined => {
    const fieldId = settings.fields[axis]?.fieldId;
    let first: Change | undefined;
    for (const change of facts.history)
      if (change.fieldId === fieldId && NUMBER.test(change.id) && newer(change.id, changeId) && (!first || newer(first.id, change.id)))
        first = change;
    return first ? first.from : facts.values[axis]?.[0];
  };
  return { impact: at('impact'), urgency: at('urgency') };
}

/** What judging edits came to. */
export interface Judgement {
  /** To be appended to the act log. */
  acts: Act[];
  /** People whose groups and roles have to be known first; then nothing else is said. */
  need: string[];
}

/**
 * A direct edit of the priority by somebody who may override becomes an override; by anybody else it is refused (and the winning priority
 * put back). Both are recorded, so that a right taken or given later changes nothing of it. An edit to the very priority the matrix asked
 * for, while no override stood, contradicts nothing and is neither.
 * @param acts what is recorded already.
 */
export function judgeEdits(
  edits: readonly UnjudgedEdit[],
  acts: readonly Act[],
  members: ReadonlyMap<string, Membership>,
  rights: Policy['rights'],
): Judgement {
  const judgement: Judgement = { acts: [], need: [] };
  const standsBefore = (at: string): boolean =>
    overrideIn([...acts, ...judgement.acts].filter((act) => Date.parse(act.at) <= Date.parse(at))) !== undefined;
  for (const edit of edits) {
    if (edit.to === edit.asked && !standsBefore(edit.at)) continue;
    const person = members.get(edit.by);
    // Whether an override stands before the next edit depends on this one.
    if (!person) return { acts: [], need: [...new Set(edits.map(({ by }) => by))].filter((by) => !members.has(by)) };
    const done = { at: edit.at, by: edit.by, changeId: edit.id };
    const allowed = may(person, 'overridePriority', rights);
    judgement.acts.push(allowed ? { kind: 'override', ...done, jiraPriorityId: edit.to } : { kind: 'editRefused', ...done });
  }
  return judgement;
}

/** An edit of the priority that was refused. */
export interface Refusal {
  /** Of the change in Jira's history. */
  id: string;
  /** Account id. */
  by: string;
  /** Id of the site's priority. */
  to: string;
}

function prioritiesIn(history: readonly Change[]): Change[] {
  const changes = history.filter(({ fieldId, id }) => fieldId === 'priority' && NUMBER.test(id));
  return changes.sort((a, b) => (newer(a.id, b.id) ? 1 : newer(b.id, a.id) ? -1 : 0));
}

function refusalOf(change: Change | undefined, acts: readonly Act[]): Refusal | undefined {
  if (change?.by === undefined || change.to === undefined) return undefined;
  const { id, by, to } = change;
  return acts.some((act) => act.kind === 'editRefused' && act.changeId === id) ? { id, by, to } : undefined;
}

/** A refused edit that nothing has undone yet: the last change of Jira's priority. By the acts, so that a crash after them loses nothing. */
export const standingRefusal = (history: readonly Change[], acts: readonly Act[]): Refusal | undefined =>
  refusalOf(prioritiesIn(history).at(-1), acts);

/** A refused edit that the app has undone by the last change of Jira's priority; when, and at which priority it was kept. */
export function undoneRefusal(
  history: readonly Change[],
  acts: readonly Act[],
  appAccountId: string,
): (Refusal & { at: string; keptId: string }) | undefined {
  const [edit, undone] = prioritiesIn(history).slice(-2);
  const refusal = undone?.by === appAccountId ? refusalOf(edit, acts) : undefined;
  return refusal && undone?.to !== undefined ? { ...refusal, at: undone.at, keptId: undone.to } : undefined;
}
