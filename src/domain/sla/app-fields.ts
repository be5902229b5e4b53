import type { WorkingCalendar } from '../calendar/working-calendar';
import type { AppFieldName, IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import type { ClockState } from './clock-state';
import type { ClockRules } from './rules/clock-rules';
import { passesAt, readingOf, shareMs } from './tick';

/** What the field "SLA status" says. In English to everybody: it is searched for. */
export const SLA_STATUSES = ['Breached', 'At risk', 'On hold', 'On track', 'Met', 'Missed', 'No goal'] as const;
export type SlaStatus = (typeof SLA_STATUSES)[number];

const CLOCK_FIELDS = ['firstResponseDue', 'resolutionDue', 'slaStatus'] as const satisfies readonly AppFieldName[];

type CalendarById = (id: string) => WorkingCalendar | undefined;

/** Of the clocks promised to customers, as they are now: the worst first. Null when none ever started. */
export function slaStatusOf(clocks: readonly ClockState[], calendarById: CalendarById, now: number): SlaStatus | null {
  const started = clocks.filter(({ kind, state }) => kind === 'sla' && state !== 'idle' && state !== 'cancelled');
  const aimed = started.filter(({ goal }) => goal !== undefined);
  if (started.length === 0) return null;
  if (aimed.length === 0) return 'No goal';
  let worst: SlaStatus | undefined;
  const ranks: readonly SlaStatus[] = ['Breached', 'At risk', 'On hold', 'On track'];
  const say = (status: SlaStatus): void => {
    if (worst === undefined || ranks.indexOf(status) < ranks.indexOf(worst)) worst = status;
  };
  for (const clock of aimed) {
    if (clock.state === 'stopped') continue;
    const { breached, atRisk } = readingOf(clock, calendarById(clock.goal?.calendar ?? ''), now);
    say(breached ? 'Breached' : atRisk ? 'At risk' : clock.state === 'held' ? 'On hold' : 'On track');
  }
  return worst ?? (aimed.some(({ breachedAt }) => breachedAt !== undefined) ? 'Missed' : 'Met');
}

/** Jira may keep an instant to the second only. */
const sameSecond = (a: string, b: string): boolean => Math.floor(instantMs(a) / 1_000) === Math.floor(instantMs(b) / 1_000);

/** What the app's fields about clocks should say and do not. */
export function appFieldsToSet(
  clocks: readonly ClockState[],
  { policy, calendars }: ClockRules,
  said: IssueFacts['appFields'],
  now: number,
): Partial<Record<AppFieldName, string | null>> {
  const wanted: Record<(typeof CLOCK_FIELDS)[number], string | null> = {
    firstResponseDue: null,
    resolutionDue: null,
    slaStatus: slaStatusOf(clocks, (id) => calendars.get(id), now),
  };
  policy.document.metrics.forEach(({ dueField }, at) => {
    if (dueField) wanted[dueField] = clocks[at]?.dueAt ?? null;
  });
  const set: Partial<Record<AppFieldName, string | null>> = {};
  for (const name of CLOCK_FIELDS) {
    const want = wanted[name];
    const is = said[name];
    const same = want === null || is === undefined ? want === (is ?? null) : name === 'slaStatus' ? want === is : sameSecond(want, is);
    if (!same) set[name] = want;
  }
  return set;
}

/** When something follows from time alone next: a clock is at risk, passes a warning, or is due. ms since 1970. */
export function nextWake(clocks: readonly ClockState[], { calendars }: ClockRules, now: number): number | undefined {
  let next: number | undefined;
  for (const clock of clocks) {
    const { goal, state, dueAt } = clock;
    const calendar = goal && calendars.get(goal.calendar);
    if (state !== 'running' || !goal || !calendar) continue;
    const due = dueAt === undefined ? undefined : instantMs(dueAt);
    if (due !== undefined && due <= now) continue;
    const { elapsedMs } = readingOf(clock, calendar, now);
    // The lowest share that has not passed is passed first.
    let lowest = 100;
    for (const percent of goal.warnings) if (percent < lowest && shareMs(goal.ms, percent) > elapsedMs) lowest = percent;
    if (goal.atRisk < lowest && shareMs(goal.ms, goal.atRisk) > elapsedMs) lowest = goal.atRisk;
    const at = lowest === 100 ? due : (passesAt(clock, calendar, lowest) ?? due);
    if (at !== undefined && at > now && (next === undefined || at < next)) next = at;
  }
  return next;
}
