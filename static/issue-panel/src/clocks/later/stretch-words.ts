import type { Stretch } from '../../../../../src/domain/sla/explanation';
import { durationText } from '../../../../shared/duration';
import type { I18n, TextKey } from '../../../../shared/i18n';
import { wholeSeconds } from './whole-seconds';

const KINDS = {
  counted: 'explain.counted',
  closed: 'explain.closed',
  held: 'explain.held',
  stopped: 'explain.stopped',
  noGoal: 'explain.noGoal',
} as const satisfies Record<Stretch['what'], TextKey>;

/** "Counted", "On hold: waiting for the user". */
export function stretchText({ what, reason, joined }: Stretch, { t }: I18n): string {
  if (joined) return t('explain.joined');
  return reason === undefined ? t(KINDS[what]) : t('explain.heldFor', { reason: reason.name });
}

/** How much each stretch counts, as it is shown: ms in whole seconds, which add up to what is shown of their sum. */
export function shownCounted(stretches: readonly Stretch[]): { each: number[]; sum: number } {
  const each = wholeSeconds(stretches.map(({ countedMs }) => countedMs));
  return { each, sum: each.reduce((sum, ms) => sum + ms, 0) };
}

export const exactText = (ms: number, { locale }: I18n): string => durationText(locale, ms, 'exact');
