import type { EscalationAction, Ladder, Policy } from '../../contract/types';
import type { EscalatedAct } from '../acts/escalation';
import { BY_HAND } from './by-hand';

type Level = Ladder['levels'][number];
type Assign = Extract<EscalationAction, { do: 'assign' }>['to'];

/** Where an escalation moves an incident. Ids of the policy. */
export interface Move {
  /** Absent: it stays with its group, and somebody else of it gets it. */
  to?: 'nextTier' | { tier: string } | { group: string };
  /** Whom the group's choice is given to; absent: as the group assigns. */
  assign?: Assign;
}

/** What an action does to where an incident is; undefined: nothing. */
function destination(action: EscalationAction): Move['to'] {
  if (action.do === 'nextTier') return 'nextTier';
  if (action.do === 'toTier') return { tier: action.tier };
  return action.do === 'toGroup' ? { group: action.group } : undefined;
}

/** Whether a level moves the incident, or gives it to somebody else. */
export const isMoving = ({ do: actions }: Pick<Level, 'do'>): boolean =>
  actions.some((action) => action.do === 'assign' || destination(action) !== undefined);

/** A ladder of a policy, also the one that stands in for one by hand. Undefined: the policy does not have it any more. */
export const ladderIn = ({ escalation }: Pick<Policy, 'escalation'>, id: string): Ladder | undefined =>
  id === BY_HAND.id ? BY_HAND : escalation.ladders.find((one) => one.id === id);

/**
 * Where a level of a ladder leads. By hand the first level leads to the group that was named, or somewhere even if the ladder says nothing.
 * @param group that was named.
 */
export function moveIn({ trigger, levels }: Ladder, level: Level, group?: string): Move | undefined {
  let to: Move['to'];
  let assign: Assign | undefined;
  for (const action of level.do) {
    to ??= destination(action);
    if (action.do === 'assign') assign = action.to;
  }
  if (trigger.on === 'hand' && level === levels[0]) {
    if (group !== undefined) to = { group };
    else if (!levels.some(isMoving)) to = 'nextTier';
  }
  if (to === undefined && assign === undefined) return undefined;
  return { ...(to === undefined ? {} : { to }), ...(assign === undefined ? {} : { assign }) };
}

/**
 * Where an escalation moves its incident; undefined: nowhere, or its ladder is gone. One that was to go to the next tier when there was none
 * still gives the incident to somebody else of its group, if the level says so.
 * @param document of the policy in force.
 */
export function moveOf(act: EscalatedAct, document: Pick<Policy, 'escalation'>): Move | undefined {
  const ladder = ladderIn(document, act.ladder);
  const level = ladder?.levels.find(({ id }) => id === act.level);
  const move = ladder && level ? moveIn(ladder, level, act.group) : undefined;
  if (!move || !act.stays) return move;
  return move.assign === undefined ? undefined : { assign: move.assign };
}
