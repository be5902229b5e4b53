import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { PastStretch } from '../cycle';
import type { LifePart, LifeSplit } from '../explanation';
import type { ClockRun } from '../run';
import type { Timeline } from '../timeline';
import type { Names } from './names';

interface Stretch {
  from: number;
  to: number;
}

/** The clock the life goes by: that of the resolution, else the first that had a goal. */
function guideOf(runs: readonly ClockRun[]): ClockRun | undefined {
  const aimed = runs.find(({ cycles }) => cycles.some(({ goals }) => goals.some(({ goal }) => goal)));
  return runs.find(({ metric }) => metric.dueField === 'resolutionDue') ?? aimed;
}

/** Between an end of the guide and its next start nobody had to do anything. */
function restsOf({ cycles }: ClockRun): Stretch[] {
  const rests = cycles.flatMap(({ spans }) => spans.filter(({ state }) => state === 'stopped').map(({ from, to }) => ({ from, to })));
  for (let at = 0; at + 1 < cycles.length; at++) {
    const [ended, next] = [cycles[at]?.ended, cycles[at + 1]];
    if (ended && next) rests.push({ from: ended.at, to: next.begun.cause.moment.at });
  }
  return rests;
}

/** When the life ended; it goes on while the guide runs, or may still start. */
function endOf(guide: ClockRun | undefined, now: number): number {
  const last = guide?.cycles[guide.cycles.length - 1];
  return guide?.state === 'stopped' || guide?.state === 'cancelled' ? (last?.ended?.at ?? now) : now;
}

/** By which calendar hours are counted since when: that of the goal in force then, or of the nearest before; before all, of the first. */
function calendarsIn(guide: ClockRun | undefined, from: number): { from: number; calendar: string }[] {
  const spans = (guide?.cycles ?? []).flatMap(({ goals }) =>
    goals.flatMap(({ from: since, goal }) => (goal ? [{ from: since, calendar: goal.calendar }] : [])),
  );
  const [first, ...rest] = spans;
  return first ? [{ from, calendar: first.calendar }, ...rest] : [];
}

/** The last of what began until an instant. */
function lastAt<T extends { from: number }>(all: readonly T[], at: number): T | undefined {
  let found: T | undefined;
  for (const one of all) if (one.from <= at) found = one;
  return found;
}

const covers = (from: number, to: number) => (one: Stretch) => one.from <= from && one.to >= to;

/**
 * Whose time an incident's life was. What lies between an end and a reopening is nobody's; else whoever it waited for has it, also out of
 * hours; else it is out of hours by the calendar of the resolution clock, or ours, by tier. It adds up to the wall clock exactly.
 * @param runs measured up to `now`.
 */
export function splitLife(timeline: Timeline, runs: readonly ClockRun[], now: number, names: Names): LifeSplit {
  const { from, holds, tiers, rules } = timeline;
  const guide = guideOf(runs);
  const to = Math.max(endOf(guide, now), from);
  const rests = guide ? restsOf(guide) : [];
  const held: PastStretch[] = holds.before(to, () => true);
  const calendars = calendarsIn(guide, from);
  const edges = new Set([from, to]);
  for (const one of [...rests, ...held]) for (const at of [one.from, one.to]) edges.add(at);
  for (const one of [...calendars, ...tiers]) edges.add(one.from);
  const sorted = [...edges].filter((at) => at >= from && at <= to).sort((a, b) => a - b);

  const us = new Map<string, number>();
  const others = { user: 0, vendor: 0, other: 0, outOfHours: 0, resolved: 0 };
  for (let i = 0; i + 1 < sorted.length; i++) {
    const [a = from, b = from] = [sorted[i], sorted[i + 1]];
    const hold = held.find(covers(a, b));
    if (rests.some(covers(a, b))) others.resolved += b - a;
    else if (hold) others[names.waitsFor(hold.reason)] += b - a;
    else {
      const calendar: WorkingCalendar | undefined = rules.calendars.get(lastAt(calendars, a)?.calendar ?? '');
      const open = calendar ? calendar.between(a, b) : b - a;
      const tier = lastAt(tiers, a)?.tier ?? '';
      us.set(tier, (us.get(tier) ?? 0) + open);
      others.outOfHours += b - a - open;
    }
  }
  const parts: LifePart[] = [...us].map(([id, ms]) => ({ who: 'us', tier: { id, name: names.tier(id) }, ms }));
  for (const who of ['user', 'vendor', 'other', 'outOfHours', 'resolved'] as const) parts.push({ who, ms: others[who] });
  const { metric } = guide ?? {};
  return {
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
    wallMs: to - from,
    ...(metric && calendars.length > 0 ? { by: { id: metric.id, name: metric.name } } : {}),
    parts: parts.filter(({ ms }) => ms > 0),
  };
}
