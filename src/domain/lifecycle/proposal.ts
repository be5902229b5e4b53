import type { Act } from '../acts/act';
import type { AnsweredAct, ProposedAct } from '../acts/life';
import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import { reopeningsIn } from './reopenings';

/** A resolution somebody proposed, and the first answer to it. */
export interface Proposal {
  act: ProposedAct;
  /** 1 for the first one of the incident, 2 for the next … */
  round: number;
  answer?: AnsweredAct;
  /** ms since 1970; when the incident was reopened after it, if it was. */
  reopenedAt?: number;
}

/**
 * The last proposed resolution that is not over: one that was reopened without an answer is, one that was rejected is until the next takes its
 * place.
 */
export function proposalIn(acts: readonly Act[], facts: Pick<IssueFacts, 'history' | 'status' | 'statusCategories'>): Proposal | undefined {
  const place = acts.findLastIndex(({ kind }) => kind === 'proposed');
  const act = acts[place];
  if (act?.kind !== 'proposed') return undefined;
  const since = instantMs(act.at);
  const reopenedAt = reopeningsIn(facts).find((at) => at > since);
  const answer = acts.slice(place + 1).find((one): one is AnsweredAct => one.kind === 'answered');
  const round = acts.filter(({ kind }) => kind === 'proposed').length;
  return { act, round, ...(answer ? { answer } : {}), ...(reopenedAt === undefined ? {} : { reopenedAt }) };
}
