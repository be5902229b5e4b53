import type { CalendarDefinition, Goal, Metric, Policy } from '../../../src/contract/types';
import { defaultPolicy } from '../../../src/domain/policy/defaults';
import type { Random } from '../random';
import { AGENTS_ROLE, DAY, IMPACTS, MINUTE, PERSON, PRIORITIES, STATUS, URGENCIES } from './site';

const ZONES = ['Etc/UTC', 'Europe/Berlin', 'America/New_York', 'Asia/Kolkata'] as const;
const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const ALL_DAY: [string, string][] = [['00:00', '24:00']];

/** Shares at which people may be warned: of goals of whole hundreds of minutes they fall on whole minutes. */
const WARNINGS: readonly [number[], ...number[][]] = [[], [50], [50, 75, 90], [80]];

/**
 * A random policy of the kind a reference model can follow minute by minute: three clocks at most, two calendars, two reasons to wait, goals
 * by priority with one for all the rest. @param from when the run begins; ms since 1970.
 */
export function randomPolicy(random: Random, from: number): Policy {
  const priorities = PRIORITIES.map((id, at) => ({ id: `p${at + 1}`, name: `P${at + 1}`, jiraPriorityId: id }));
  const base = defaultPolicy({
    priorities: PRIORITIES.map((id) => ({ id, name: `P${id}` })),
    impactNames: [],
    urgencyNames: [],
    overriders: [{ type: 'role', id: AGENTS_ROLE, name: 'Agents' }],
  });
  const level = (id: string) => ({ id, name: id, help: '' });
  const matrix = Object.fromEntries(
    IMPACTS.map((impact) => [impact, Object.fromEntries(URGENCIES.map((urgency) => [urgency, `p${random.between(1, 4)}`]))]),
  );
  const [lead, ...others] = base.supportGroups;
  const inStatus = (id: string, name: string) => [{ status: { ids: [{ id, name }], categories: [] }, fields: [] }];
  return {
    ...base,
    impacts: IMPACTS.map(level),
    urgencies: URGENCIES.map(level),
    priorities,
    matrix,
    // Somebody is always there to be reminded.
    supportGroups: lead ? [{ ...lead, lead: { id: PERSON.lead, name: 'Lead' } }, ...others] : others,
    calendars: [
      { id: 'always', name: 'Always', help: '', definition: always(random) },
      { id: 'office', name: 'Office', help: '', definition: office(random, from) },
    ],
    holdReasons: [
      {
        id: 'user',
        name: 'User',
        help: '',
        waitsFor: 'user',
        while: inStatus(STATUS.waiting, 'Waiting'),
        until: random.chance(0.7) ? [{ on: 'comment', by: 'customer', visibility: 'any' }] : [],
      },
      { id: 'vendor', name: 'Vendor', help: '', waitsFor: 'vendor', while: inStatus(STATUS.pending, 'Pending'), until: [] },
    ],
    metrics: [responseMetric(random), resolutionMetric(random)],
    // The model follows clocks alone.
    escalation: { ...base.escalation, ladders: [] },
    ...withoutLife(base),
  };
}

/** The model follows no incident's life: nothing is told of it, no task is made, nothing moves by itself. */
function withoutLife({ communication, lifecycle, resolution }: Policy): Partial<Policy> {
  const { silenceClosesAfterDays: _, ...confirmation } = resolution.confirmation;
  return {
    communication: {
      ...communication,
      templates: communication.templates.map((one) => (one.event === undefined ? one : { ...one, active: false })),
    },
    // Without a status that leads to work again, the reply of a customer moves nothing.
    lifecycle: {
      ...lifecycle,
      phases: lifecycle.phases.map((phase) =>
        phase.kind === 'investigation' ? { ...phase, statuses: { ids: [], categories: [] } } : phase,
      ),
    },
    resolution: { ...resolution, confirmation: { ...confirmation, remindAfterDays: [] }, holdRules: [] },
    taskTemplates: [],
  };
}

function always(random: Random): CalendarDefinition {
  const weekly = Object.fromEntries(DAYS.map((day) => [day, ALL_DAY]));
  return { timeZone: random.pick(ZONES), weekly, holidays: [], openings: [] };
}

const clock = (hour: number, minute: number): string => `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;

function office(random: Random, from: number): CalendarDefinition {
  const opens = random.between(5, 10);
  const hours: [string, string][] = random.chance(0.3)
    ? [
        [clock(opens, 30), '12:00'],
        ['13:00', clock(random.between(16, 21), 15)],
      ]
    : [[clock(opens, 0), clock(random.between(15, 22), 0)]];
  const open = DAYS.filter((day) => day === 'wed' || random.chance(day === 'sat' || day === 'sun' ? 0.2 : 0.9));
  const dateAfter = (days: number): string => new Date(from + days * DAY).toISOString().slice(0, 10);
  return {
    timeZone: random.pick(ZONES),
    weekly: Object.fromEntries(open.map((day) => [day, hours])),
    holidays: random.chance(0.5) ? [dateAfter(random.between(1, 10))] : [],
    openings: [],
  };
}

function goalsOf(random: Random, hundreds: number): Goal[] {
  const goal = (id: string, priorities: string[] | undefined): Goal => ({
    id,
    for: priorities ? { priorities } : {},
    goalMs: random.between(1, hundreds) * 100 * MINUTE,
    calendar: random.pick(['always', 'office']),
    warnings: [...random.pick(WARNINGS)],
  });
  const named = random.between(0, 3);
  return [...PRIORITIES.slice(0, named).map((_, at) => goal(`g${at + 1}`, [`p${at + 1}`])), goal('rest', undefined)];
}

const DONE: { ids: { id: string; name: string }[]; categories: ('new' | 'indeterminate' | 'done')[] } = { ids: [], categories: ['done'] };
const CANCELLED = { ids: [{ id: STATUS.cancelled, name: 'Cancelled' }], categories: [] };

const common = (
  random: Random,
): Pick<Metric, 'help' | 'kind' | 'reset' | 'order' | 'retroactiveStart' | 'retroactiveHold' | 'whenGoalChanges' | 'remind'> => ({
  help: '',
  kind: 'sla',
  reset: [],
  order: ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'],
  retroactiveStart: false,
  retroactiveHold: false,
  whenGoalChanges: random.pick(['carry', 'keep']),
  ...(random.chance(0.8)
    ? { remind: random.pick<NonNullable<Metric['remind']>>([[{ who: 'assignee' }], [{ who: 'assignee' }, { who: 'groupLead' }]]) }
    : {}),
});

const responseMetric = (random: Random): Metric => ({
  ...common(random),
  id: 'response',
  name: 'Response',
  start: [{ on: 'created' }],
  stop: [
    { on: 'comment', by: 'agent', visibility: 'public' },
    { on: 'status', outOf: { ids: [{ id: STATUS.open, name: 'Open' }], categories: [] } },
  ],
  cancel: [{ on: 'status', into: CANCELLED }],
  holds: [],
  reopen: { mode: 'continue' },
  goals: goalsOf(random, 12),
  atRisk: 75,
  dueField: 'firstResponseDue',
});

const resolutionMetric = (random: Random): Metric => ({
  ...common(random),
  id: 'resolution',
  name: 'Resolution',
  start: [{ on: 'created' }, { on: 'status', outOf: DONE }],
  stop: [{ on: 'status', into: DONE }],
  cancel: [{ on: 'status', into: CANCELLED }],
  holds: ['user', 'vendor'],
  reopen: random.pick<Metric['reopen']>([{ mode: 'continue' }, { mode: 'newCycle' }, { mode: 'grace', graceMs: 8 * 60 * MINUTE }]),
  goals: goalsOf(random, 60),
  atRisk: random.pick([60, 75]),
  dueField: 'resolutionDue',
});
