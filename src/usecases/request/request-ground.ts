import { fault } from '../../contract/errors';
import type { PublishedPolicy, Settings } from '../../contract/types';
import type { DecisionInput } from '../../domain/incident/decide';
import { isIncident } from '../../domain/settings/incident-types';
import type { Store } from '../../ports';
import { isRequester } from '../desk/requester';
import { type InputPorts, readInput } from '../reconcile/read-input';

/** Whoever looks at a request in the portal. Both come from the platform, never from the screen. */
export interface Requester {
  accountId: string;
  /** Key of the issue. */
  requestKey: string;
}

export type RequestPorts = Omit<InputPorts, 'jira'> & {
  app: InputPorts['jira'];
  store: Pick<Store, 'readSettings' | 'readPolicy'>;
};

/**
 * The incident a requester sees in the portal, with what a decision about it follows from. Read as the app: in the portal the platform lets no
 * app call Jira as the person, and customers may not read the issue. So who may is decided here: whoever reported it, or is affected.
 * Throws NOT_FOUND for everybody else as for what is no incident or not there, NOT_SET_UP.
 */
export async function requestGround(
  ports: RequestPorts,
  { accountId, requestKey }: Requester,
): Promise<{ settings: Settings; policy: PublishedPolicy; input: DecisionInput }> {
  const { app, store } = ports;
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicy()]);
  if (!settings || !policy) throw fault('NOT_SET_UP', 'No Jira administrator has set Firebreak up yet.');
  const hidden = fault('NOT_FOUND', `Request ${requestKey} is no incident of the person’s.`);
  // The platform says only the key; what people did is kept by the id.
  const found = await app.readFacts(requestKey, settings, []);
  if (!found || !isIncident(settings, found.projectId, found.issueTypeId) || !isRequester(found, accountId)) throw hidden;
  const input = await readInput({ ...ports, jira: app }, found.issueId, { settings, policy });
  if (!input || !isRequester(input.facts, accountId)) throw hidden;
  return { settings, policy, input };
}
