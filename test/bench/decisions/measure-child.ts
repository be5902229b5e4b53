import * as v from 'valibot';
import { policySchema } from '../../../src/contract/policy';
import type { PublishedPolicy } from '../../../src/contract/types';
import type { Act } from '../../../src/domain/acts/act';
import { type DecisionInput, decide } from '../../../src/domain/incident/decide';
import type { Change, Comment, IssueFacts } from '../../../src/domain/incident/facts';
import { lozengeOf } from '../../../src/domain/incident/lozenge';
import { explain } from '../../../src/domain/sla/explain';
import { FULL_DOCUMENT, STATUS, WHY } from '../../unit/domain/sla/story';
import { POLICY, SETTINGS } from '../../unit/fakes';
import { median } from '../table';

const HOUR = 3_600_000;
const CREATED = Date.UTC(2026, 0, 5, 9);
const CHANGES = 50;
const HOLIDAYS = Array.from({ length: 30 }, (_, place) => new Date(Date.UTC(2026, 0, 20 + 11 * place)).toISOString().slice(0, 10));

/** As Jira spells instants. */
const spelt = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

function policy(): PublishedPolicy {
  const document = v.parse(policySchema, {
    ...FULL_DOCUMENT,
    calendars: FULL_DOCUMENT.calendars.map((one) =>
      one.id === 'business' ? { ...one, definition: { ...one.definition, timeZone: 'Europe/Berlin', holidays: HOLIDAYS } } : one,
    ),
  });
  return { ...POLICY, document };
}

type Round = [field: string, values: (string | undefined)[], times: number];

const STATUSES = ['Working', 'Pending', 'Working', 'Waiting for customer', 'Working'].map((name) => STATUS[name]?.id);

/**
 * What changes how often in 50 changes of those of the 890 real incidents that have the most (67 with 15 and more): the group, the status
 * and why it waits, the assignee, and now and then something else.
 */
const USUAL: Round[] = [
  ['status', STATUSES, 13],
  ['customfield_60', ['g-1', 'g-2', 'g-3'], 14],
  [WHY.fieldId, [WHY.info, WHY.vendor, undefined], 7],
  ['assignee', ['u-lea', 'u-tom', undefined], 7],
  ['resolution', ['1', undefined], 3],
  ['customfield_61', ['c-1', undefined], 3],
  ['customfield_3', ['Parent values: Network(10020)Level 1 values: VPN(10023)'], 1],
  ['customfield_1', ['impact-significant'], 1],
  ['priority', ['2'], 1],
];

/** Every change concerns the clocks: their states, or their goals. */
const HARD: Round[] = [
  ['status', STATUSES, 18],
  [WHY.fieldId, [WHY.info, WHY.vendor, undefined], 16],
  ['customfield_1', ['impact-moderate', 'impact-significant', 'impact-extensive'], 16],
];

/** The fields in the order in which they change: each as evenly as can be. */
function changing(rounds: readonly Round[]): { fieldId: string; to: string | undefined }[] {
  const all = rounds.flatMap(([fieldId, values, times]) =>
    Array.from({ length: times }, (_, place) => ({ fieldId, to: values[place % values.length], at: (place + 0.5) / times })),
  );
  return all.sort((a, b) => a.at - b.at || a.fieldId.localeCompare(b.fieldId));
}

/** An incident with its history as Jira tells it, newest first, ten comments, an act, and no property yet. */
function incidentWith(rounds: readonly Round[]): { facts: IssueFacts; acts: Act[] } {
  const now: Record<string, string | undefined> = {
    status: '1',
    priority: '3',
    customfield_1: 'impact-minor',
    customfield_2: 'urgency-high',
  };
  const history = changing(rounds).map(({ fieldId, to }, place): Change => {
    const from = now[fieldId];
    now[fieldId] = to;
    return { id: String(10_000 + place), at: spelt(CREATED + (place + 1) * 5 * HOUR), by: 'u-lea', fieldId, from, to };
  });
  const comments: Comment[] = Array.from({ length: 10 }, (_, place) => ({
    id: String(500 + place),
    at: spelt(CREATED + (place + 1) * 23 * HOUR),
    by: place % 2 === 0 ? 'u-lea' : 'u-mara',
    unlicensed: false,
    public: true,
  }));
  const facts: IssueFacts = {
    issueId: '20001',
    key: 'IT-1',
    projectId: '10000',
    issueTypeId: '10010',
    status: { id: now.status ?? '1', category: 'indeterminate' },
    statusCategories: Object.fromEntries(Object.values(STATUS).map(({ id, category }) => [id, category])),
    priorityId: now.priority ?? '3',
    values: { impact: [now.customfield_1 ?? ''], urgency: ['urgency-high'] },
    created: spelt(CREATED),
    updated: spelt(CREATED + 51 * 5 * HOUR),
    reporter: 'u-mara',
    hasIntent: true,
    history: history.reverse(),
    comments,
    tasks: [],
    others: now[WHY.fieldId] === undefined ? {} : { [WHY.fieldId]: now[WHY.fieldId] ?? '' },
    appFields: {},
    appFieldsGone: [],
    property: undefined,
    lozenge: undefined,
  };
  return { facts, acts: [{ kind: 'raised', at: spelt(CREATED), by: 'u-mara', intentId: 'x', values: {} }] };
}

/** ms this process has had of a core so far: what else the machine does counts as little as can be. */
const coreTime = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000;
};

/** Times a second of a core, median of seven rounds of a third of a second each. */
function rate(run: () => unknown): number {
  const rounds = Array.from({ length: 8 }, () => {
    const began = coreTime();
    let times = 0;
    while (coreTime() - began < 330) {
      for (let i = 0; i < 50; i++) run();
      times += 50;
    }
    return (times * 1_000) / (coreTime() - began);
  });
  return median(rounds.slice(1));
}

interface Measured {
  first: number;
  again: number;
  explained: number;
}

function measure(rounds: readonly Round[]): Measured {
  const now = CREATED + 400 * HOUR;
  const { facts, acts } = incidentWith(rounds);
  const first: DecisionInput = { facts, acts: { version: 1, acts }, policy: policy(), settings: SETTINGS, members: new Map() };
  const decided = decide(first, now);
  if (!decided.state) throw new Error('the incident is to be one');
  const property: unknown = JSON.parse(JSON.stringify(decided.state));
  const settled: DecisionInput = {
    ...first,
    facts: { ...facts, property, lozenge: lozengeOf(decided.state), priorityId: decided.set.priority ?? facts.priorityId ?? '3' },
    acts: { version: decided.acts.length > 0 ? 2 : 1, acts: [...acts, ...decided.acts] },
  };
  if (facts.history.length !== CHANGES || decide(settled, now).write) throw new Error('the second decision is to find nothing new');
  return { first: rate(() => decide(first, now)), again: rate(() => decide(settled, now)), explained: rate(() => explain(settled, now)) };
}

process.stdout.write(JSON.stringify({ usual: measure(USUAL), hard: measure(HARD) }));
