import type { EscalationAction, Ladder, Policy } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct } from '../acts/escalation';
import { isoOf } from '../instant';
import type { Placement } from '../routing/placement';
import type { Step } from './climb';
import { ladderIn, moveIn } from './moves';
import type { Ahead, Deed, Fired } from './state';

type Level = Ladder['levels'][number];

const nameIn = (list: readonly { id: string; name: string }[], id: string | undefined): string | undefined =>
  list.find((one) => one.id === id)?.name ?? id;

/** The tier after the one that has the incident; undefined: there is none, or nobody has it. */
export function tierAfter({ tiers }: Pick<Policy, 'tiers'>, placement: Placement | undefined): Policy['tiers'][number] | undefined {
  const place = placement ? tiers.findIndex(({ id }) => id === placement.tier.id) : -1;
  return place < 0 ? undefined : tiers[place + 1];
}

/** What an action is about, by its name; undefined where it does not say, or (nextTier, raisePriority) it depends. */
function aboutOf(action: EscalationAction, document: Policy): string | undefined {
  switch (action.do) {
    case 'toTier':
      return nameIn(document.tiers, action.tier);
    case 'toGroup':
      return nameIn(document.supportGroups, action.group);
    case 'raisePriorityTo':
      return nameIn(document.priorities, action.priority);
    case 'comment':
    case 'notify':
      return nameIn(document.communication.templates, action.template);
    case 'transition':
      return action.status.name;
    case 'label':
      return action.label;
    default:
      return undefined;
  }
}

const deed = (does: Deed['do'], to: string | undefined): Deed => ({ do: does, ...(to === undefined ? {} : { to }) });

/** Deeds of a level, and by hand where it leads if it does not say so itself. @param known what an action comes to, where that is known. */
function deedsOf(
  ladder: Ladder,
  level: Level,
  group: string | undefined,
  document: Policy,
  known: (action: EscalationAction) => string | undefined,
) {
  const deeds = level.do.map((action) => deed(action.do, known(action) ?? aboutOf(action, document)));
  const to = moveIn(ladder, level, group)?.to;
  if (ladder.trigger.on !== 'hand' || level !== ladder.levels[0] || to === undefined) return deeds;
  if (group === undefined && deeds.some(({ do: does }) => does === 'nextTier' || does === 'toTier' || does === 'toGroup')) return deeds;
  const led = group === undefined ? deed('nextTier', known({ do: 'nextTier' })) : deed('toGroup', nameIn(document.supportGroups, group));
  return [led, ...deeds.filter(({ do: does }) => does !== 'nextTier' && does !== 'toTier' && does !== 'toGroup')];
}

/** What a level did, as it was recorded. Undefined for one that does not say what it was. */
export function firedOf(act: EscalatedAct, acts: readonly Act[], document: Policy): Fired | undefined {
  const { id, said, passedAt, dueAt, at, raisedTo, group } = act;
  if (!said) return undefined;
  const ladder = ladderIn(document, act.ladder);
  const level = ladder?.levels.find((one) => one.id === act.level);
  const placed = acts.find((one) => one.kind === 'placed' && one.why.by === 'escalation' && one.why.escalation === id);
  const led = placed?.kind === 'placed' ? nameIn(document.supportGroups, placed.group) : undefined;
  const raised =
    raisedTo === undefined ? undefined : (document.priorities.find((one) => one.jiraPriorityId === raisedTo)?.name ?? raisedTo);
  const known = (action: EscalationAction): string | undefined =>
    action.do === 'nextTier' ? led : action.do === 'raisePriority' || action.do === 'raisePriorityTo' ? raised : undefined;
  return {
    ladder: said.ladder,
    level: said.level,
    kind: said.kind,
    because: said.because,
    round: Number(id.slice(id.lastIndexOf('/') + 1)) || 1,
    deeds: ladder && level ? deedsOf(ladder, level, group, document, known) : [],
    ...(said.deferred === undefined ? {} : { deferred: said.deferred }),
    id,
    passedAt,
    dueAt,
    at,
  };
}

/** What has not been done yet: when it will, as things are, or why not. */
export function aheadOf(step: Step, document: Policy, placement: Placement | undefined): Ahead | undefined {
  const { ladder, occasion, due } = step;
  const level = ladder.levels[step.place];
  if (!level) return undefined;
  const next = tierAfter(document, placement);
  const deeds = deedsOf(ladder, level, occasion.group, document, (action) => (action.do === 'nextTier' ? next?.name : undefined));
  const isLast = placement !== undefined && !next && deeds.every(({ do: does }) => does === 'nextTier');
  const not = step.not ?? (isLast ? 'lastTier' : undefined);
  return {
    ladder: ladder.name,
    level: step.place + 1,
    kind: level.kind,
    because: occasion.because,
    round: step.round,
    deeds,
    ...(due?.deferred === undefined || not !== undefined ? {} : { deferred: due.deferred }),
    ...(occasion.at === undefined ? {} : { passedAt: isoOf(occasion.at) }),
    ...(due === undefined || not !== undefined ? {} : { dueAt: isoOf(due.at) }),
    ...(not === undefined ? {} : { not }),
  };
}
