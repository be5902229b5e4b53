import type { CallOutput } from '../../contract/types';
import { acknowledgementIn } from '../../domain/escalation/acknowledgement';
import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';

/** Takes note of an incident. Of two at once one is first, and the other is told who. Throws NOT_ALLOWED without the right. */
export async function acknowledge(ports: DeskPorts, actor: Actor): Promise<CallOutput<'acknowledge'>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'acknowledge');
  const by = actor.accountId;
  const at = isoOf(ports.clock.now());
  return recordDecided<CallOutput<'acknowledge'>>(ports, actor.issueId, (acts) => {
    const counts = acknowledgementIn(acts);
    if (counts) return { answer: { by: counts.by, at: counts.at, first: false } };
    return { act: { kind: 'acknowledged', at, by }, answer: { by, at, first: true } };
  });
}
