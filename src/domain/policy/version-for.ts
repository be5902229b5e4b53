import type { Applies } from '../../contract/types';

/** A version of the policy in the list of all. */
export interface PolicyVersion {
  version: number;
  /** ISO instant. */
  publishedAt: string;
  applies: Applies;
  /** Account id; of old versions the list may not know it. */
  by?: string;
  note?: string;
  /** Etag of the draft it was published from. */
  draft?: number;
}

/** What decides under which version an incident, or its clocks, run. */
export interface PolicyIncident {
  /** ISO instant. */
  created: string;
  /** Whether it was not over at an instant (ms since 1970). */
  openAt: (instant: number) => boolean;
  /** The version a person chose for the clocks; of the incident itself, nothing. */
  chosen?: number | undefined;
}

/**
 * The version an incident runs under: what a person chose, whatever was published since; else the last one that is for it. A version is for
 * the incidents made while it was in force, and where its admin said so for those that were open as it was published. The first is for older
 * ones, too. Nothing is written per incident: it follows from the list at any time.
 * @param versions oldest first.
 */
export function versionFor(versions: readonly PolicyVersion[], { created, openAt, chosen }: PolicyIncident): PolicyVersion | undefined {
  const picked = chosen === undefined ? undefined : versions.find(({ version }) => version === chosen);
  if (picked) return picked;
  const made = Date.parse(created);
  const later = versions.findLast((version) => Date.parse(version.publishedAt) > made && isFor(version, made, openAt));
  return later ?? versions.findLast(({ publishedAt }) => Date.parse(publishedAt) <= made) ?? versions[0];
}

function isFor({ applies, publishedAt }: PolicyVersion, made: number, openAt: PolicyIncident['openAt']): boolean {
  if (applies === 'new' || (applies !== 'open' && made < Date.parse(applies.openSince))) return false;
  return openAt(Date.parse(publishedAt));
}
