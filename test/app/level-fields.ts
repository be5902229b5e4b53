import type { Settings } from '../../src/contract/types';

/** Impact and urgency as an edit sets them; levels by their ids in the policy. */
export function levelFields(settings: Settings, levels: { impact?: string; urgency?: string }): Record<string, unknown> {
  const one = (axis: 'impact' | 'urgency', level: string | undefined): [string, unknown][] => {
    const field = settings.fields[axis];
    if (!field || level === undefined) return [];
    return [[field.fieldId, { id: field.options[level] }]];
  };
  return Object.fromEntries([...one('impact', levels.impact), ...one('urgency', levels.urgency)]);
}
