import type { CycleExplanation, Explanation, Stretch } from '../../../../../src/domain/sla/explanation';
import type { I18n } from '../../../../shared/i18n';
import { fullText } from '../../../../shared/when';
import type { Around } from './around';
import { causeText } from './causes';
import { trialTexts } from './goal-words';
import { exactText, shownCounted, stretchText } from './stretch-words';

interface Parts {
  /** Sentences before the stretches: which clock, when, how it stands. */
  head: readonly string[];
  cycle: CycleExplanation;
  /** The cycle's stretches up to the moment the text is for. */
  stretches: readonly Stretch[];
  calendars: Explanation['calendars'];
  /** Sentences at the end: calendar, version of the policy. */
  foot: readonly string[];
}

/** An explanation as lines of text, for a mail or a comment. Times are in the reader's zone, which each of them names. */
export function plainExplanation({ head, cycle, stretches, calendars, foot }: Parts, around: Around, i18n: I18n): string {
  const { t, locale, timeZone } = i18n;
  const moment = (iso: string): string => fullText(locale, timeZone, Date.parse(iso));
  const counted = shownCounted(stretches);
  const lines = stretches.map((stretch, at) => {
    const what = stretchText(stretch, i18n);
    const amount = stretch.countedMs > 0 ? `: ${exactText(counted.each[at] ?? 0, i18n)}` : '';
    const why = stretch.cause ? ` (${causeText(stretch.cause, around, i18n)})` : '';
    return `${moment(stretch.from)} – ${moment(stretch.to)} · ${what}${amount}${why}`;
  });
  const goals = cycle.goals.flatMap((goal) => trialTexts(goal, calendars, i18n));
  return [
    ...head,
    '',
    ...lines,
    `${t('explain.sum')}: ${exactText(counted.sum, i18n)}`,
    '',
    t('explain.rules'),
    ...goals,
    '',
    ...foot,
  ].join('\n');
}
