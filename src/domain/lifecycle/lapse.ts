import { instantMs } from '../instant';
import { fits } from '../policy/fits';
import type { Life } from './life';
import { categoryIn } from './reopenings';
import { statusSince } from './status-since';
import { workingDaysAfter } from './working-days';

/** How often an incident came to a status that is done. */
function timesDone({ facts }: Pick<Life, 'facts'>): number {
  return facts.history.filter(
    ({ fieldId, from, to }) => fieldId === 'status' && categoryIn(facts, from) !== 'done' && categoryIn(facts, to) === 'done',
  ).length;
}

/**
 * When an incident closes that was resolved without a proposal, by hand or for want of an answer: as soon as it is resolved where the policy
 * asks nobody, else when nobody has objected for as long as a proposal waits. Undefined when it does not close by itself, or was resolved before
 * the app came.
 */
export function lapseOf(life: Life): { at: number; round: number } | undefined {
  const { facts, ground } = life;
  const { policy } = ground;
  const { confirmation } = policy.document.resolution;
  const since = statusSince(facts);
  if (facts.status.category !== 'done' || since < instantMs(policy.since)) return undefined;
  const days = confirmation.silenceClosesAfterDays;
  const isAsked = fits(confirmation.for, life.subject());
  const at = !isAsked ? since : days === undefined ? undefined : workingDaysAfter(policy.document, since, days);
  return at === undefined ? undefined : { at, round: timesDone(life) };
}
