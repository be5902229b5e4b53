import { ASKED_MAX } from '../../contract/limits';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Act } from '../../domain/acts/act';
import { bytesSaid } from '../../domain/acts/said';
import { isoOf } from '../../domain/instant';
import type { JiraAsApp } from '../../ports';
import { type Actor, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { recordDecided } from './record-decided';
import { refusal } from './refusal';
import { demandOpen, isRequester, readIssue } from './requester';
import { readable } from './words';

/** ms in which asking again adds nothing: whoever is told has had no time to answer. */
export const ASKED_LATELY = 30 * 60_000;

/**
 * The requester asks for escalation, or somebody with the right to escalate asks for them. Asked again within half an hour the first time
 * counts, so that impatience neither escalates twice nor fills the storage. Throws NOT_ALLOWED for everybody else,
 * CONFLICT when the incident is resolved, INVALID_INPUT for a requester who has asked with so many words that there is no room for more.
 */
export async function askForEscalation(
  ports: DeskPorts & { app: Pick<JiraAsApp, 'readFacts'> },
  actor: Actor,
  input: ParsedInput<'askForEscalation'>,
): Promise<CallOutput<'askForEscalation'>> {
  const ground = await readGround(ports, actor);
  const facts = await readIssue(ports.app, actor.issueId, ground.settings);
  const requester = isRequester(facts, actor.accountId);
  if (!requester) await demandRight(ports.app, actor, ground, 'escalate');
  demandOpen(facts);
  const reason = readable('askForEscalation: reason', input.reason);
  const now = ports.clock.now();
  const at = isoOf(now);
  return recordDecided<CallOutput<'askForEscalation'>>(ports, actor.issueId, (acts) => {
    const last = acts.findLast((act) => act.kind === 'customerAsked');
    if (last && now - Date.parse(last.at) < ASKED_LATELY) return { answer: { at: last.at, first: false } };
    const act: Act = { kind: 'customerAsked', at, by: actor.accountId, onBehalf: !requester, reason };
    const theirs = [...acts, act].filter((one) => one.kind === 'customerAsked' && !one.onBehalf);
    if (requester && bytesSaid(theirs) > ASKED_MAX)
      throw refusal('INVALID_INPUT', 'full', `Issue ${actor.issueId} has no room for more wishes of its requester.`);
    return { act, answer: { at, first: true } };
  });
}
