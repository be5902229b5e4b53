import type { Act } from '../acts/act';
import type { AcknowledgedAct } from '../acts/escalation';

/**
 * The acknowledgement that counts: since then nothing escalated the incident and no other group got it. After that somebody has to take note
 * anew.
 */
export function acknowledgementIn(acts: readonly Act[]): AcknowledgedAct | undefined {
  let counts: AcknowledgedAct | undefined;
  for (const act of acts) {
    if (act.kind === 'acknowledged') counts = act;
    else if (act.kind === 'placed' || act.kind === 'escalated') counts = undefined;
  }
  return counts;
}
