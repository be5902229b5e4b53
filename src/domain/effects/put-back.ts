import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';
import { type Refusal, standingRefusal, undoneRefusal } from '../priority/judge';
import { effectId } from './cause';
import type { CommentEffect } from './effect';
import { STALE } from './reminders';

/**
 * Somebody's edit of the priority is undone: they are told why. Due from when it is about to be undone, and for a while after: words that
 * could not be said at once are said later.
 * @param setPriority id of the priority a look is about to set. @param now ms since 1970.
 */
export function putBack(
  acts: readonly Act[],
  setPriority: string | undefined,
  facts: IssueFacts,
  { document }: PublishedPolicy,
  { appAccountId }: Settings,
  now: number,
): CommentEffect[] {
  const named = (id: string): string => document.priorities.find(({ jiraPriorityId }) => jiraPriorityId === id)?.name ?? id;
  const say = ({ id, by, to }: Refusal, kept: string): CommentEffect[] => [
    {
      kind: 'comment',
      text: 'priorityPutBack',
      id: effectId(facts.issueId, { of: 'priorityPutBack', changeId: id }),
      to: [by],
      values: { wanted: named(to), kept: named(kept) },
    },
  ];
  const standing = standingRefusal(facts.history, acts);
  if (standing) return setPriority !== undefined && standing.to === facts.priorityId ? say(standing, setPriority) : [];
  const undone = undoneRefusal(facts.history, acts, appAccountId);
  return undone && now - instantMs(undone.at) <= STALE ? say(undone, undone.keptId) : [];
}
