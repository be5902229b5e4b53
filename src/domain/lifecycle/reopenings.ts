import type { IssueFacts, StatusCategory } from '../incident/facts';
import { instantMs } from '../instant';

type Known = Pick<IssueFacts, 'history' | 'status' | 'statusCategories'>;

/** Category of a status the history names; undefined for one the site no longer has. */
export const categoryIn = ({ status, statusCategories }: Omit<Known, 'history'>, id: string | undefined): StatusCategory | undefined => {
  if (id === undefined) return undefined;
  if (id === status.id) return status.category;
  return Object.hasOwn(statusCategories, id) ? statusCategories[id] : undefined;
};

/**
 * How often an incident was reopened, by Jira's history: its status went from one that is done to one that is not. `reopenedAt`: the last time,
 * ms since 1970.
 */
export function reopeningsOf(facts: Known): { reopened: number; reopenedAt?: number } {
  let reopened = 0;
  let last = Number.NEGATIVE_INFINITY;
  for (const { fieldId, from, to, at } of facts.history) {
    if (fieldId !== 'status') continue;
    const [before, after] = [categoryIn(facts, from), categoryIn(facts, to)];
    if (before !== 'done' || after === undefined || after === 'done') continue;
    reopened++;
    const ms = instantMs(at);
    if (ms > last) last = ms;
  }
  return { reopened, ...(Number.isFinite(last) ? { reopenedAt: last } : {}) };
}
