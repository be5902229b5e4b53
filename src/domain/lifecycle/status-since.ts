import type { IssueFacts } from '../incident/facts';
import { instantMs } from '../instant';

/** When an incident came to the status it has; ms since 1970. */
export function statusSince({ created, history }: Pick<IssueFacts, 'created' | 'history'>): number {
  const moves = history.filter(({ fieldId }) => fieldId === 'status').map(({ at }) => instantMs(at));
  return Math.max(instantMs(created), ...moves.filter((at) => !Number.isNaN(at)));
}
