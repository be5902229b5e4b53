import type { Comment } from '../incident/facts';
import { instantMs } from '../instant';
import type { Life } from './life';
import { accepts } from './reply';
import { statusSince } from './status-since';
import { workingDaysAfter } from './working-days';

/**
 * The requester's first public reply to an incident that is over which says that it is not, within the working days the policy grants. One that
 * only agrees or thanks says no such thing.
 * @param answerId id of the reply that was taken as the answer to a proposed resolution.
 */
export function replyWhenOver({ facts, ground }: Life, answerId: string | undefined): { comment: Comment; at: number } | undefined {
  const { document } = ground.policy;
  const days = document.resolution.reopenWithinDays;
  if (days === undefined) return undefined;
  const since = statusSince(facts);
  const until = workingDaysAfter(document, since, days) ?? since;
  const { reporter, values } = facts;
  const [affected] = values.affectedUser ?? [];
  let first: { comment: Comment; at: number } | undefined;
  for (const comment of facts.comments) {
    const at = instantMs(comment.at);
    const { id, by, text, unlicensed } = comment;
    const isRequester = unlicensed || (by !== undefined && (by === reporter || by === affected));
    if (!comment.public || !isRequester || text === undefined || id === answerId || accepts(text)) continue;
    if (at > since && at <= until && (!first || at < first.at)) first = { comment, at };
  }
  return first;
}
