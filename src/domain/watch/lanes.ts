import type { WatchedClock } from './clocks';
import type { WatchedIncident } from './incident';

/** What whoever is on watch looks for, the most urgent first. */
export const LANES = ['breached', 'atRisk', 'onHold', 'unassigned'] as const;
export type Lane = (typeof LANES)[number];

/** From when an incident stands in a lane, as the viewer chose. */
export interface Thresholds {
  /** At risk is what is due within so many ms; absent: what has used the share of its goal that the policy names. */
  dueWithinMs?: number;
  /** On hold too long is what waits for more than so many ms. */
  heldForMs: number;
}

/** An incident in a lane. */
export interface Entry<I extends WatchedIncident> {
  incident: I;
  /** The clock for which it stands there; absent: none of its clocks counts. */
  shown?: WatchedClock;
}

const isBreached = ({ dueAt }: WatchedClock, now: number): boolean => dueAt !== undefined && dueAt <= now;

function isAtRisk(watched: WatchedClock, { dueWithinMs }: Thresholds, now: number): boolean {
  const { clock, dueAt, atRiskAt } = watched;
  if (clock.state !== 'running' || isBreached(watched, now)) return false;
  if (dueWithinMs === undefined) return atRiskAt !== undefined && atRiskAt <= now;
  return dueAt !== undefined && dueAt - now <= dueWithinMs;
}

const isHeldLong = ({ heldSince }: WatchedClock, { heldForMs }: Thresholds, now: number): boolean =>
  heldSince !== undefined && now - heldSince > heldForMs;

const LATE = Number.POSITIVE_INFINITY;
/** Less than 0: `a` comes first. Two that never come are equal. */
const compare = (a: number | undefined, b: number | undefined): number => (a === b ? 0 : (a ?? LATE) - (b ?? LATE));

/** What is due first comes first; then, of what has no due time because it waits, what waits longest. */
const byNext = (a: WatchedClock | undefined, b: WatchedClock | undefined): number =>
  compare(a?.dueAt, b?.dueAt) || compare(a?.heldSince, b?.heldSince);

const bySince = (a: WatchedClock, b: WatchedClock): number => compare(a.heldSince, b.heldSince);

const first = (clocks: readonly WatchedClock[], order: (a: WatchedClock, b: WatchedClock) => number): WatchedClock | undefined =>
  clocks.reduce<WatchedClock | undefined>((best, one) => (best === undefined || order(one, best) < 0 ? one : best), undefined);

/** In which lanes an incident stands at an instant (ms since 1970), and for which of its clocks. An incident that is over stands in none. */
export function lanesOf<I extends WatchedIncident>(incident: I, thresholds: Thresholds, now: number): Partial<Record<Lane, Entry<I>>> {
  const lanes: Partial<Record<Lane, Entry<I>>> = {};
  if (incident.over) return lanes;
  const put = (lane: Lane, shown: WatchedClock | undefined): void => {
    lanes[lane] = shown ? { incident, shown } : { incident };
  };
  const { clocks } = incident;
  const breached = clocks.filter((one) => isBreached(one, now));
  const atRisk = clocks.filter((one) => isAtRisk(one, thresholds, now));
  const waiting = clocks.filter((one) => isHeldLong(one, thresholds, now));
  if (breached.length > 0) put('breached', first(breached, byNext));
  if (atRisk.length > 0) put('atRisk', first(atRisk, byNext));
  if (waiting.length > 0) put('onHold', first(waiting, bySince));
  if (incident.assignee === undefined) put('unassigned', first(clocks, byNext));
  return lanes;
}

const numberOf = (key: string): number => Number(key.slice(key.lastIndexOf('-') + 1)) || 0;

/** What is next due comes first; where nothing is due the more urgent priority, then the older incident. */
function byUrgency(a: Entry<WatchedIncident>, b: Entry<WatchedIncident>): number {
  return byNext(a.shown, b.shown) || compare(a.incident.rank, b.incident.rank) || numberOf(a.incident.key) - numberOf(b.incident.key);
}

/** Every lane at an instant (ms since 1970), in the order in which somebody should look. */
export function boardOf<I extends WatchedIncident>(incidents: readonly I[], thresholds: Thresholds, now: number): Record<Lane, Entry<I>[]> {
  const board: Record<Lane, Entry<I>[]> = { breached: [], atRisk: [], onHold: [], unassigned: [] };
  for (const incident of incidents) {
    const lanes = lanesOf(incident, thresholds, now);
    for (const lane of LANES) {
      const entry = lanes[lane];
      if (entry) board[lane].push(entry);
    }
  }
  for (const lane of LANES) board[lane].sort(byUrgency);
  return board;
}

/** What of some incidents will be due next; undefined when nothing will. */
export function nextDue<I extends WatchedIncident>(incidents: readonly I[], now: number): Entry<I> | undefined {
  const coming = incidents.flatMap((incident): Entry<I>[] => {
    const clocks = incident.over ? [] : incident.clocks.filter(({ dueAt }) => dueAt !== undefined && dueAt > now);
    const shown = first(clocks, byNext);
    return shown ? [{ incident, shown }] : [];
  });
  return coming.sort(byUrgency)[0];
}
