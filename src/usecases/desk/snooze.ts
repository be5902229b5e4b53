import type { CallOutput, ParsedInput } from '../../contract/types';
import { isoOf } from '../../domain/instant';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';
import { refusal } from './refusal';
import { readable } from './words';

const MINUTE = 60_000;

/**
 * Puts an incident's escalations off; what has been put off before ends with this. Throws NOT_ALLOWED without the right, INVALID_INPUT for
 * longer than the policy in force allows or a reason nobody can read.
 */
export async function snooze(ports: DeskPorts, actor: Actor, input: ParsedInput<'snooze'>): Promise<CallOutput<'snooze'>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'snooze');
  const { snoozeMaxMs } = ground.policy.document.escalation;
  const ms = input.minutes * MINUTE;
  if (ms > snoozeMaxMs) throw refusal('INVALID_INPUT', 'tooLong', `snooze: minutes must be at most ${Math.floor(snoozeMaxMs / MINUTE)}`);
  const reason = readable('snooze: reason', input.reason);
  const now = ports.clock.now();
  const until = isoOf(now + ms);
  const act = { kind: 'snoozed', at: isoOf(now), by: actor.accountId, until, reason } as const;
  return recordDecided(ports, actor.issueId, () => ({ act, answer: { until } }));
}
