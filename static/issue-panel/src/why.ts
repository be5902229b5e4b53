import type { IncidentState } from '../../../src/domain/incident/state';
import type { I18n, TextKey } from '../../shared/i18n';

const GONE = { impact: 'panel.why.impactGone', urgency: 'panel.why.urgencyGone' } as const satisfies Record<string, TextKey>;

/**
 * Why an incident has the priority it has, in sentences.
 * @param by display name of whoever keeps the priority by hand; empty while it is not known, or hidden from the reader.
 */
export function whyOf({ priority, policy }: Pick<IncidentState, 'priority' | 'policy'>, by: string, { t, instant }: I18n): string[] {
  const { source, impact, urgency, missing, gone = [], override } = priority;
  const sentences: string[] = [];
  if (source === 'override' && override) {
    const when = instant(override.at);
    sentences.push(by === '' ? t('panel.why.keptByHand', { when }) : t('panel.why.keptBy', { name: by, when }));
    if (override.byEdit) sentences.push(t('panel.why.byEdit'));
  }
  if (impact && urgency) {
    const levels = { impact: impact.name, urgency: urgency.name, version: policy };
    sentences.push(t(source === 'override' ? 'panel.why.setAside' : 'panel.why.levels', levels));
  }
  if (missing) sentences.push(t(missing.length > 1 ? 'panel.why.bothMissing' : MISSING[missing[0] ?? 'impact']));
  for (const axis of gone) sentences.push(t(GONE[axis]));
  return sentences;
}

const MISSING = { impact: 'panel.why.impactMissing', urgency: 'panel.why.urgencyMissing' } as const satisfies Record<string, TextKey>;
