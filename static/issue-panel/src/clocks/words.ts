import type { ClockState } from '../../../../src/domain/sla/clock-state';
import { durationText } from '../../../shared/duration';
import type { I18n, TextKey } from '../../../shared/i18n';
import { differs, nearText } from '../../../shared/when';
import type { Mood, Reading } from './face';

const MOODS = {
  onTrack: 'clock.onTrack',
  atRisk: 'clock.atRisk',
  overdue: 'clock.overdue',
  held: 'clock.held',
  closed: 'clock.closed',
  met: 'clock.met',
  missed: 'clock.missed',
  stopped: 'clock.stopped',
  cancelled: 'clock.cancelled',
  idle: 'clock.idle',
  noGoal: 'clock.noGoal',
} as const satisfies Record<Mood, TextKey>;

/** How a clock stands, in words: "At risk", "Met with 2 h left". */
export function moodText(mood: Mood, { remainingMs = 0 }: Reading, { t, locale }: I18n): string {
  const time = durationText(locale, Math.abs(remainingMs), 'coarse');
  if (mood === 'met' && remainingMs > 0) return t('clock.metWith', { time });
  if (mood === 'missed' && remainingMs < 0) return t('clock.missedBy', { time });
  return t(MOODS[mood]);
}

/**
 * Time left as it is counted down: up to the full second, so that it and the time used, down to the full second, make the goal.
 * @param ms negative once the goal is passed.
 */
export const toSecond = (ms: number): number => (ms > 0 ? Math.ceil(ms / 1_000) : Math.ceil(ms / 1_000)) * 1_000;

/** A moment in the reader's zone, and in the calendar's where clocks there show another time. @param at ms since 1970. */
export function momentText(at: number, now: number, zone: string | undefined, { t, locale, timeZone }: I18n): string {
  const when = nearText(locale, timeZone, at, now);
  if (zone === undefined || !differs(timeZone, zone, at)) return when;
  return t('clock.alsoIn', { when, there: nearText(locale, zone, at, now), zone: zone.replaceAll('_', ' ') });
}

/** What a clock is waiting for, what comes next and when it is due, each in a sentence. */
export function notesOf(clock: ClockState, reading: Reading, mood: Mood, zone: string | undefined, now: number, i18n: I18n): string[] {
  const { t, locale } = i18n;
  const moment = (at: number): string => momentText(at, now, zone, i18n);
  const notes: string[] = [];
  const since = clock.since === undefined ? undefined : moment(Date.parse(clock.since));
  if (clock.state === 'held' && since !== undefined) notes.push(t('clock.heldSince', { reason: clock.reason?.name ?? t('clock.held'), when: since }));
  if (clock.state === 'running' && clock.goal && !reading.open)
    notes.push(reading.opensAt === undefined ? t('clock.closed') : t('clock.goesOn', { when: moment(reading.opensAt) }));
  if (mood === 'noGoal') notes.push(t('clock.noRule'));
  if (clock.dueAt !== undefined && clock.state !== 'stopped')
    notes.push(t(mood === 'overdue' ? 'clock.wasDue' : 'clock.due', { when: moment(Date.parse(clock.dueAt)) }));
  else if (mood === 'held') notes.push(t('clock.dueMoves'));
  if (reading.next) {
    const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(reading.next.percent / 100);
    notes.push(t('clock.next', { percent, when: moment(reading.next.at) }));
  }
  if ((clock.state === 'stopped' || clock.state === 'cancelled') && since !== undefined) notes.push(since);
  return notes;
}
