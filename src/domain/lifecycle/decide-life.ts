import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { AnsweredAct } from '../acts/life';
import type { PolicyEffect } from '../effects/effect';
import type { AppFieldName, IssueFacts } from '../incident/facts';
import type { Placement } from '../routing/placement';
import type { ClockState } from '../sla/clock-state';
import type { Holding } from './holding';
import type { LifeState } from './state';

/** What has been decided before and an incident's life follows from. */
export interface LifeGround {
  /** In force. */
  policy: PublishedPolicy;
  settings: Settings;
  clocks: readonly ClockState[];
  /** The reasons for which it waits now, the one that began last first. */
  holding: readonly Holding[];
  placement?: Placement;
  /** Id of the site's priority it has, or is about to have. */
  priorityId?: string;
  /** Account id of who has it, or is about to. */
  assignee?: string;
}

/** What follows for an incident's life. */
export interface DecidedLife {
  /** An answer by reply or by silence, to be recorded; then decide again. */
  acts: AnsweredAct[];
  state?: LifeState;
  /** Due now, whether or not an act says that they were done. */
  effects: PolicyEffect[];
  /** Fields of the app that have to say something else. */
  appFields: Partial<Record<AppFieldName, string | null>>;
  /** ms since 1970; absent: nothing follows from time alone. */
  wakeAt?: number;
}

/** Phase, gates, tasks, hold, resolution and what is said of them. Pure and total. @param now ms since 1970. */
export function decideLife(_facts: IssueFacts, _acts: readonly Act[], _ground: LifeGround, _now: number): DecidedLife {
  return { acts: [], effects: [], appFields: {} };
}
