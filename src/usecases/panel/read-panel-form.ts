import type { CallOutput } from '../../contract/types';
import type { JiraAsApp } from '../../ports';
import { type Actor, type GroundPorts, readGround } from './ground';
import { hasRight } from './rights';

/** What the panel needs to change something: the current matrix, and what this person may do. */
export async function readPanelForm(
  ports: GroundPorts & { app: Pick<JiraAsApp, 'readMembership'> },
  actor: Actor,
): Promise<CallOutput<'readPanelForm'>> {
  const ground = await readGround(ports, actor);
  const { version, document } = ground.policy;
  const { impacts, urgencies, priorities, matrix } = document;
  return {
    form: { version, impacts, urgencies, priorities, matrix },
    may: { overridePriority: await hasRight(ports.app, actor, ground, 'overridePriority') },
  };
}
