import type { CallOutput, ParsedInput } from '../../contract/types';
import type { RecordPorts } from '../desk/record-decided';
import { recordAnswer } from '../life/record-answer';
import { type Requester, type RequestPorts, requestGround } from './request-ground';

/**
 * The requester says in the portal whether the proposed resolution is one. Of two answers one is first. Throws NOT_FOUND for anybody else,
 * CONFLICT when nothing is proposed, INVALID_INPUT for a rejection without a reason.
 */
export async function answerRequest(
  ports: RequestPorts & RecordPorts,
  requester: Requester,
  said: ParsedInput<'answerRequest'>,
): Promise<CallOutput<'answerRequest'>> {
  const { input } = await requestGround(ports, requester);
  const { facts } = input;
  return recordAnswer(ports, { accountId: requester.accountId, issueId: facts.issueId }, facts, { ...said, via: 'portal' });
}
