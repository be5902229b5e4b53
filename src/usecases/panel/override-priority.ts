import { fault } from '../../contract/errors';
import type { ParsedInput } from '../../contract/types';
import { storable } from '../../domain/text';
import type { JiraAsApp, Store } from '../../ports';
import { type AskOnePorts, dueFirst } from '../ask-for-looks';
import { type Actor, type GroundPorts, readGround } from './ground';
import { type IncidentPolicyPorts, readIncidentPolicy } from './incident-policy';
import { lookSoon } from './look-soon';
import { recordAct } from './record-act';
import { demandRight } from './rights';

/** What changing an override needs of the world. */
export type OverridePorts = GroundPorts &
  IncidentPolicyPorts &
  AskOnePorts & {
    app: Pick<JiraAsApp, 'readMembership'>;
    store: Pick<Store, 'readActs' | 'appendActs'>;
  };

/**
 * Keeps the priority of an incident at one of its policy's until it is given back. Only recorded here; reconcile sets Jira's field. Throws
 * NOT_ALLOWED without the right, INVALID_INPUT for a priority the policy does not have or a reason nobody can read.
 */
export async function overridePriority(
  ports: OverridePorts,
  actor: Actor,
  { priority, reason: typed }: ParsedInput<'overridePriority'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'overridePriority');
  const { version, document } = await readIncidentPolicy(ports, actor, ground);
  const chosen = document.priorities.find(({ id }) => id === priority);
  if (!chosen) throw fault('INVALID_INPUT', `overridePriority: priority must be one of policy ${version}'s, which ${priority} is not`);
  // It goes into the incident's property with the rest: what Jira cannot store would keep back every write of the app's for good.
  const reason = storable(typed).trim();
  if (reason === '') throw fault('INVALID_INPUT', 'overridePriority: reason must have a character that can be read');
  const at = new Date(ports.clock.now()).toISOString();
  const { jiraPriorityId } = chosen;
  await dueFirst(ports, actor.issueId);
  await recordAct(ports.store, actor.issueId, { kind: 'override', at, by: actor.accountId, jiraPriorityId, reason });
  await lookSoon(ports, actor.issueId);
  return {};
}
