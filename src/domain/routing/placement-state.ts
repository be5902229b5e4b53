import type { Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { AssignedAct, PlacedAct, PlacedWhy } from '../acts/placement';
import type { PlacementGround } from './ground';
import { movesIn } from './moves-in';
import type { Named, Placement, PlacementWhy } from './placement';
import { groupOf } from './route';

const named = (all: readonly Named[], id: string): Named => ({ id, name: all.find((one) => one.id === id)?.name ?? id });

/** Who has the incident and why, in the policy's words. */
export function placementState(
  { facts, document }: PlacementGround,
  acts: readonly Act[],
  place: PlacedAct,
  assigned: AssignedAct | undefined,
  { appAccountId }: Pick<Settings, 'appAccountId'>,
  pending: boolean,
): Placement {
  const stands =
    assigned && (pending || facts.assignee === assigned.to) && !isLeftToPeople(assigned, groupOf(document, place.group)?.assignment);
  return {
    tier: named(document.tiers, place.tier),
    group: named(document.supportGroups, place.group),
    since: place.at,
    why: whyOf(document, acts, place.why, place.by ?? ''),
    ...(stands ? { chosen: chosenOf(assigned) } : {}),
    moves: movesIn(facts, acts, appAccountId).length,
  };
}

/** Nobody was chosen because nobody was to be. */
const isLeftToPeople = ({ how, refused, passedOver }: AssignedAct, assignment: string | undefined): boolean =>
  how === 'nobody' && assignment === 'manual' && refused === undefined && passedOver.length === 0;

const chosenOf = ({ how, to, at, passedOver, load, opensAt }: AssignedAct): NonNullable<Placement['chosen']> => ({
  how,
  ...(to === undefined ? {} : { to }),
  at,
  passedOver,
  ...(load === undefined ? {} : { load }),
  ...(opensAt === undefined ? {} : { opensAt }),
});

function whyOf(
  { routing, categories, escalation }: PlacementGround['document'],
  acts: readonly Act[],
  why: PlacedWhy,
  person: string,
): PlacementWhy {
  switch (why.by) {
    case 'rule':
      return { by: 'rule', name: named(routing.rules, why.rule).name };
    case 'category': {
      const all = categories.flatMap((category) => [category, ...category.subcategories]);
      return { by: 'category', name: named(all, why.category).name };
    }
    case 'fallback':
      return { by: 'fallback' };
    case 'escalation': {
      const act = acts.find((one) => one.kind === 'escalated' && one.id === why.escalation);
      return {
        by: 'escalation',
        name: act?.kind === 'escalated' ? (act.said?.ladder ?? named(escalation.ladders, act.ladder).name) : why.escalation,
      };
    }
    default:
      return { by: why.by, person, reason: why.reason };
  }
}
