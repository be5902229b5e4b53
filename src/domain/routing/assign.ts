import type { SupportGroup } from '../../contract/types';
import type { Act } from '../acts/act';
import type { AssignedAct, PlacedAct } from '../acts/placement';
import { moveOf } from '../escalation/moves';
import { instantMs, isoOf } from '../instant';
import { assigneeAt, changedSince, lastAssignee, reopenedAt } from './assignee-history';
import { type Chosen, choose, type FirstChoice } from './choose';
import type { PlacementGround } from './ground';
import { beforeEscalation, isByPolicy, isNew, placedIn } from './places';
import { groupOf } from './route';
import type { Surroundings } from './surroundings';

/** Somebody of a group has to be chosen. */
interface Need {
  group: SupportGroup;
  first?: FirstChoice;
  /** Account id of whoever has it, when somebody else of the group is to get it. */
  instead?: string;
}

/** Whom the incident goes to, if that is to be decided and is not recorded yet. @param acts with the places just decided. */
export function assignmentToRecord(
  ground: PlacementGround,
  acts: readonly Act[],
  surroundings: readonly Surroundings[],
): Chosen | undefined {
  const need = needOf(ground, acts);
  return (
    need &&
    choose(
      ground,
      need.group,
      surroundings.find(({ group }) => group === need.group.id),
      need,
    )
  );
}

/** The last assignment of the place an incident has now. */
export function assignedIn(acts: readonly Act[]): AssignedAct | undefined {
  const last = acts.findLast((act) => act.kind === 'assigned' || act.kind === 'placed');
  return last?.kind === 'assigned' ? last : undefined;
}

function needOf(ground: PlacementGround, acts: readonly Act[]): Need | undefined {
  const { facts, document, now } = ground;
  const place = placedIn(acts).at(-1);
  const group = place && groupOf(document, place.group);
  if (!group || facts.status.category === 'done') return undefined;
  const assigned = assignedIn(acts);
  const raise = acts.findLast((act) => act.kind === 'escalated' && isNew(act, now, placedIn(acts)));
  if (raise?.kind === 'escalated' && acts.indexOf(raise) > (assigned ? acts.indexOf(assigned) : -1)) {
    const assign = moveOf(raise, document)?.assign;
    const { assignee } = facts;
    if (assign !== undefined)
      return assign === 'groupLead' ? led({ group }) : automatic(assignee === undefined ? { group } : { group, instead: assignee });
  }
  return (assigned ? undefined : onComing(ground, acts, place, group)) ?? onReopening(ground, place, group, assigned);
}

/** A group in which people choose for themselves is left to it. */
const automatic = (need: Need): Need | undefined => (need.group.assignment === 'manual' && !need.first ? undefined : need);

const led = (need: Need): Need | undefined => {
  const { lead } = need.group;
  return automatic(lead ? { ...need, first: { id: lead.id, how: 'lead' } } : need);
};

/** The incident came to its present group, and nobody decided since who has it. */
function onComing(ground: PlacementGround, acts: readonly Act[], place: PlacedAct, group: SupportGroup): Need | undefined {
  const { facts, document } = ground;
  if (changedSince(facts, instantMs(place.at))) return undefined;
  // Whoever has it when routing leads it here keeps it.
  if (isByPolicy(place)) return facts.assignee === undefined ? automatic({ group }) : undefined;
  const { why } = place;
  if (why.by === 'support') {
    const ask = acts.find((act) => act.kind === 'supportAsked' && act.at === place.at && act.by === place.by);
    const to = ask?.kind === 'supportAsked' ? ask.to : undefined;
    return cleared(ground, to === undefined ? { group } : { group, first: { id: to, how: 'person' } });
  }
  if (why.by === 'deEscalation') {
    const places = placedIn(acts);
    const moved = places[places.indexOf(beforeEscalation(place, places.slice(0, -1)) ?? place) + 1];
    const had = moved && assigneeAt(facts, instantMs(moved.at));
    return cleared(ground, had === undefined ? { group } : { group, first: { id: had, how: 'hadIt' } });
  }
  if (why.by !== 'escalation') return undefined;
  const { escalation } = why;
  const act = acts.find((one) => one.kind === 'escalated' && one.id === escalation);
  const lead = act?.kind === 'escalated' && moveOf(act, document)?.assign === 'groupLead' ? group.lead : undefined;
  return cleared(ground, lead ? { group, first: { id: lead.id, how: 'lead' } } : { group });
}

/** Whoever had it in another group does not have it here: also where people choose for themselves. */
const cleared = ({ facts }: PlacementGround, need: Need): Need | undefined => (facts.assignee === undefined ? automatic(need) : need);

/** It was opened again, and nobody has it. */
function onReopening(
  { facts, document }: PlacementGround,
  place: PlacedAct,
  group: SupportGroup,
  assigned: AssignedAct | undefined,
): Need | undefined {
  if (facts.assignee !== undefined) return undefined;
  const reopened = reopenedAt(facts);
  if (reopened === undefined || reopened < instantMs(place.at) || (assigned && instantMs(assigned.at) >= reopened)) return undefined;
  if (changedSince(facts, reopened)) return undefined;
  const had = document.routing.backToWhoHadIt ? lastAssignee(facts) : undefined;
  return automatic(had === undefined ? { group } : { group, first: { id: had, how: 'hadIt' } });
}

/**
 * What Jira's field has to say, for as long as nobody has changed it since the assignment: an account id, null for nobody; undefined: it is
 * left alone.
 */
export function assigneeToSet({ facts }: Pick<PlacementGround, 'facts'>, assigned: AssignedAct | undefined): string | null | undefined {
  if (!assigned || assigned.refused || facts.status.category === 'done') return undefined;
  const { assignee } = facts;
  if (assignee === assigned.to) return undefined;
  const at = instantMs(assigned.at);
  // Somebody who undid it in the same millisecond came after it too.
  const undone = facts.history.some(
    (change) => change.fieldId === 'assignee' && instantMs(change.at) === at && change.from === assigned.to && assigned.to !== undefined,
  );
  return undone || changedSince(facts, at) ? undefined : (assigned.to ?? null);
}

/** What is recorded when Jira does not take whom the app chose: that nobody has it, which is not tried again. @param now ms since 1970. */
export function refusedAssignment({ to, passedOver, ...act }: AssignedAct, now: number): AssignedAct {
  const { load: _, ...rest } = act;
  const people = to === undefined ? passedOver : [{ id: to, why: 'notAssignable' as const }, ...passedOver];
  return { ...rest, at: isoOf(now), how: 'nobody', passedOver: people.slice(0, 10), refused: true };
}
