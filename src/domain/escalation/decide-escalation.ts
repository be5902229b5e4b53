import type { Ladder, Policy } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct } from '../acts/escalation';
import type { IssueFacts } from '../incident/facts';
import { isoOf, sober } from '../instant';
import { lazily } from '../lazily';
import { subjectOf } from '../policy/fits';
import { idOf, type Step } from './climb';
import { moveIn } from './moves';
import { ESCALATED_MAX, type EscalationGround, type Incident, openSteps } from './open-steps';
import { Past } from './past';
import type { EscalationState } from './state';
import { stateOf } from './state-of';
import { tierAfter } from './tell';

/** What follows for an incident's escalation. */
export interface DecidedEscalation {
  /**
   * Levels that are due now, in their order, to be recorded; up to the first that moves the incident or raises its priority, since what else
   * is due may depend on that: then decide again.
   */
  acts: EscalatedAct[];
  state?: EscalationState;
  /** ms since 1970; absent: nothing follows from time alone. */
  wakeAt?: number;
}

const isEscalated = (act: Act): act is EscalatedAct => act.kind === 'escalated';

/** Which levels of which ladders are due, were done, and will be. @param now ms since 1970. */
export function decideEscalation(facts: IssueFacts, acts: readonly Act[], ground: EscalationGround, now: number): DecidedEscalation {
  const { policy, settings, placement, priority } = ground;
  const { document } = policy;
  const time = sober(now);
  const incident: Incident = {
    facts,
    acts,
    done: acts.filter(isEscalated),
    past: new Past(facts, acts, settings),
    subject: lazily(() => subjectOf(facts, acts, document, settings, priority.jiraPriorityId ?? facts.priorityId)),
    now: time,
  };
  const steps = openSteps(incident, ground);
  const decided = recordedOf(steps, incident, ground);
  const state = stateOf(incident, steps, document, placement);
  let wakeAt: number | undefined;
  for (const { not, due } of steps)
    if (not === undefined && due && due.at > time && (wakeAt === undefined || due.at < wakeAt)) wakeAt = due.at;
  return { acts: decided, ...(state ? { state } : {}), ...(wakeAt === undefined ? {} : { wakeAt }) };
}

type DueStep = Step & { due: NonNullable<Step['due']> };

const inTurn = (a: DueStep, b: DueStep): number => a.due.at - b.due.at || a.order - b.order || a.place - b.place || a.round - b.round;

function recordedOf(steps: readonly Step[], incident: Incident, ground: EscalationGround): EscalatedAct[] {
  const { done, now } = incident;
  const isDue = (step: Step): step is DueStep => step.not === undefined && step.due !== undefined && step.due.at <= now;
  const acts: EscalatedAct[] = [];
  for (const step of steps.filter(isDue).sort(inTurn)) {
    const level = step.ladder.levels[step.place];
    if (!level || done.length + acts.length >= ESCALATED_MAX) break;
    const act = actOf(step, level, incident, ground);
    acts.push(act);
    const move = moveIn(step.ladder, level, step.occasion.group);
    if (act.raisedTo !== undefined || (move && !act.stays)) break;
  }
  return acts;
}

function actOf(step: DueStep, level: Ladder['levels'][number], { subject, now }: Incident, ground: EscalationGround): EscalatedAct {
  const { ladder, occasion, due, place, round } = step;
  const { policy, placement } = ground;
  const { group } = occasion;
  const raisedTo = raiseBy(level, policy.document, subject().priority);
  const isLast = placement !== undefined && !tierAfter(policy.document, placement);
  const stays = isLast && moveIn(ladder, level, group)?.to === 'nextTier';
  return {
    kind: 'escalated',
    id: idOf(ladder, occasion, place, round),
    at: isoOf(now),
    passedAt: isoOf(occasion.at ?? due.at),
    dueAt: isoOf(due.at),
    ladder: ladder.id,
    level: level.id,
    version: policy.version,
    ...(raisedTo === undefined ? {} : { raisedTo }),
    ...(group === undefined || place > 0 ? {} : { group }),
    ...(stays ? { stays } : {}),
    said: {
      ladder: ladder.name,
      level: place + 1,
      kind: level.kind,
      because: occasion.because,
      ...(due.deferred === undefined ? {} : { deferred: due.deferred }),
    },
  };
}

/** The more urgent of the site's priorities to which a level raises an incident; undefined: to none. @param present id in the policy. */
function raiseBy({ do: actions }: Ladder['levels'][number], { priorities }: Policy, present: string | undefined): string | undefined {
  const found = priorities.findIndex(({ id }) => id === present);
  const from = found < 0 ? priorities.length : found;
  let to = from;
  for (const action of actions) {
    if (action.do === 'raisePriority' && found >= 0) to = Math.min(to, Math.max(from - action.steps, 0));
    const target = action.do === 'raisePriorityTo' ? priorities.findIndex(({ id }) => id === action.priority) : -1;
    if (target >= 0) to = Math.min(to, target);
  }
  return to < from ? priorities[to]?.jiraPriorityId : undefined;
}
