import type { IncidentState } from '../../../src/domain/incident/state';
import type { I18n, TextKey } from '../../shared/i18n';

const GONE = { impact: 'panel.why.impactGone', urgency: 'panel.why.urgencyGone' } as const satisfies Record<string, TextKey>;

/**
 * Who keeps an incident's priority by hand, and since when. Undefined when nobody does.
 * @param by their display name; empty while it is not known, or hidden from the reader.
 */
export function keptBy({ priority: { source, override } }: Pick<IncidentState, 'priority'>, by: string, i18n: I18n): string | undefined {
  if (source !== 'override' || !override) return undefined;
  const when = i18n.instant(override.at);
  return by === '' ? i18n.t('panel.why.keptByHand', { when }) : i18n.t('panel.why.keptBy', { name: by, when });
}

/** Why an incident has the priority it has, and what is lacking, in sentences. */
export function whyOf({ priority, policy }: Pick<IncidentState, 'priority' | 'policy'>, { t }: I18n): string[] {
  const { source, impact, urgency, missing, gone = [], override } = priority;
  const sentences: string[] = [];
  if (source === 'override' && override?.byEdit) sentences.push(t('panel.why.byEdit'));
  if (impact && urgency) {
    const levels = { impact: impact.name, urgency: urgency.name, version: policy };
    sentences.push(t(source === 'override' ? 'panel.why.setAside' : 'panel.why.levels', levels));
  }
  if (missing) sentences.push(t(missing.length > 1 ? 'panel.why.bothMissing' : MISSING[missing[0] ?? 'impact']));
  for (const axis of gone) sentences.push(t(GONE[axis]));
  return sentences;
}

const MISSING = { impact: 'panel.why.impactMissing', urgency: 'panel.why.urgencyMissing' } as const satisfies Record<string, TextKey>;
