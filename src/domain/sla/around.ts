import type { PastStretch } from './cycle';
import type { Happening, Moment } from './history/moment';
import type { MetricRule } from './rules/clock-rules';
import type { GoalInput } from './rules/goals';
import type { SetsWith } from './rules/status-sets';

/** What a clock is told of the incident at each moment, after what happened at it. */
export interface Around {
  moment: Moment;
  input: GoalInput;
  /** What rules ask of the incident may have changed at this moment. */
  inputChanged: boolean;
  /** The hold that began last, of those that hold this clock; undefined: none. */
  hold: { id: string; cause: Happening } | undefined;
  setsWith: SetsWith;
  /** When the incident was made. */
  created: number;
  /** Stretches from the creation until now in which a reason that holds a clock was so; without overlaps, in order. */
  heldBefore: (rule: MetricRule) => PastStretch[];
}
