import type { Act } from '../acts/act';
import type { AnsweredAct } from '../acts/life';
import type { PolicyEffect } from '../effects/effect';
import type { MessageGround } from '../effects/values';
import type { AppFieldName, IssueFacts } from '../incident/facts';
import { sober } from '../instant';
import { lazily } from '../lazily';
import { subjectOf } from '../policy/fits';
import { holdOf } from './hold';
import type { Holding, Wait } from './holding';
import { lapseOf } from './lapse';
import type { Life } from './life';
import { movesOf } from './moves';
import { openTasksOf } from './open-tasks';
import { overridesOf } from './overrides';
import { phasesOf } from './phases';
import { reopeningsOf } from './reopenings';
import { resolutionOf } from './resolution';
import type { LifeState } from './state';
import { tasksOf } from './tasks';
import { tellingsOf } from './told/tellings';

/** What has been decided before and an incident's life follows from. */
export interface LifeGround extends MessageGround {
  /** The reasons for which it waits now, the one that began last first. */
  holding: readonly Holding[];
  /** When it waited for which reason (id of the policy's), in the order in which that began; ms since 1970. */
  waits: readonly Wait[];
  /** Id of the site's priority it has, or is about to have. */
  priorityId?: string;
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
export function decideLife(facts: IssueFacts, acts: readonly Act[], ground: LifeGround, now: number): DecidedLife {
  const { policy, settings, priorityId } = ground;
  const { document } = policy;
  const subject = lazily(() => subjectOf(facts, acts, document, settings, priorityId));
  const life: Life = { facts, acts, ground, subject, now: sober(now), ...reopeningsOf(facts) };
  const resolution = resolutionOf(life);
  const phases = phasesOf(life, resolution.state);
  const tasks = tasksOf(life, phases.phase);
  const overrides = overridesOf(life);
  const hold = holdOf(life);
  const state: LifeState = {
    ...phases,
    ...(tasks.tasks ? { tasks: tasks.tasks } : {}),
    ...(hold.state ? { hold: hold.state } : {}),
    ...(resolution.state ? { resolution: resolution.state } : {}),
    reopened: life.reopened,
    ...(overrides.overrides ? { overrides: overrides.overrides } : {}),
    ...(tasks.cancelled ? { cancelled: tasks.cancelled } : {}),
  };
  const told = tellingsOf(life, state);
  const isClosed = phases.phases.find(({ id }) => id === phases.phase)?.kind === 'closure';
  const lapse = resolution.state || isClosed ? undefined : lapseOf(life)?.at;
  const wakes = [
    resolution.wakeAt,
    hold.wakeAt,
    overrides.wakeAt,
    lapse !== undefined && lapse > life.now ? lapse : undefined,
    told.wakeAt,
  ].filter((at) => at !== undefined);
  return {
    acts: resolution.acts,
    ...(phases.phases.length === 0 ? {} : { state }),
    effects: [...tasks.effects, ...movesOf(life, state), ...told.effects],
    appFields: { ...resolution.appFields, ...overrides.appFields, ...openTasksOf(facts, settings) },
    ...(wakes.length === 0 ? {} : { wakeAt: Math.min(...wakes) }),
  };
}
