import type { Change, IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import { compareIds } from '../sla/history/order';

type Seen = Pick<IssueFacts, 'history'>;

/** Changes of who has the incident, oldest first. */
export const assigneeChanges = ({ history }: Seen): Change[] =>
  history
    .filter(({ fieldId, at }) => fieldId === 'assignee' && !Number.isNaN(instantMs(at)))
    .sort((a, b) => instantMs(a.at) - instantMs(b.at) || compareIds(a.id, b.id));

/** Whether somebody else, or nobody, came to have it after an instant (ms since 1970). */
export const changedSince = (facts: Seen, instant: number): boolean =>
  facts.history.some(({ fieldId, at }) => fieldId === 'assignee' && instantMs(at) > instant);

/** Account id of whoever had it at an instant; undefined: nobody. */
export function assigneeAt(facts: Seen & Pick<IssueFacts, 'assignee'>, instant: number): string | undefined {
  const next = assigneeChanges(facts).find(({ at }) => instantMs(at) > instant);
  return next ? next.from : facts.assignee;
}

/** Account id of whoever had it last; undefined: nobody ever. */
export const lastAssignee = (facts: Seen & Pick<IssueFacts, 'assignee'>): string | undefined =>
  facts.assignee ?? assigneeChanges(facts).findLast(({ from }) => from !== undefined)?.from;

/** When it was opened again the last time, ms since 1970; undefined: never. */
export function reopenedAt({ history, status, statusCategories }: IssueFacts): number | undefined {
  const isDone = (id: string | undefined): boolean =>
    id !== undefined && (id === status.id ? status.category : statusCategories[id]) === 'done';
  let last: number | undefined;
  for (const { fieldId, at, from, to } of history) {
    if (fieldId !== 'status' || !isDone(from) || isDone(to)) continue;
    const ms = instantMs(at);
    if (last === undefined || ms > last) last = ms;
  }
  return last;
}
