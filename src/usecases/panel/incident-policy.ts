import { fault } from '../../contract/errors';
import type { PublishedPolicy } from '../../contract/types';
import { type InputPorts, readInput } from '../reconcile/read-input';
import type { Actor, Ground } from './ground';

/** What finding out an incident's version of the policy needs of the world. */
export type IncidentPolicyPorts = Omit<InputPorts, 'jira'> & { app: InputPorts['jira'] };

/**
 * The version of the policy an incident runs under: its levels, its matrix, its priorities. Read as the app, as the look reads it that
 * follows. Throws NOT_FOUND when the incident is gone.
 */
export async function readIncidentPolicy(
  ports: IncidentPolicyPorts,
  { issueId }: Actor,
  { settings, policy }: Ground,
): Promise<PublishedPolicy> {
  // There is no other: nothing has to be read to know that.
  if (policy.version === 1) return policy;
  const input = await readInput({ ...ports, jira: ports.app }, issueId, { settings, policy });
  if (!input) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  return input.incidentPolicy ?? policy;
}
