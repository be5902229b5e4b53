import type { PublishedPolicy, Settings } from '../../contract/types';
import type { PriorityState } from '../incident/state';
import type { Placement } from '../routing/placement';
import type { ClockState } from '../sla/clock-state';

/** What the effects of an incident's escalation follow from, besides its facts and acts. */
export interface EscalationEffectsGround {
  /** In force: what a level does is what it says there now. */
  policy: PublishedPolicy;
  settings: Settings;
  /** What a look is about to make of the incident. */
  placement?: Placement;
  priority: PriorityState;
  /** Account id; absent: nobody. */
  assignee?: string;
  clocks: readonly ClockState[];
  /** Display names by account id. */
  names?: Readonly<Record<string, string>>;
}
