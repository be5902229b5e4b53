import type { Policy, SupportGroup } from '../../contract/types';
import type { AssignedAct, AssignedHow, PassedOverWhy } from '../acts/placement';
import { isoOf } from '../instant';
import type { PlacementGround } from './ground';
import type { Candidate, Surroundings, SurroundingsWanted } from './surroundings';
import { type GroupDay, groupDay, isAway, loadOf, skillOf, unavailable } from './there';

/** People who did not get an incident that are named. */
const NAMED_MAX = 10;
/** People Jira is asked about at once after it refused the first. */
const AT_ONCE = 10;
/** People Jira refused after which no more of a group are asked about: its project, and not they, is the reason. */
const REFUSED_MAX = 30;

/** Somebody who comes before the group's own way of choosing. */
export interface FirstChoice {
  id: string;
  how: Extract<AssignedHow, 'person' | 'hadIt' | 'lead'>;
}

export type Chosen = { act: AssignedAct } | { wanted: SurroundingsWanted };

type PassedOver = AssignedAct['passedOver'];

/**
 * Whom of a group an incident goes to: whoever comes first for a reason of their own; whom the group's way of choosing gives; its lead; nobody.
 * Says what has to be known before that can be told.
 * @param instead account id of whoever of the group has it now, and keeps it if nobody else can have it.
 */
export function choose(
  ground: PlacementGround,
  group: SupportGroup,
  around: Surroundings | undefined,
  { first, instead }: { first?: FirstChoice; instead?: string } = {},
): Chosen {
  const { document, now } = ground;
  const day = groupDay(document, group, now);
  const passedOver: PassedOver = [];
  const assignable = around?.assignable ?? {};
  const wanted = (want: Partial<SurroundingsWanted>): Chosen => ({
    wanted: { group: group.id, people: false, work: false, assignable: [], ...want },
  });
  const act = (how: AssignedHow, to?: string, load?: number): Chosen => ({
    act: {
      kind: 'assigned',
      at: isoOf(now),
      group: group.id,
      ...(to === undefined ? {} : { to }),
      how,
      passedOver: passedOver.slice(0, NAMED_MAX),
      ...(load === undefined ? {} : { load }),
      ...(day.opensAt === undefined ? {} : { opensAt: day.opensAt }),
    },
  });
  /** Undefined: not they. */
  const single = ({ id, how }: FirstChoice): Chosen | undefined => {
    const why = whyNot(group, { id, how }, day, assignable);
    if (why === undefined) return assignable[id] === undefined ? wanted({ assignable: [id] }) : act(how, id);
    if (!passedOver.some((one) => one.id === id)) passedOver.push({ id, why });
    return undefined;
  };
  const own = first && single(first);
  if (own) return own;
  if (group.assignment === 'manual') return act('nobody');
  const work = needsWork(group);
  if (!around?.people || (work && !around.work)) return wanted({ people: true, work });
  const subject = ground.subject();
  const able: Candidate[] = [];
  for (const candidate of around.people) {
    const { accountId } = candidate;
    if (accountId === instead || passedOver.some(({ id }) => id === accountId)) continue;
    const why = assignable[accountId] === false ? 'notAssignable' : unavailable(group, candidate, subject, day.day);
    if (why === undefined) able.push(candidate);
    else passedOver.push({ id: accountId, why });
  }
  const refused = Object.values(assignable).filter((yes) => !yes).length;
  const [best, ...rest] = inTurn(document, group, able, around, ground);
  if (best && refused <= REFUSED_MAX) {
    const asked = refused === 0 ? [best] : [best, ...rest].slice(0, AT_ONCE);
    const unasked = asked.filter(({ accountId }) => assignable[accountId] === undefined);
    if (assignable[best.accountId] !== true) return wanted({ people: true, work, assignable: unasked.map(({ accountId }) => accountId) });
    return act(HOW[group.assignment], best.accountId, around.work ? loadOf(document, best) : undefined);
  }
  const { lead } = group;
  const led = lead && lead.id !== instead ? single({ id: lead.id, how: 'lead' }) : undefined;
  return led ?? (instead === undefined ? act('nobody') : act('hadIt', instead));
}

const HOW: Record<Exclude<SupportGroup['assignment'], 'manual'>, AssignedHow> = {
  roundRobin: 'roundRobin',
  leastLoaded: 'leastLoaded',
  skill: 'skill',
};

/** Whether how much work people have decides anything. */
const needsWork = ({ assignment, members }: SupportGroup): boolean =>
  assignment === 'leastLoaded' || assignment === 'skill' || members.some(({ cap }) => cap !== undefined);

/** Why one person cannot be given it. Whom somebody named is taken at their word, away or not. */
function whyNot(
  group: SupportGroup,
  { id, how }: FirstChoice,
  { day }: GroupDay,
  assignable: Surroundings['assignable'],
): PassedOverWhy | undefined {
  if (assignable[id] === false) return 'notAssignable';
  return how !== 'person' && isAway(group, id, day) ? 'away' : undefined;
}

/** Those who can be given it, whose turn it is first. Turns: whoever was given one longest ago; of those never given one, in the group's order. */
function inTurn(
  document: Policy,
  group: SupportGroup,
  able: readonly Candidate[],
  { turns }: Surroundings,
  ground: PlacementGround,
): Candidate[] {
  const turn = new Map(turns.map((id, at) => [id, at]));
  const ranked = able.map((candidate, place) => ({
    candidate,
    skill: group.assignment === 'skill' && skillOf(memberOf(group, candidate), ground.subject()) !== 'special' ? 1 : 0,
    load: group.assignment === 'roundRobin' ? 0 : loadOf(document, candidate),
    turn: turn.get(candidate.accountId) ?? -1,
    place,
  }));
  ranked.sort((a, b) => a.skill - b.skill || a.load - b.load || a.turn - b.turn || a.place - b.place);
  return ranked.map(({ candidate }) => candidate);
}

const memberOf = ({ members }: SupportGroup, { accountId }: Candidate) => members.find(({ id }) => id === accountId);
