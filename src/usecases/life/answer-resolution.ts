import { AppFault, fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { JiraAsApp, JiraAsPerson } from '../../ports';
import type { RecordPorts } from '../desk/record-decided';
import { isRequester } from '../desk/requester';
import { type Actor, type GroundPorts, readGround } from '../panel/ground';
import type { IncidentPolicyPorts } from '../panel/incident-policy';
import { demandRight } from '../panel/rights';
import { factsNow } from './facts-now';
import { recordAnswer } from './record-answer';

export type AnswerPorts = GroundPorts &
  IncidentPolicyPorts &
  RecordPorts & { app: Pick<JiraAsApp, 'readMembership'>; person: Pick<JiraAsPerson, 'link'> };

/**
 * The requester says whether the proposed resolution is one, or an agent says it for them; a rejected one is linked, as the person, to the change
 * or request it goes with. Of two answers one is first. Throws NOT_ALLOWED for everybody else, CONFLICT when nothing is proposed, INVALID_INPUT
 * for a rejection without a reason or a link to an issue the person does not see.
 */
export async function answerResolution(
  ports: AnswerPorts,
  actor: Actor,
  { link, ...said }: ParsedInput<'answerResolution'>,
): Promise<CallOutput<'answerResolution'>> {
  const ground = await readGround(ports, actor);
  const { facts } = await factsNow(ports, actor, ground);
  const requester = isRequester(facts, actor.accountId);
  if (!requester) await demandRight(ports.app, actor, ground, 'proposeResolution');
  const linked = said.accepts ? undefined : link;
  if (linked !== undefined && (linked === facts.key || !(await ports.person.readPlace(linked))))
    throw fault('INVALID_INPUT', `answerResolution: the person sees no other issue ${linked}`);
  const answer = await recordAnswer(ports, actor, facts, {
    ...said,
    via: requester ? 'panel' : 'onBehalf',
    ...(linked === undefined ? {} : { link: linked }),
  });
  if (linked !== undefined && answer.first) await linkTo(ports, facts.key, linked);
  return answer;
}

/** What was answered stays so when the person may not link: the answer names the issue. */
async function linkTo({ person }: AnswerPorts, incidentKey: string, originKey: string): Promise<void> {
  try {
    await person.link({ incidentKey, originKey });
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`${incidentKey} is not linked to ${originKey}: ${error.error.message}`);
  }
}
