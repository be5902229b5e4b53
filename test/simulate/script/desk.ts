import type { Ladder, Policy, SupportGroup } from '../../../src/contract/types';
import type { Random } from '../random';
import { HOUR, MINUTE, PERSON } from './site';

type Desk = Pick<Policy, 'supportGroups' | 'routing' | 'escalation'>;
type Level = Ladder['levels'][number];
type Action = Level['do'][number];

const named = (id: string): { id: string; name: string } => ({ id, name: id });
const GROUPS = [
  ['desk', 'tier-1'],
  ['network', 'tier-2'],
  ['servers', 'tier-2'],
  ['experts', 'tier-3'],
] as const;
export const GROUP_IDS = ['desk', 'network', 'servers', 'experts'] as const;

/** Who is in a group: some of them are away all the while, at their cap, or not assignable, but never all. */
const PEOPLE: Record<(typeof GROUPS)[number][0], readonly string[]> = {
  desk: [PERSON.agent, 'u-desk', PERSON.away],
  network: ['u-net-1', 'u-net-2', PERSON.barred],
  servers: [PERSON.barred, 'u-server-1', 'u-server-2'],
  experts: [PERSON.away, 'u-expert'],
};

/**
 * Support groups with people, rules that route to them, and ladders of a kind the reference model can climb.
 * @param crowd many incidents come at once: they go to one group in turn.
 */
export function randomDesk(random: Random, crowd: boolean): Desk {
  const supportGroups = GROUPS.map(([id, tier]): SupportGroup => {
    const members = PEOPLE[id].map((person) => ({
      ...named(person),
      skills: { categories: [], services: [] },
      away: person === PERSON.away ? [{ from: '2025-01-01', to: '2027-12-31' }] : [],
      ...(random.chance(0.15) && !crowd ? { cap: random.between(1, 2) } : {}),
    }));
    return {
      id,
      name: id,
      help: '',
      tier,
      lead: { id: PERSON.lead, name: 'Lead' },
      members,
      assignment: crowd ? 'roundRobin' : random.pick(['manual', 'roundRobin', 'leastLoaded', 'skill']),
      ...(random.chance(0.3) ? { calendar: 'office' } : {}),
    };
  });
  const rules: Policy['routing']['rules'] = [];
  if (random.chance(0.5) && !crowd) rules.push({ ...named('urgent'), help: '', for: { priorities: ['p1'] }, to: random.pick(GROUP_IDS) });
  if (random.chance(0.3) && !crowd) rules.push({ ...named('network'), help: '', for: { priorities: ['p1', 'p2', 'p3'] }, to: 'servers' });
  return {
    supportGroups,
    routing: { rules, fallback: 'desk', backToWhoHadIt: random.chance(0.7), weights: { p1: 8, p2: 4, p3: 2, p4: 1 } },
    escalation: { ladders: laddersOf(random), snoozeMaxMs: 24 * HOUR },
  };
}

const TRIGGERS = ['clock', 'clock', 'willBreach', 'dwell', 'notAcknowledged', 'reopened', 'customer', 'hand'] as const;

function laddersOf(random: Random): Ladder[] {
  const many = random.between(1, 4);
  return Array.from({ length: many }, (_, at): Ladder => {
    const id = `ladder-${at + 1}`;
    const hours = random.between(19, 23);
    return {
      id,
      name: id,
      help: '',
      // One that is withdrawn does nothing.
      active: random.chance(0.92),
      for: random.chance(0.2) ? { priorities: ['p1', 'p2'] } : {},
      trigger: triggerOf(random),
      ...(random.chance(0.3) ? { calendar: random.pick(['office', 'always']) } : {}),
      ...(random.chance(0.25) ? { quietHours: { from: `${hours}:00`, to: '06:30', timeZone: 'Europe/Berlin' } } : {}),
      levels: levelsOf(random),
    };
  });
}

function triggerOf(random: Random): Ladder['trigger'] {
  const on = random.pick(TRIGGERS);
  const metric = random.pick(['response', 'resolution']);
  switch (on) {
    case 'clock':
      return { on, metric, percent: random.pick([50, 75, 100, 120]) };
    case 'willBreach':
      return { on, metric, withinMs: 30 * MINUTE };
    case 'dwell':
      return { on, ...(random.chance(0.6) ? { tier: random.pick(['tier-1', 'tier-2']) } : {}), afterMs: random.between(2, 12) * HOUR };
    case 'notAcknowledged':
      return { on, afterMs: random.between(1, 20) * 15 * MINUTE };
    case 'reopened':
      return { on, times: random.between(1, 2) };
    default:
      return { on };
  }
}

function levelsOf(random: Random): [Level, ...Level[]] {
  const level = (at: number): Level => ({
    id: `level-${at}`,
    kind: random.pick(['functional', 'hierarchical', 'priority']),
    afterMs: at === 1 && random.chance(0.7) ? 0 : random.between(1, 16) * 15 * MINUTE,
    unlessAcknowledged: random.chance(0.7),
    ...(random.chance(0.25) ? { repeat: { everyMs: random.between(2, 24) * 30 * MINUTE, atMost: random.between(1, 3) } } : {}),
    do: actionsOf(random),
  });
  return [level(1), ...(random.chance(0.4) ? [level(2)] : []), ...(random.chance(0.15) ? [level(3)] : [])];
}

const actionsOf = (random: Random): [Action, ...Action[]] => {
  const first: Action = random.pick<Action>([
    { do: 'nextTier' },
    { do: 'toGroup', group: random.pick(GROUP_IDS) },
    { do: 'raisePriority', steps: random.between(1, 2) },
    { do: 'raisePriorityTo', priority: 'p1' },
    tell,
    tell,
    comment(random.chance(0.4)),
    { do: 'label', label: 'escalated' },
  ]);
  return [first, ...(random.chance(0.4) ? [tell] : []), ...(random.chance(0.3) ? [comment(random.chance(0.4))] : [])];
};

const tell: Action = { do: 'notify', template: 'escalated', who: [{ who: 'groupLead' }, { who: 'assignee' }] };
const comment = (isPublic: boolean): Action => ({ do: 'comment', template: 'escalated', visibility: isPublic ? 'public' : 'internal' });
