import type { CycleExplanation, Stretch } from '../../../../../src/domain/sla/explanation';
import type { Goal } from '../../../../../src/contract/types';
import type { I18n } from '../../../../shared/i18n';
import { fullText } from '../../../../shared/when';
import type { Around } from './around';
import { trialTexts } from './goal-words';
import { exactText, shownCounted, stretchText, whyText } from './stretch-words';

interface Parts {
  /** Sentences before the stretches: which clock, when, how it stands. */
  head: readonly string[];
  cycle: CycleExplanation;
  /** The cycle's stretches up to the moment the text is for. */
  stretches: readonly Stretch[];
  rules: readonly Goal[];
  /** Sentences at the end: calendar, version of the policy. */
  foot: readonly string[];
}

/** An explanation as lines of text, for a mail or a comment. Times are in the reader's zone, which each of them names. */
export function plainExplanation({ head, cycle, stretches, rules, foot }: Parts, around: Around, i18n: I18n): string {
  const { t, locale, timeZone } = i18n;
  const moment = (iso: string): string => fullText(locale, timeZone, Date.parse(iso));
  const counted = shownCounted(stretches);
  const lines = stretches.map((stretch, at) => {
    const what = stretchText(stretch, around, i18n);
    const amount = stretch.what === 'counted' ? `: ${exactText(counted.each[at] ?? 0, i18n)}` : '';
    const why = stretch.cause ? ` (${whyText(stretch.cause, around, i18n)})` : '';
    return `${moment(stretch.from)} – ${moment(stretch.to)} · ${what}${amount}${why}`;
  });
  const goals = cycle.goals.flatMap((goal) => trialTexts(goal, rules, around.names, i18n));
  return [...head, '', ...lines, `${t('explain.sum')}: ${exactText(counted.sum, i18n)}`, '', t('explain.rules'), ...goals, '', ...foot].join(
    '\n',
  );
}
