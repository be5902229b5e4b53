import type { Act } from '../acts/act';
import type { AcknowledgedAct } from '../acts/escalation';
import { instantMs } from '../instant';

/** The last acknowledgement, if nothing came to pass after it that escalated the incident, and no other group got it. */
export function acknowledgementIn(acts: readonly Act[]): AcknowledgedAct | undefined {
  const last = acts.findLast((act) => act.kind === 'acknowledged');
  if (!last) return undefined;
  const at = instantMs(last.at);
  const places = acts.filter((act) => act.kind === 'placed');
  // The first group has it since it was made.
  const since = places.length > 1 ? instantMs(places.at(-1)?.at ?? '') : Number.NEGATIVE_INFINITY;
  const passed = acts.some((act) => act.kind === 'escalated' && instantMs(act.passedAt) > at);
  return at < since || passed ? undefined : last;
}
