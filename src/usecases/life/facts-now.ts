import { fault } from '../../contract/errors';
import type { Act } from '../../domain/acts/act';
import type { IssueFacts } from '../../domain/incident/facts';
import type { Actor, Ground } from '../panel/ground';
import type { IncidentPolicyPorts } from '../panel/incident-policy';
import { readInput } from '../reconcile/read-input';

/** Facts and acts of the incident somebody acts on, read as the app as the look reads them that follows. Throws NOT_FOUND when it is gone. */
export async function factsNow(
  ports: IncidentPolicyPorts,
  { issueId }: Pick<Actor, 'issueId'>,
  ground: Pick<Ground, 'settings' | 'policy'>,
): Promise<{ facts: IssueFacts; acts: readonly Act[] }> {
  const input = await readInput({ ...ports, jira: ports.app }, issueId, ground);
  if (!input) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  return { facts: input.facts, acts: input.acts.acts };
}
