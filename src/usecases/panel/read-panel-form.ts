import type { CallOutput } from '../../contract/types';
import type { JiraAsApp } from '../../ports';
import { type Actor, type GroundPorts, readGround } from './ground';
import { type IncidentPolicyPorts, readIncidentPolicy } from './incident-policy';
import { hasRight } from './rights';

/** What the panel needs to change something: the matrix of the version the incident runs under, and what this person may do now. */
export async function readPanelForm(
  ports: GroundPorts & IncidentPolicyPorts & { app: Pick<JiraAsApp, 'readMembership'> },
  actor: Actor,
): Promise<CallOutput<'readPanelForm'>> {
  const ground = await readGround(ports, actor);
  const [{ version, document }, mayOverride] = await Promise.all([
    readIncidentPolicy(ports, actor, ground),
    hasRight(ports.app, actor, ground, 'overridePriority'),
  ]);
  const { impacts, urgencies, priorities, matrix } = document;
  return {
    form: { version, impacts, urgencies, priorities, matrix },
    may: { overridePriority: mayOverride },
  };
}
