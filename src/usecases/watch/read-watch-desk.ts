import { fault } from '../../contract/errors';
import type { CallOutput } from '../../contract/types';
import type { JiraAsApp, JiraAsPerson, Store } from '../../ports';
import { hasRight } from '../panel/rights';

export interface WatchPorts {
  app: Pick<JiraAsApp, 'readMembership'>;
  person: Pick<JiraAsPerson, 'readProject'>;
  store: Pick<Store, 'readSettings' | 'readPolicy'>;
}

/** Whoever opens a project's watch list. Both come from the platform, never from the screen. */
export interface Watcher {
  accountId: string;
  projectId: string;
}

/**
 * What the watch list needs to begin. The incidents themselves the screen reads from Jira as the person, so that nobody is shown one they may
 * not see. Throws NOT_SET_UP, or NOT_FOUND both for a project that is hidden from the person and for one without incidents.
 */
export async function readWatchDesk(
  { app, person, store }: WatchPorts,
  { accountId, projectId }: Watcher,
): Promise<CallOutput<'readWatchDesk'>> {
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) throw fault('NOT_SET_UP', 'No Jira administrator has set Firebreak up yet.');
  if (!settings.incidents.some((place) => place.projectId === projectId))
    throw fault('NOT_FOUND', `Project ${projectId} has no incidents.`);
  await person.readProject(projectId);
  const { rights, supportGroups, tiers } = policy.document;
  if (!(await hasRight(app, { accountId }, { policy, projectId }, 'readWatchList'))) return { may: false, holders: rights.readWatchList };
  return {
    may: true,
    groups: supportGroups.map(({ id, name, tier }) => ({ id, name, tier })),
    tiers: tiers.map(({ id, name }) => ({ id, name })),
  };
}
