import type { Ladder, Policy } from '../../contract/types';
import { calendarOf, type WorkingCalendar } from '../calendar/working-calendar';
import type { ExampleIncident } from '../policy/example-subject';
import { dueOf, inputFor, trialsFor } from '../sla/example';
import { shareMs } from '../sla/tick';
import { type Deferral, intoHours } from './defer';
import { later } from './occasions/occasion';
import type { Deferred } from './state';

/** A level of a ladder as it would be reached, instants in ms since 1970; without them: never. */
export interface Foreseen {
  /** Id. */
  level: string;
  /** When it would act. */
  at?: number;
  /** When it would have, had its hours allowed it. */
  ripe?: number;
  /** What moved it last. */
  deferred?: Deferred;
}

/** The calendar a ladder acts in; undefined: it has none. One that cannot be worked with is none either. */
function calendarFor({ calendar: id }: Ladder, { calendars }: Pick<Policy, 'calendars'>): WorkingCalendar | undefined {
  const found = calendars.find((one) => one.id === id);
  try {
    return found && calendarOf(found.definition);
  } catch {
    return undefined;
  }
}

/** Levels as they would be reached, in their order, if nobody did anything, up to one that never is. @param passedAt ms since 1970 at which the trigger comes to pass */
export function foresee(ladder: Ladder, policy: Pick<Policy, 'calendars'>, passedAt: number): Foreseen[] {
  const calendar = calendarFor(ladder, policy);
  const found: Foreseen[] = [];
  let base: number | undefined = passedAt;
  for (const { id, afterMs } of ladder.levels) {
    const ripe: number | undefined = base === undefined ? undefined : later(base, afterMs, calendar);
    const moved: Deferral | undefined = ripe === undefined ? undefined : intoHours(ripe, calendar, ladder.quietHours);
    base = moved?.at;
    found.push({ level: id, ...(moved && ripe !== undefined ? { ...moved, ripe } : {}) });
    if (!moved) break;
  }
  return found;
}

/**
 * When what a ladder waits for comes to pass for an incident somebody makes up, if nobody does anything and clocks run from the beginning.
 * `never`: it does not. Undefined: it does not follow from time alone.
 * @param raisedAt ms since 1970.
 */
export function passesAt(ladder: Ladder, policy: Policy, example: ExampleIncident, raisedAt: number): number | 'never' | undefined {
  const { trigger } = ladder;
  switch (trigger.on) {
    case 'clock':
    case 'willBreach': {
      const metric = policy.metrics.find(({ id }) => id === trigger.metric);
      const goal = metric && trialsFor(metric, inputFor(policy, example)).find(({ misses }) => misses === undefined)?.goal;
      if (!goal || goal.goalMs < 1) return 'never';
      const wanted = trigger.on === 'clock' ? shareMs(goal.goalMs, trigger.percent) : Math.max(goal.goalMs - trigger.withinMs, 0);
      return dueOf({ ...goal, goalMs: wanted }, policy, raisedAt) ?? 'never';
    }
    case 'dwell':
    case 'notAcknowledged':
      return later(raisedAt, trigger.afterMs, calendarFor(ladder, policy)) ?? 'never';
    case 'reporterGroup':
      return raisedAt;
    default:
      return undefined;
  }
}
