import type { Policy } from '../../contract/types';
import type { Placement } from '../routing/placement';
import { acknowledgementIn } from './acknowledgement';
import type { Step } from './climb';
import { snoozeIn } from './defer';
import type { Incident } from './open-steps';
import { shedEscalation } from './shed-escalation';
import type { EscalationState } from './state';
import { aheadOf, firedOf } from './tell';

/** Of what was done the last so many are told, and of what is to come the next. */
export const FIRED_MAX = 5;
export const AHEAD_MAX = 8;

/** Soonest first, then what does not come. */
const byComing = (a: Step, b: Step): number =>
  (a.not === undefined ? (a.due?.at ?? Infinity) : Infinity) - (b.not === undefined ? (b.due?.at ?? Infinity) : Infinity) || 0;

/** How an incident's escalation stands; undefined: no ladder concerns it, and nobody did anything about it. */
export function stateOf(
  incident: Incident,
  steps: readonly Step[],
  document: Policy,
  placement: Placement | undefined,
): EscalationState | undefined {
  const { acts, done } = incident;
  const noted = acknowledgementIn(acts);
  const acknowledged = noted && { by: noted.by, at: noted.at };
  const snoozed = snoozeIn(acts);
  if (steps.length === 0 && done.length === 0 && !acknowledged && !snoozed) return undefined;
  const coming = [...steps].sort(byComing).slice(0, AHEAD_MAX);
  return shedEscalation({
    ...(acknowledged ? { acknowledged } : {}),
    ...(snoozed ? { snoozed: { by: snoozed.by, at: snoozed.at, until: snoozed.until, reason: snoozed.reason } } : {}),
    fired: done.slice(-FIRED_MAX).flatMap((act) => firedOf(act, acts, document) ?? []),
    count: done.length,
    ahead: coming.flatMap((step) => aheadOf(step, document, placement) ?? []),
  });
}
