import type { IssueFacts, StatusCategory } from '../../domain/incident/facts';
import type { JiraAsApp, ReadFacts, Store } from '../../ports';

const HOUR = 3_600_000;
/** Real time in ms for which the site's list of statuses is trusted: an admin seldom gives a status another category. */
const TRUST = 24 * HOUR;
/** The same when the list lacks a status: it may be new, or gone for good. */
const TRUST_LACKING = HOUR;

export interface CategoryPorts {
  jira: Pick<JiraAsApp, 'readStatusCategories'>;
  store: Pick<Store, 'readStatuses' | 'saveStatuses'>;
}

/**
 * Categories of the statuses an issue's history names, which knows only their ids. From a list kept in the app's storage; Jira is asked when
 * it is a day old, or lacks one and is an hour old.
 * @param now ms since 1970.
 */
export async function statusCategories(ports: CategoryPorts, facts: ReadFacts, now: number): Promise<IssueFacts['statusCategories']> {
  const named = facts.history.flatMap(({ fieldId, from, to }) => (fieldId === 'status' ? [from, to] : []));
  const ids = [...new Set(named)].filter((id): id is string => id !== undefined && id !== facts.status.id);
  if (ids.length === 0) return {};
  const kept = await ports.store.readStatuses();
  const whole = ids.every((id) => kept && Object.hasOwn(kept.categories, id));
  const fresh = kept && now - Date.parse(kept.at) < (whole ? TRUST : TRUST_LACKING);
  const categories = fresh ? kept.categories : await renew(ports, now);
  return Object.fromEntries(
    ids.flatMap((id): [string, StatusCategory][] => {
      const category = Object.hasOwn(categories, id) ? categories[id] : undefined;
      return category ? [[id, category]] : [];
    }),
  );
}

async function renew({ jira, store }: CategoryPorts, now: number): Promise<Record<string, StatusCategory>> {
  const categories = await jira.readStatusCategories();
  await store.saveStatuses({ at: new Date(now).toISOString(), categories });
  return categories;
}
