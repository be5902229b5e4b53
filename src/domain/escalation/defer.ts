import type { CalendarDefinition, Ladder } from '../../contract/types';
import type { Act } from '../acts/act';
import type { SnoozedAct } from '../acts/escalation';
import { kept } from '../calendar/kept';
import { calendarOf, type WorkingCalendar } from '../calendar/working-calendar';
import { instantMs } from '../instant';
import { reachedAt } from '../sla/reach';
import type { Deferred } from './state';

type QuietHours = NonNullable<Ladder['quietHours']>;

const known = new WeakMap<QuietHours, { calendar: WorkingCalendar | undefined }>();

/** When people may be disturbed, as a calendar; it knows summer time. Undefined in a zone the runtime does not know. */
function outOf(quiet: QuietHours): WorkingCalendar | undefined {
  return kept(known, quiet, () => {
    const hours: [string, string][] = [[quiet.to, quiet.from]];
    const weekly: CalendarDefinition['weekly'] = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours };
    try {
      return { calendar: calendarOf({ timeZone: quiet.timeZone, weekly, holidays: [], openings: [] }) };
    } catch {
      return { calendar: undefined };
    }
  }).calendar;
}

/** When a calendar is open at or after an instant; undefined: never again. */
function openFrom(calendar: WorkingCalendar, at: number): number | undefined {
  const counted = reachedAt(calendar, at, 1);
  return counted === undefined ? undefined : counted - 1;
}

/** The putting off that somebody said last; undefined when it was ended, or never said. */
export function snoozeIn(acts: readonly Act[]): SnoozedAct | undefined {
  const last = acts.findLast((act) => act.kind === 'snoozed');
  return last && instantMs(last.until) > instantMs(last.at) ? last : undefined;
}

/** When something is done that comes to pass at an instant. */
export interface Deferral {
  /** ms since 1970. */
  at: number;
  /** What moved it last. */
  deferred?: Deferred;
}

/** More often nothing is moved from one closed time into another before it is done. */
const ROUNDS = 50;

/** Moves an instant into a ladder's opening hours and out of its quiet hours. Undefined: there is no such time. */
export function intoHours(from: number, calendar: WorkingCalendar | undefined, quiet: QuietHours | undefined): Deferral | undefined {
  const loud = quiet && outOf(quiet);
  let moved: Deferral = { at: from };
  for (let round = 0; round < ROUNDS; round++) {
    const open = calendar ? openFrom(calendar, moved.at) : moved.at;
    if (open === undefined) return undefined;
    if (open > moved.at) moved = { at: open, deferred: 'calendar' };
    const heard = loud ? openFrom(loud, moved.at) : moved.at;
    if (heard === undefined) return undefined;
    if (heard === moved.at) return moved;
    moved = { at: heard, deferred: 'quiet' };
    if (!calendar || calendar.isOpen(heard)) return moved;
  }
  return undefined;
}
