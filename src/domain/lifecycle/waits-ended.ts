import type { HeldAct } from '../acts/life';
import { instantMs } from '../instant';
import type { Life } from './life';

/** A wait for the user that ended though the incident still has the status in which it waited: they answered. */
export interface AnsweredWait {
  /** The how manieth wait of the incident it is, 1, 2, 3 … */
  round: number;
  /** ms since 1970. */
  at: number;
  /** Id of the status it had before, as whoever put it on hold in the panel left it. */
  fromStatus?: string;
}

/** Waits for the user that a reply ended and no change of status since: the incident only looks as if it waited. */
export function waitsEndedByReply({ facts, acts, ground }: Life): AnsweredWait[] {
  if (ground.holding.length > 0) return [];
  const { holdReasons } = ground.policy.document;
  const ofUser = new Set(holdReasons.filter(({ waitsFor }) => waitsFor === 'user').map(({ id }) => id));
  const moves = facts.history.filter(({ fieldId }) => fieldId === 'status').map(({ at }) => instantMs(at));
  const moved = Math.max(Number.NEGATIVE_INFINITY, ...moves);
  const repliedAt = new Set(facts.comments.filter((comment) => comment.public).map(({ at }) => instantMs(at)));
  return ground.waits.flatMap(({ id, from, to }, place): AnsweredWait[] => {
    if (to === undefined || !ofUser.has(id) || moved > from || !repliedAt.has(to)) return [];
    const said = acts.findLast((act): act is HeldAct => act.kind === 'held' && act.reason === id && instantMs(act.at) <= to);
    const fromStatus = said && said.fromStatus !== facts.status.id ? said.fromStatus : undefined;
    return [{ round: place + 1, at: to, ...(fromStatus === undefined ? {} : { fromStatus }) }];
  });
}
