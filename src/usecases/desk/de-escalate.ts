import type { ParsedInput } from '../../contract/types';
import { canTakeBack } from '../../domain/escalation/take-back';
import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';
import { refusal } from './refusal';
import { readable } from './words';

/** ms in which nobody can have seen what an escalation taken back left behind: the look that shows it may not have been yet. */
const UNSEEN = 60_000;

/**
 * Takes the last escalation of an incident back; what follows is done by the look. The same wish again within a minute is the same one: sent
 * twice. Throws NOT_ALLOWED without the right, CONFLICT when there is none, or somebody took one back within that minute: of two who do it at
 * once the second takes back no more than both saw.
 */
export async function deEscalate(ports: DeskPorts, actor: Actor, input: ParsedInput<'deEscalate'>): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'deEscalate');
  const reason = readable('deEscalate: reason', input.reason);
  const now = ports.clock.now();
  const by = actor.accountId;
  const act = { kind: 'deEscalated', at: isoOf(now), by, reason } as const;
  return recordDecided<Record<string, never>>(ports, actor.issueId, (acts) => {
    const lately = acts.findLast((one) => one.kind === 'deEscalated' && now - Date.parse(one.at) < UNSEEN);
    if (lately?.kind === 'deEscalated' && lately.by === by && lately.reason === reason) return { answer: {} };
    if (lately || !canTakeBack(acts))
      throw refusal('CONFLICT', 'nothingEscalated', `Issue ${actor.issueId} has no (other) escalation that could be taken back now.`);
    return { act, answer: {} };
  });
}
