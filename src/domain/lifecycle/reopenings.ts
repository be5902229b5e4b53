import type { IssueFacts, StatusCategory } from '../incident/facts';
import { instantMs } from '../instant';

type Known = Pick<IssueFacts, 'history' | 'status' | 'statusCategories'>;

/** Category of a status the history names; undefined for one the site no longer has. */
export const categoryIn = ({ status, statusCategories }: Omit<Known, 'history'>, id: string | undefined): StatusCategory | undefined => {
  if (id === undefined) return undefined;
  if (id === status.id) return status.category;
  return Object.hasOwn(statusCategories, id) ? statusCategories[id] : undefined;
};

/** When an incident went from a status that is done to one that is not, by Jira's history; ms since 1970, in order. */
export function reopeningsIn(facts: Known): number[] {
  return facts.history
    .flatMap(({ fieldId, from, to, at }) => {
      if (fieldId !== 'status' || categoryIn(facts, from) !== 'done') return [];
      const after = categoryIn(facts, to);
      return after === undefined || after === 'done' ? [] : [instantMs(at)];
    })
    .filter((at) => !Number.isNaN(at))
    .sort((a, b) => a - b);
}

/** How often an incident was reopened; `reopenedAt`: the last time, ms since 1970. */
export function reopeningsOf(facts: Known): { reopened: number; reopenedAt?: number } {
  const all = reopeningsIn(facts);
  const last = all.at(-1);
  return { reopened: all.length, ...(last === undefined ? {} : { reopenedAt: last }) };
}
