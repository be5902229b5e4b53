import { blocksIn } from './entered';
import type { GateState, LifeState, NextPhase, PhaseKind } from './state';

/** What a person can do about an incident's life in its panel. */
export type LifeAction = 'assign' | 'start' | 'hold' | 'resume' | 'propose' | 'accept' | 'reject' | 'close' | 'tasks' | 'move';

/** Who looks, and who has the incident. */
export interface Looker {
  /** Somebody has it. */
  assigned: boolean;
  /** They have it themselves. */
  mine: boolean;
  /** They reported it. */
  requester: boolean;
}

/** Kinds of phases in which nobody works on it yet. */
const EARLY: readonly (PhaseKind | undefined)[] = ['logging', 'categorisation', 'prioritisation'];
/** Kinds in which the work is done. */
const DONE: readonly (PhaseKind | undefined)[] = ['resolution', 'review', 'closure'];

const kindOf = ({ phases, phase }: LifeState): PhaseKind | undefined => phases.find(({ id }) => id === phase)?.kind;

/** A next phase a transition of Jira's can enter. */
export const enterable = (life: LifeState, kind: PhaseKind): NextPhase | undefined =>
  life.next.find((one) => one.kind === kind && one.statuses.ids.length + one.statuses.categories.length > 0);

/** What fulfils a gate, as far as the panel can. */
function toFulfil({ need, fields = [] }: GateState): LifeAction {
  if (need === 'assignee') return 'assign';
  if (need === 'tasksClosed') return 'tasks';
  if (need === 'resolution' || fields.some((name) => name === 'closureCode' || name === 'resolutionKind')) return 'propose';
  return 'move';
}

/** Into that phase, or what it needs before. */
function into(phase: NextPhase | undefined, action: LifeAction): LifeAction[] {
  if (!phase) return [];
  const blocks = blocksIn(phase);
  return blocks.length === 0 ? [action] : blocks.map(toFulfil);
}

/** In the order in which they are worth doing; the same one may be named twice. */
function inOrder(life: LifeState, { assigned, requester }: Looker): LifeAction[] {
  const { resolution, hold, tasks } = life;
  const kind = kindOf(life);
  const work: LifeAction[] = (tasks?.open ?? 0) > 0 ? ['tasks'] : [];
  if (resolution?.answer === 'open' && requester) return ['accept', 'reject'];
  if (kind === 'closure') return [];
  if (kind !== undefined && DONE.includes(kind)) {
    // While the requester is asked, the app closes it when they have answered.
    if (resolution?.answer === 'open') return work;
    return [...work, ...(resolution ? [] : (['propose'] as const)), ...into(enterable(life, 'closure'), 'close')];
  }
  if (hold) return ['resume', ...work];
  const own: LifeAction[] = assigned ? [] : ['assign'];
  // Straight to the resolution only where the policy lets it go there: else the form is filled in for nothing.
  const toWork = enterable(life, 'investigation');
  const straight: LifeAction[] = enterable(life, 'resolution') || !toWork ? ['propose'] : [];
  if (EARLY.includes(kind)) return [...own, ...into(toWork, 'start'), ...straight];
  return [...own, 'propose', ...work, 'hold'];
}

/** The one or two best things to do next, the best first; none: nothing is left to do, or it waits for somebody else. Pure and total. */
export const nextActions = (life: LifeState, looker: Looker): LifeAction[] => [...new Set(inOrder(life, looker))].slice(0, 2);

/** Everything that makes sense as things are, the best first. Who may is asked when it is wanted. */
export function possibleActions(life: LifeState, looker: Looker): LifeAction[] {
  const kind = kindOf(life);
  const done = kind !== undefined && DONE.includes(kind);
  const open = life.resolution?.answer === 'open';
  return [
    ...new Set<LifeAction>([
      ...nextActions(life, looker),
      ...(looker.mine || done ? [] : (['assign'] as const)),
      ...(done ? [] : ([life.hold ? 'resume' : 'hold', 'propose'] as const)),
      // What the requester said, by whoever heard it.
      ...(open ? (['accept', 'reject'] as const) : []),
      'tasks',
      'move',
    ]),
  ];
}
