import * as v from 'valibot';
import { getIssue } from '../../jira/issues/store';
import type { Jira } from '../../jira/jira';

/**
 * The property by which an imported incident is known again: its number in the log, a digest of its lines, and what the log says that no
 * field of Jira holds.
 */
export const MARK = 'incident-log';

const SCHEMA = v.object({ number: v.string(), digest: v.string() });

/** An incident that is there already. */
export interface Known {
  key: string;
  digest: string;
}

/** Incidents imported before, anywhere in the site, by number. */
export function knownIncidents(jira: Jira): Map<string, Known> {
  const rows = jira.site.db.all<{ owner_id: string; value: string }>(
    'SELECT owner_id, value FROM entity_property WHERE owner = ? AND key = ?',
    'issue',
    MARK,
  );
  const known = new Map<string, Known>();
  for (const { owner_id, value } of rows) {
    const mark = v.safeParse(SCHEMA, JSON.parse(value));
    const issue = getIssue(jira, owner_id);
    if (mark.success && issue) known.set(mark.output.number, { key: issue.key, digest: mark.output.digest });
  }
  return known;
}
