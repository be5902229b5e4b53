import type { ParsedInput } from '../../contract/types';
import { canTakeBack } from '../../domain/escalation/take-back';
import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';
import { refusal } from './refusal';
import { readable } from './words';

/**
 * Takes the last escalation of an incident back; what follows is done by the look. Throws NOT_ALLOWED without the right, CONFLICT when
 * there is none: of two who do it at once the second takes back no more than both saw.
 */
export async function deEscalate(ports: DeskPorts, actor: Actor, input: ParsedInput<'deEscalate'>): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'deEscalate');
  const reason = readable('deEscalate: reason', input.reason);
  const at = isoOf(ports.clock.now());
  return recordDecided(ports, actor.issueId, (acts) => {
    if (!canTakeBack(acts))
      throw refusal('CONFLICT', 'nothingEscalated', `Issue ${actor.issueId} has no escalation that could be taken back.`);
    return { act: { kind: 'deEscalated', at, by: actor.accountId, reason }, answer: {} };
  });
}
