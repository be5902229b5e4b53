import type { SupportGroup } from '../../contract/types';
import type { Act } from '../acts/act';
import type { DeEscalatedAct, EscalatedAct } from '../acts/escalation';
import type { PlacedAct, PlacedWhy, SupportAskedAct } from '../acts/placement';
import { type Move, moveOf } from '../escalation/moves';
import { instantMs, isoOf } from '../instant';
import type { PlacementGround } from './ground';
import { groupOf, groupOfTier, routeOf, tierAfter } from './route';

/** ms after which the app counts as having come late to an incident: how long it was with a group before, nobody can say. */
const LATE = 24 * 3_600_000;

export const placedIn = (acts: readonly Act[]): PlacedAct[] => acts.filter((act) => act.kind === 'placed');

/** Nobody but the policy decided on it. */
export const isByPolicy = ({ why: { by } }: PlacedAct): boolean => by === 'rule' || by === 'category' || by === 'fallback';

/** Acts after which routing leaves an incident where it is. */
const DECIDES: ReadonlySet<Act['kind']> = new Set(['supportAsked', 'escalated', 'handOver', 'deEscalated', 'acknowledged']);

const place = (at: string, group: SupportGroup, why: PlacedWhy, by?: string): PlacedAct => ({
  kind: 'placed',
  at,
  ...(by === undefined ? {} : { by }),
  group: group.id,
  tier: group.tier,
  why,
});

/**
 * Where an incident comes to that is not recorded yet: to its first group; to another one while nobody has it and something of it that rules
 * look at changed; and wherever people or escalations moved it. In order.
 */
export function placesToRecord(ground: PlacementGround, acts: readonly Act[]): PlacedAct[] {
  const known = placedIn(acts);
  const places = [...known];
  const present = (): PlacedAct | undefined => places[places.length - 1];
  const first = routed(ground, acts, present());
  if (first) places.push(first);
  for (const act of asked(acts, known)) {
    const next = act.kind === 'supportAsked' ? supported(ground, act) : takenBack(ground, act, places);
    if (next) places.push(next);
  }
  for (const act of acts) {
    if (act.kind !== 'escalated' || !isNew(act, ground.now, known)) continue;
    const next = escalated(ground, act, present());
    if (next) places.push(next);
  }
  return places.slice(known.length);
}

/** Where routing leads, if the incident has no place yet, its group is gone, or it may still be led elsewhere. */
function routed(ground: PlacementGround, acts: readonly Act[], present: PlacedAct | undefined): PlacedAct | undefined {
  const { facts, document } = ground;
  const lost = present === undefined || groupOf(document, present.group) === undefined;
  if (!lost && !(isByPolicy(present) && facts.status.category !== 'done' && isNobodys(ground, acts))) return undefined;
  const route = routeOf(document, ground.subject());
  if (!route || (!lost && route.group.id === present.group)) return undefined;
  return place(present ? isoOf(ground.now) : since(ground), route.group, route.why);
}

/** Nobody has it, had it, or did anything about who should. */
const isNobodys = ({ facts }: PlacementGround, acts: readonly Act[]): boolean =>
  facts.assignee === undefined &&
  !facts.history.some(({ fieldId }) => fieldId === 'assignee') &&
  !acts.some((act) => DECIDES.has(act.kind) || (act.kind === 'assigned' && act.to !== undefined));

/** Since it was made; since now, when the app comes late to it: nothing is to follow from a time nobody counted. */
function since({ facts, policy, now }: PlacementGround): string {
  const made = instantMs(facts.created);
  const late = !(made >= instantMs(policy.since) && now - made <= LATE);
  return isoOf(late ? now : Math.min(made, now));
}

/** What people asked for and is not recorded yet, in the order in which they did. */
function asked(acts: readonly Act[], known: readonly PlacedAct[]): (SupportAskedAct | DeEscalatedAct)[] {
  const isDone = (act: SupportAskedAct | DeEscalatedAct): boolean =>
    known.some(
      ({ at, by, why }) => why.by === (act.kind === 'supportAsked' ? 'support' : 'deEscalation') && at === act.at && by === act.by,
    );
  return acts
    .filter((act) => act.kind === 'supportAsked' || act.kind === 'deEscalated')
    .filter((act) => !isDone(act))
    .sort((a, b) => instantMs(a.at) - instantMs(b.at));
}

function supported({ document }: PlacementGround, { at, by, group: id, reason }: SupportAskedAct): PlacedAct | undefined {
  const group = groupOf(document, id);
  return group && place(at, group, { by: 'support', reason }, by);
}

/** Back to where it was before the last escalation that moved it, and was not taken back. */
function takenBack({ document }: PlacementGround, act: DeEscalatedAct, places: readonly PlacedAct[]): PlacedAct | undefined {
  const before = beforeEscalation(act, places);
  const group = before && groupOf(document, before.group);
  return group && place(act.at, group, { by: 'deEscalation', reason: act.reason }, act.by);
}

/** The place an incident had before the last escalation up to an act that takes it back. */
export function beforeEscalation({ at }: { at: string }, places: readonly PlacedAct[]): PlacedAct | undefined {
  let back = 0;
  for (let i = places.length - 1; i > 0; i--) {
    const place = places[i];
    if (!place || instantMs(place.at) > instantMs(at)) continue;
    if (place.why.by === 'deEscalation' && place.at !== at) back++;
    if (place.why.by === 'escalation' && back-- === 0) return places[i - 1];
  }
  return undefined;
}

/** An escalation and what it moves are recorded together: one that moved nothing then never does. */
export const isNew = ({ id, at }: EscalatedAct, now: number, known: readonly PlacedAct[]): boolean =>
  instantMs(at) >= now && !known.some(({ why }) => why.by === 'escalation' && why.escalation === id);

function escalated(ground: PlacementGround, act: EscalatedAct, present: PlacedAct | undefined): PlacedAct | undefined {
  const to = moveOf(act, ground.document)?.to;
  const group = present && to !== undefined ? whereTo(ground, to, present) : undefined;
  if (!group || group.id === present?.group) return undefined;
  return place(act.at, group, { by: 'escalation', escalation: act.id });
}

function whereTo(ground: PlacementGround, to: NonNullable<Move['to']>, present: PlacedAct): SupportGroup | undefined {
  const { document } = ground;
  if (to !== 'nextTier' && 'group' in to) return groupOf(document, to.group);
  const is = groupOf(document, present.group)?.tier ?? present.tier;
  const tier = to === 'nextTier' ? tierAfter(document, is) : to.tier;
  return tier === undefined || tier === is ? undefined : groupOfTier(document, ground.subject(), tier);
}
