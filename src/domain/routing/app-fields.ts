import type { Settings } from '../../contract/types';
import type { AppFieldName, IssueFacts } from '../incident/facts';
import type { Placement } from './placement';

/** Jira's limit for a field that holds one line of text. */
const LINE_MAX = 255;

/** What the app's fields about who has the incident should say and do not; only those the site has. */
export function placementFields(
  placement: Placement | undefined,
  { appFields }: Pick<Settings, 'appFields'>,
  said: IssueFacts['appFields'],
): Partial<Record<AppFieldName, string | null>> {
  const set: Partial<Record<AppFieldName, string | null>> = {};
  for (const [name, part] of [
    ['supportTier', placement?.tier],
    ['supportGroup', placement?.group],
  ] as const) {
    const wanted = part?.name.slice(0, LINE_MAX) ?? null;
    if (appFields[name] !== undefined && wanted !== (said[name] ?? null)) set[name] = wanted;
  }
  return set;
}
