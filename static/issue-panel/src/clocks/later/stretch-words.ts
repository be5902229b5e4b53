import type { Stretch } from '../../../../../src/domain/sla/explanation';
import { durationText } from '../../../../shared/duration';
import type { I18n, TextKey } from '../../../../shared/i18n';
import type { Around } from './around';
import { type Cause, causeText } from './causes';
import { nameIn } from './names';
import { wholeSeconds } from './whole-seconds';

const KINDS = {
  counted: 'explain.counted',
  closed: 'explain.closed',
  held: 'explain.held',
  stopped: 'explain.stopped',
  noGoal: 'explain.noGoal',
} as const satisfies Record<Stretch['what'], TextKey>;

/** "Counted", "On hold: waiting for the user". */
export function stretchText({ what, reason }: Stretch, { names }: Around, { t }: I18n): string {
  const word = t(KINDS[what]);
  return reason === undefined ? word : t('explain.cause.of', { what: word, to: nameIn(names.reasons, reason) });
}

/** "Status: Open → Pending, Maya Lindqvist". */
export function whyText(cause: Cause, around: Around, i18n: I18n): string {
  const words = causeText(cause, around.names, i18n);
  const by = cause.by === undefined ? undefined : around.people.get(cause.by);
  return by === undefined ? words : i18n.t('explain.cause.by', { what: words, name: by });
}

/** How much each stretch counts, as it is shown: ms in whole seconds, which add up to what is shown of their sum. */
export function shownCounted(stretches: readonly Stretch[]): { each: number[]; sum: number } {
  const each = wholeSeconds(stretches.map(({ what, ms }) => (what === 'counted' ? ms : 0)));
  return { each, sum: each.reduce((sum, ms) => sum + ms, 0) };
}

export const exactText = (ms: number, { locale }: I18n): string => durationText(locale, ms, 'exact');
