import type { Act } from '../acts/act';
import type { AnsweredAct, ProposedAct } from '../acts/life';
import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';

/** A resolution somebody proposed, and the first answer to it. */
export interface Proposal {
  act: ProposedAct;
  /** 1 for the first one of the incident, 2 for the next … */
  round: number;
  answer?: AnsweredAct;
  /** ms since 1970; when the incident was reopened after it, if it was. */
  reopenedAt?: number;
}

/** When an incident went from a status that is done to one that is not; ms since 1970, in order. */
export function reopeningsIn({ history, status, statusCategories }: Pick<IssueFacts, 'history' | 'status' | 'statusCategories'>): number[] {
  const categoryOf = (id: string | undefined) => (id === status.id ? status.category : id === undefined ? undefined : statusCategories[id]);
  return history
    .filter(({ fieldId, from, to }) => {
      const [before, after] = [categoryOf(from), categoryOf(to)];
      return fieldId === 'status' && before === 'done' && after !== undefined && after !== 'done';
    })
    .map(({ at }) => instantMs(at))
    .filter((at) => !Number.isNaN(at))
    .sort((a, b) => a - b);
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
