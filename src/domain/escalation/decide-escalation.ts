import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import type { PriorityState } from '../incident/state';
import type { Placement } from '../routing/placement';
import type { ClockState, StateCalendar } from '../sla/clock-state';
import type { EscalationState } from './state';

/** What an incident's escalation follows from, besides its facts and acts. */
export interface EscalationGround {
  /** In force: a ladder withdrawn there stops at once. */
  policy: PublishedPolicy;
  settings: Settings;
  clocks: readonly ClockState[];
  calendars: Readonly<Record<string, StateCalendar>>;
  priority: PriorityState;
  placement?: Placement;
}

/** What follows for an incident's escalation. */
export interface DecidedEscalation {
  /** Levels that are due now, to be recorded. */
  acts: Act[];
  state?: EscalationState;
  /** ms since 1970; absent: nothing follows from time alone. */
  wakeAt?: number;
}

/** Which levels of which ladders are due, were done, and will be. @param now ms since 1970. */
export function decideEscalation(_facts: IssueFacts, _acts: readonly Act[], _ground: EscalationGround, _now: number): DecidedEscalation {
  return { acts: [] };
}
