import type { Because } from '../../../../../src/domain/escalation/state';
import { durationText } from '../../../../shared/duration';
import type { I18n } from '../../../../shared/i18n';
import type { NameOf } from './name-of';

/** Why a ladder went off, or would, in a sentence. */
export function becauseText(because: Because, names: NameOf, { t, locale }: I18n): string {
  const time = (ms: number): string => durationText(locale, ms, 'coarse');
  switch (because.on) {
    case 'clock':
      return t('because.clock', { metric: because.metric, percent: because.percent });
    case 'willBreach':
      return t('because.willBreach', { metric: because.metric, within: time(because.withinMs) });
    case 'dwell':
      return t('because.dwell', { tier: because.tier, after: time(because.afterMs) });
    case 'notAcknowledged':
      return t('because.notAcknowledged', { after: time(because.afterMs) });
    case 'reopened':
      return t('because.reopened', { times: because.times });
    case 'reassigned':
      return t('because.reassigned', { times: because.times });
    case 'reporterGroup':
      return t('because.reporterGroup', { group: because.group });
    case 'priorityRaised':
      return t('because.priorityRaised', { to: because.to });
    case 'customer':
      return t('because.customer', { by: names(because.by) });
    case 'hand':
      return t('because.hand', { by: names(because.by) });
  }
}

/** The same of what has not come to pass yet. */
export const whenText = (because: Because, names: NameOf, i18n: I18n): string =>
  i18n.t('desk.when', { because: becauseText(because, names, i18n) });
