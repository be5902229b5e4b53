import type { Reading } from '../../../src/domain/sla/tick';
import type { WatchedClock } from '../../../src/domain/watch/clocks';
import type { Lane } from '../../../src/domain/watch/lanes';
import { durationText } from '../../shared/duration';
import type { I18n, TextKey } from '../../shared/i18n';
import type { LozengeLook } from '../../shared/ui/lozenge';
import { nearText } from '../../shared/when';
import type { ListedIncident } from './read-list';

export const LANE_NAMES: Record<Lane, TextKey> = {
  breached: 'watch.lane.breached',
  atRisk: 'watch.lane.atRisk',
  onHold: 'watch.lane.onHold',
  unassigned: 'watch.lane.unassigned',
};

/** "Network · Tier 2", or a dash. */
export const placeText = ({ placement }: ListedIncident): string => (placement ? `${placement.group.name} · ${placement.tier.name}` : '–');

/** How a clock stands, in a word and a colour. */
export function moodOf({ clock, calendar }: WatchedClock, { breached, atRisk, open }: Reading): { text: TextKey; look: LozengeLook } {
  if (breached) return { text: 'watch.mood.breached', look: 'removed' };
  if (clock.state === 'held') return { text: 'watch.mood.held', look: 'default' };
  if (atRisk) return { text: 'watch.mood.atRisk', look: 'moved' };
  return calendar && !open ? { text: 'watch.mood.closed', look: 'default' } : { text: 'watch.mood.running', look: 'inprogress' };
}

/** When it is or was due, or since when it waits and for what. */
export function noteOf({ clock, dueAt, heldSince }: WatchedClock, now: number, { t, locale, timeZone }: I18n): string {
  const near = (at: number): string => nearText(locale, timeZone, at, now);
  if (heldSince !== undefined) return t('watch.heldSince', { reason: clock.reason?.name ?? t('watch.mood.held'), when: near(heldSince) });
  if (dueAt === undefined) return '';
  return t(dueAt <= now ? 'watch.wasDue' : 'watch.due', { when: near(dueAt) });
}

/** A duration somebody may choose: days in days, what is shorter in hours and minutes. @param ms ms. */
export function thresholdText(ms: number, locale: string): string {
  const days = ms / 86_400_000;
  return days >= 1
    ? new Intl.NumberFormat(locale, { style: 'unit', unit: 'day', unitDisplay: 'long' }).format(days)
    : durationText(locale, ms, 'coarse');
}
