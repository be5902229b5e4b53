import { fault } from '../../contract/errors';
import type { AnsweredAct } from '../../domain/acts/life';
import type { IssueFacts } from '../../domain/incident/facts';
import { isoOf } from '../../domain/instant';
import { openProposal } from '../../domain/lifecycle/open-proposal';
import type { Clock } from '../../ports';
import { type RecordPorts, recordDecided } from '../desk/record-decided';
import { readable } from '../desk/words';
import type { Actor } from '../panel/ground';
import { refusal } from './refusal';

/**
 * Records an answer to the proposed resolution; of several the first counts. Throws CONFLICT when nothing is proposed, INVALID_INPUT for a
 * rejection without a reason.
 */
export async function recordAnswer(
  ports: RecordPorts & { clock: Clock },
  { issueId, accountId: by }: Actor,
  facts: IssueFacts,
  { via, accepts, reason: typed, link }: Pick<AnsweredAct, 'via' | 'accepts' | 'link'> & { reason?: string | undefined },
): Promise<{ first: boolean }> {
  if (!accepts && typed === undefined) throw fault('INVALID_INPUT', 'reason must be given for a rejection');
  const reason = accepts || typed === undefined ? undefined : readable('reason', typed);
  const act: AnsweredAct = {
    kind: 'answered',
    at: isoOf(ports.clock.now()),
    by,
    via,
    accepts,
    ...(reason === undefined ? {} : { reason }),
    ...(link === undefined ? {} : { link }),
  };
  return recordDecided<{ first: boolean }>(ports, issueId, (acts) => {
    const state = openProposal(acts, facts);
    if (state === 'none') throw refusal('CONFLICT', 'nothingProposed', `No resolution of ${facts.key} waits for an answer.`);
    return state === 'open' ? { act, answer: { first: true } } : { answer: { first: false } };
  });
}
