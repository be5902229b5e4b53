import { durationText } from '../../../shared/duration';
import type { I18n, TextKey } from '../../../shared/i18n';
import { differs, nearText } from '../../../shared/when';
import type { Face, Mood } from './face';

const MOODS = {
  onTrack: 'clock.onTrack',
  atRisk: 'clock.atRisk',
  overdue: 'clock.overdue',
  held: 'clock.held',
  closed: 'clock.closed',
  running: 'clock.running',
  met: 'clock.met',
  missed: 'clock.missed',
  stopped: 'clock.stopped',
  cancelled: 'clock.cancelled',
  idle: 'clock.idle',
  noGoal: 'clock.noGoal',
} as const satisfies Record<Mood, TextKey>;

/** How a clock stands, in words: "At risk", "Met with 2 h left". */
export function moodText({ mood, reading: { remainingMs = 0 } }: Face, { t, locale }: I18n): string {
  const time = durationText(locale, Math.abs(remainingMs), 'coarse');
  if (mood === 'met' && remainingMs > 0) return t('clock.metWith', { time });
  if (mood === 'missed' && remainingMs < 0) return t('clock.missedBy', { time });
  return t(MOODS[mood]);
}

/**
 * Time left in whole seconds, up: then it and the time used, which is rounded down, make the goal. Negative once the goal is passed.
 * @param ms ms. @returns ms.
 */
export const toSecond = (ms: number): number => Math.ceil(ms / 1_000) * 1_000;

/** A moment in the reader's zone, and in the calendar's where clocks there show another time. @param at ms since 1970. */
export function momentText(at: number, now: number, zone: string | undefined, { t, locale, timeZone }: I18n): string {
  const when = nearText(locale, timeZone, at, now);
  if (zone === undefined || !differs(timeZone, zone, at)) return when;
  return t('clock.alsoIn', { when, there: nearText(locale, zone, at, now), zone: zone.replaceAll('_', ' ') });
}

/** What a clock waits for, when it is due and what comes next, each in a few words. */
export function notesOf({ clock, reading, mood, zone, opensAt }: Face, now: number, i18n: I18n): string[] {
  const { t, locale, timeZone } = i18n;
  const { state, dueAt, breachedAt, reason } = clock;
  const near = (at: number): string => nearText(locale, timeZone, at, now);
  const since = clock.since === undefined ? '' : near(Date.parse(clock.since));
  const notes: string[] = [];
  if (state === 'held') notes.push(t('clock.heldSince', { reason: reason?.name ?? t('clock.held'), when: since }));
  if (opensAt !== undefined) notes.push(t(mood === 'closed' ? 'clock.opens' : 'clock.goesOn', { when: near(opensAt) }));
  if (mood === 'noGoal') notes.push(t('clock.noRule'));
  if (mood === 'held') notes.push(t('clock.dueMoves'));
  const due = dueAt ?? (mood === 'overdue' ? breachedAt : undefined);
  if (due !== undefined)
    notes.push(t(mood === 'overdue' ? 'clock.wasDue' : 'clock.due', { when: momentText(Date.parse(due), now, zone, i18n) }));
  const { next } = reading;
  if (next && next.percent !== 'due') {
    const percent = new Intl.NumberFormat(locale, { style: 'percent' }).format(next.percent / 100);
    notes.push(t('clock.next', { percent, when: near(next.at) }));
  }
  if (state === 'stopped') notes.push(t('clock.stoppedAt', { when: since }));
  if (state === 'cancelled') notes.push(t('clock.cancelledAt', { when: since }));
  return notes;
}
