import type { Act } from '../../../src/domain/acts/act';
import { CATEGORIES } from '../script/site';
import type { Stage } from '../world/stage';

/** ms a look that nothing holds up takes at most, from reading to writing. */
const LOOK = 10_000;

/**
 * What may differ between a run with faults and the same without, and why:
 * - when the app looked (`lookedAt`), which of Jira's edits it had seen by then (`basis.updated`), and in how many appends the acts came to be
 *   (`basis.acts`): all follow from when it looked, and nothing follows from them;
 * - acts that are there twice: an answer was lost, and the person did it again at once;
 * - what was told and when (`told`, the acts of effects): with faults later, or with an outcome nobody knows;
 * - who has an incident, its escalation and its acts about both: they follow from when it was looked at and from what other incidents of a
 *   group were given before. They are held against the model instead (desk.ts). What follows from them (priority, clocks, dates) may differ
 *   where one run escalated what the other did not, because somebody acted before a look that was late, or at other instants;
 * - who has an incident that is over, where it was opened again for a while and with faults no look came to its end in that: whoever had it
 *   gets it back only while there is something to do;
 * - history and comments: the app puts a priority back later, or not at all where somebody was quicker. What was said is held against the
 *   model instead (effects.ts).
 */
function settled(property: unknown): unknown {
  if (typeof property !== 'object' || property === null) return property;
  const { lookedAt: _, told: ____, escalation: _____, placement: ______, basis, ...rest }: Record<string, unknown> = { ...property };
  if (typeof basis !== 'object' || basis === null) return { ...rest, basis };
  const { updated: __, acts: ___, ...basedOn }: Record<string, unknown> = { ...basis };
  return { ...rest, basis: basedOn };
}

const ELSEWHERE: ReadonlySet<Act['kind']> = new Set<Act['kind']>([
  'effect',
  'placed',
  'assigned',
  'escalated',
  'acknowledged',
  'snoozed',
  'handOver',
  'deEscalated',
  'customerAsked',
  'supportAsked',
]);

/** Whether ladders say when it is looked at, and groups who has it. */
const isManaged = ({ policy }: Stage['storage']): boolean => policy.document.escalation.ladders.length > 0;

/** Whether escalations raised its priority, and with that its clocks, at instants of looks. */
const isRaised = ({ storage }: Stage, issueId: string): boolean =>
  storage.appended.get(issueId)?.some(({ act }) => act.kind === 'escalated' && act.raisedTo !== undefined) === true;

const isDone = (status: string | undefined): boolean =>
  Object.entries(CATEGORIES).some(([id, category]) => id === status && category === 'done');

/** Whether an incident that nobody has is over, and since it was opened again the last time no look came to its end that nothing disturbed. */
function wasOverTooSoon({ jira, looks }: Stage, issueId: string): boolean {
  const { assignee, history } = jira.issue(issueId);
  const moves = history.filter(({ fieldId }) => fieldId === 'status');
  const opened = moves.findLastIndex(({ from, to }) => isDone(from) && !isDone(to));
  const over = moves.slice(opened + 1).find(({ to }) => isDone(to));
  if (assignee !== undefined || opened < 0 || !over) return false;
  const from = Date.parse(moves[opened]?.at ?? '');
  const until = Date.parse(over.at) - LOOK;
  return !looks.some(({ issueId: of, readAt }) => of === issueId && readAt >= from && readAt < until);
}

function snapshot({ jira, storage }: Stage, issueId: string, raised: boolean): Record<string, unknown> {
  const { status, priority, levels, assignee, property, lozenge, appFields } = jira.issue(issueId);
  if (raised) return { status, levels };
  // What the app said is held against the model.
  const acts = storage
    .acts(issueId)
    .acts.filter(({ kind }) => !ELSEWHERE.has(kind))
    .map((act) => JSON.stringify(act));
  return {
    status,
    priority,
    levels,
    ...(isManaged(storage) ? {} : { assignee, 'wake-up': storage.wakeUp(issueId)?.due }),
    property: settled(property),
    lozenge,
    appFields,
    acts: [...new Set(acts)].map((act) => act.replace(/"(change|comment)Id":"\d+"/, '"$1Id"')).sort(),
  };
}

const spelt = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (isPlain(part) ? sorted(part) : part)) ?? 'nothing';
const isPlain = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const sorted = (value: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));

/** What is otherwise with faults than without. */
export function compare(calm: Stage, rough: Stage): string[] {
  return [...calm.jira.issues.keys()].flatMap((issueId) => {
    const raised = isRaised(calm, issueId) || isRaised(rough, issueId);
    const [a, b] = [snapshot(calm, issueId, raised), snapshot(rough, issueId, raised)];
    return Object.keys(a)
      .filter((name) => spelt(a[name]) !== spelt(b[name]))
      .filter((name) => !(name === 'assignee' && wasOverTooSoon(rough, issueId)))
      .map((name) => `${issueId}: ${name} is ${spelt(b[name])}, without faults ${spelt(a[name])}`);
  });
}
