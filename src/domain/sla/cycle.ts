import type { Happening, Moment } from './history/moment';
import { reachedAt } from './reach';
import type { GoalRule } from './rules/goals';
import type { Cycle, Span } from './run';

/** When a cycle went beyond the goal in force and stayed beyond the goals that followed. */
export function breachOf({ goals }: Cycle): number | undefined {
  let last = goals.length - 1;
  let breach = goals[last]?.reachedAt;
  while (breach !== undefined && last > 0 && goals[last]?.from === breach && goals[last - 1]?.reachedAt !== undefined) {
    last--;
    breach = goals[last]?.reachedAt;
  }
  return breach;
}

/** Sees whether a cycle's goal in force was reached while it ran since an instant and so much counted. */
export function seeReached(cycle: Cycle, { goal, calendar }: GoalRule, since: number, counted: number): void {
  const inForce = cycle.goals[cycle.goals.length - 1];
  if (!inForce || inForce.reachedAt !== undefined) return;
  const left = goal.goalMs - cycle.elapsedMs;
  if (counted < left) return;
  const at = reachedAt(calendar, since, Math.max(left, 0));
  if (at !== undefined) inForce.reachedAt = at;
}

/** A stretch as a cycle keeps it. @param calendar, reason as they were in it; each is kept where it means something. */
export function spanOf(
  at: Pick<Span, 'from' | 'to' | 'cause'>,
  running: boolean,
  countedMs: number,
  calendar: string | undefined,
  reason: string | undefined,
): Span {
  const { from, to, cause } = at;
  // Each made whole: a part that is added to an object takes more time and room.
  if (!running)
    return reason === undefined ? { from, to, state: 'held', countedMs, cause } : { from, to, state: 'held', reason, countedMs, cause };
  if (calendar === undefined) return { from, to, state: 'running', countedMs, cause };
  return { from, to, state: 'running', countedMs, calendar, cause };
}

/** What made another goal fit: a field or an override that changed; else what began the clock's present stretch. */
export function causeOfGoal({ happenings }: Moment, begun: Happening | undefined): Happening {
  const found = happenings.find(({ kind }) => kind === 'goal' || kind === 'field') ?? begun ?? happenings[0];
  if (!found) throw new Error('a moment at which nothing happened');
  return found;
}

/** Measures all a cycle ran by one goal. */
export function measureBy(cycle: Cycle, { goal, calendar }: GoalRule): void {
  cycle.elapsedMs = 0;
  for (const span of cycle.spans) {
    if (span.state !== 'running') continue;
    span.countedMs = calendar.between(span.from, span.to);
    span.calendar = goal.calendar;
    cycle.elapsedMs += span.countedMs;
  }
}

/** What was so between two moments before: for clocks that count from the creation. */
export interface PastStretch {
  from: number;
  to: number;
  /** Id of the hold reason. */
  reason: string;
  cause: Happening;
}

type StoppedStretch = Omit<PastStretch, 'reason'>;

/**
 * The stretches from a creation to a late start, not yet measured: running, but for those between a stop and a start, and for holds.
 * @param cause of the start.
 */
export function spansBefore(
  created: number,
  at: number,
  cause: Happening,
  stopped: readonly StoppedStretch[],
  held: readonly PastStretch[],
): Span[] {
  const cuts = new Set([created, at]);
  for (const { from, to } of [...stopped, ...held]) for (const cut of [from, to]) if (cut > created && cut < at) cuts.add(cut);
  const edges = [...cuts].sort((a, b) => a - b);
  return edges.slice(0, -1).map((from, place): Span => {
    const to = edges[place + 1] ?? at;
    const covers = (one: { from: number; to: number }): boolean => one.from <= from && one.to >= to;
    const stop = stopped.find(covers);
    const hold = held.find(covers);
    if (stop) return { from, to, state: 'stopped', countedMs: 0, cause: stop.cause };
    if (hold) return { from, to, state: 'held', reason: hold.reason, countedMs: 0, cause: hold.cause };
    return { from, to, state: 'running', countedMs: 0, cause };
  });
}
