import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';

/** Ends the putting off of an incident's escalations, if there is any. Throws NOT_ALLOWED without the right. */
export async function endSnooze(ports: DeskPorts, actor: Actor): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'snooze');
  const now = ports.clock.now();
  const at = isoOf(now);
  return recordDecided(ports, actor.issueId, (acts) => {
    const last = acts.findLast((act) => act.kind === 'snoozed');
    if (!last || Date.parse(last.until) <= now) return { answer: {} };
    return { act: { kind: 'snoozed', at, by: actor.accountId, until: at, reason: '' }, answer: {} };
  });
}
