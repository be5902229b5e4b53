import type { CallOutput } from '../../../../src/contract/types';
import type { I18n, TextKey } from '../../../shared/i18n';
import { wordOf } from './value-words';

/** A finding as a call answers it. */
export type ToldFinding = CallOutput<'lintDraft'>['findings'][number];

/** Text of a finding by its code, or by code and `why`. */
const TEXTS: Readonly<Record<string, TextKey>> = {
  matrixHole: 'policy.lint.matrixHole',
  matrixUnknown: 'policy.lint.matrixUnknown',
  sharedId: 'policy.lint.sharedId',
  sharedDueField: 'policy.lint.sharedDueField',
  dangling: 'policy.lint.dangling',
  danglingMend: 'policy.lint.danglingMend',
  'ruleShadowed/routing': 'policy.lint.shadowedRouting',
  'ruleShadowed/goal': 'policy.lint.shadowedGoal',
  'noGoal/none': 'policy.lint.noGoal.none',
  'noGoal/narrower': 'policy.lint.noGoal.narrower',
  'noGoal/category': 'policy.lint.noGoal.category',
  'noGoal/urgency': 'policy.lint.noGoal.urgency',
  'noGoal/impact': 'policy.lint.noGoal.impact',
  'noGoal/priority': 'policy.lint.noGoal.priority',
  'tierEmpty/noGroup': 'policy.lint.tierEmpty.noGroup',
  'tierEmpty/ledTo': 'policy.lint.tierEmpty.ledTo',
  'tierEmpty/noPeople': 'policy.lint.tierEmpty.noPeople',
  groupEmpty: 'policy.lint.groupEmpty',
  holdEndless: 'policy.lint.holdEndless',
  calendarNeverOpens: 'policy.lint.calendarNeverOpens',
  'escalationNeverFires/closed': 'policy.lint.escalation.closed',
  'escalationNeverFires/quiet': 'policy.lint.escalation.quiet',
  'escalationNeverFires/noGoal': 'policy.lint.escalation.noGoal',
  'escalationNeverFires/lowestPriority': 'policy.lint.escalation.lowestPriority',
  'escalationNeverFires/lastTier': 'policy.lint.escalation.lastTier',
  tellsNobody: 'policy.lint.tellsNobody',
  templateValue: 'policy.lint.templateValue',
  templateValueMend: 'policy.lint.templateValueMend',
  'templateNever/silence': 'policy.lint.templateNever.silence',
  'templateNever/hold': 'policy.lint.templateNever.hold',
  'phaseUnreached/noStatus': 'policy.lint.phase.noStatus',
  'phaseUnreached/noWay': 'policy.lint.phase.noWay',
  'gateStuck/review': 'policy.lint.gate.review',
  'gateStuck/tooEarly': 'policy.lint.gate.tooEarly',
  'gateStuck/services': 'policy.lint.gate.services',
  'gateStuck/channel': 'policy.lint.gate.channel',
  'gateIdle/notAsked': 'policy.lint.gate.notAsked',
  'gateIdle/first': 'policy.lint.gate.first',
  'unheard/silence': 'policy.lint.unheard.silence',
  'unheard/hold': 'policy.lint.unheard.hold',
  unused: 'policy.lint.unused',
};

/** What the linter found, as a sentence. A code this screen does not know yet is said with its values. */
export function findingWords({ code, values }: ToldFinding, i18n: I18n): string {
  const { why = '', mend = '', list = '' } = values;
  const key = TEXTS[`${code}/${why}`] ?? (mend === '' ? undefined : TEXTS[`${code}Mend`]) ?? TEXTS[code];
  if (!key) return `${code} ${Object.values(values).join(', ')}`;
  return i18n.t(key, { ...values, list: wordOf(list, i18n), who: wordOf(why, i18n) });
}

/** The incident that shows it: "Example: an incident with impact Extensive, urgency High". */
export function exampleWords({ example }: ToldFinding, i18n: I18n): string {
  const parts = Object.entries(example).map(([member, value]) => i18n.t('policy.pair', { word: wordOf(member, i18n), value }));
  return parts.length === 0 ? i18n.t('policy.exampleAny') : i18n.t('policy.example', { parts: parts.join('; ') });
}
