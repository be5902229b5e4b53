import { dueFirst } from '../ask-for-looks';
import { type Actor, readGround } from './ground';
import { lookSoon } from './look-soon';
import type { OverridePorts } from './override-priority';
import { recordAct } from './record-act';
import { demandRight } from './rights';

/**
 * Gives the priority of an incident back to the matrix. Recorded also when no override is known: it may have been made by an edit in Jira of
 * which the app has not heard yet. Throws NOT_ALLOWED without the right.
 */
export async function releasePriority(ports: OverridePorts, actor: Actor): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'overridePriority');
  const at = new Date(ports.clock.now()).toISOString();
  await dueFirst(ports, actor.issueId);
  await recordAct(ports.store, actor.issueId, { kind: 'release', at, by: actor.accountId });
  await lookSoon(ports, actor.issueId);
  return {};
}
