import type { Policy, Settings } from '../../../contract/types';
import type { Act } from '../../acts/act';
import type { WorkingCalendar } from '../../calendar/working-calendar';
import type { IssueFacts } from '../../incident/facts';
import { LATEST } from '../../instant';
import type { Subject } from '../../policy/fits';
import type { ClockState } from '../../sla/clock-state';
import { reachedAt } from '../../sla/reach';
import type { ClockRun } from '../../sla/run';
import type { Past } from '../past';
import type { Because, NotWhy } from '../state';

/** Something that sets a ladder off, once. */
export interface Occasion {
  /** Tells it from others of its ladder, however often and whenever somebody looks. */
  key: string;
  because: Because;
  /** When it came, or comes, to pass as things are; ms since 1970. */
  at?: number;
  /** Why it does not, or does not count. */
  not?: NotWhy;
  /** Somebody asked for it: what was put off before does not put it off. */
  asked?: true;
  /** Id of the support group they named. */
  group?: string;
}

/** What occasions are found in. */
export interface Sight {
  facts: IssueFacts;
  acts: readonly Act[];
  past: Past;
  /** Of the policy in force. */
  document: Policy;
  settings: Settings;
  /** What the policy sees of the incident. */
  subject: () => Subject;
  clocks: readonly ClockState[];
  runs: readonly ClockRun[];
  /** Calendars of the policy the clocks run under. */
  clockCalendars: ReadonlyMap<string, WorkingCalendar>;
}

/** An instant so long after another, in working time where there is a calendar; undefined: never. */
export function later(from: number, ms: number, calendar: WorkingCalendar | undefined): number | undefined {
  if (calendar) return reachedAt(calendar, from, ms);
  return from + ms <= LATEST ? from + ms : undefined;
}

/** The same as an occasion has it. */
export const passing = (at: number | undefined): Pick<Occasion, 'at' | 'not'> => (at === undefined ? { not: 'neverReached' } : { at });
