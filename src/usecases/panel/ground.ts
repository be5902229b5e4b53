import { fault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import { isIncident } from '../../domain/settings/incident-types';
import type { JiraAsPerson, Store } from '../../ports';

/** Whoever acts in the panel of an issue. Both come from the platform, never from the screen. */
export interface Actor {
  accountId: string;
  issueId: string;
}

/** What every act of the panel stands on. */
export interface Ground {
  settings: Settings;
  policy: PublishedPolicy;
  projectId: string;
}

export interface GroundPorts {
  person: Pick<JiraAsPerson, 'readPlace'>;
  store: Pick<Store, 'readSettings' | 'readPolicy'>;
}

/**
 * The site is set up, the person may see the issue, and it is an incident. Asked anew with every call: that a panel is hidden protects
 * nothing. Throws NOT_SET_UP, or NOT_FOUND both for what is hidden and for what is no incident.
 */
export async function readGround(ports: GroundPorts, { issueId }: Actor): Promise<Ground> {
  const [settings, policy] = await Promise.all([ports.store.readSettings(), ports.store.readPolicy()]);
  if (!settings || !policy) throw fault('NOT_SET_UP', 'No Jira administrator has set Firebreak up yet.');
  const place = await ports.person.readPlace(issueId);
  if (!place) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the person.`);
  if (!isIncident(settings, place.projectId, place.issueTypeId)) throw fault('NOT_FOUND', `Issue ${issueId} is no incident.`);
  return { settings, policy, projectId: place.projectId };
}
