import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { proposalIn } from './proposal';

/**
 * Whether a proposed resolution waits for the requester's answer. answered: the last one has one and the incident was not reopened since; none:
 * nothing was proposed, or what was is over.
 */
export function openProposal(
  acts: readonly Act[],
  facts: Pick<IssueFacts, 'history' | 'status' | 'statusCategories'>,
): 'open' | 'answered' | 'none' {
  const proposal = proposalIn(acts, facts);
  if (!proposal || proposal.reopenedAt !== undefined) return 'none';
  return proposal.answer ? 'answered' : 'open';
}
