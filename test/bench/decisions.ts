import * as v from 'valibot';
import { policySchema } from '../../src/contract/policy';
import type { PublishedPolicy } from '../../src/contract/types';
import type { Act } from '../../src/domain/acts/act';
import { type DecisionInput, decide } from '../../src/domain/incident/decide';
import type { Change, Comment, IssueFacts } from '../../src/domain/incident/facts';
import { explain } from '../../src/domain/sla/explain';
import { DOCUMENT, STATUS, WHY } from '../unit/domain/sla/story';
import { POLICY, SETTINGS } from '../unit/fakes';
import { median, printTable } from './table';

/** Decisions a second on one core that an incident with 50 changes must allow. */
const WANTED = 20_000;

const HOUR = 3_600_000;
const CREATED = Date.UTC(2026, 0, 5, 9);
const CHANGES = 50;
const HOLIDAYS = Array.from({ length: 30 }, (_, place) => new Date(Date.UTC(2026, 0, 20 + 11 * place)).toISOString().slice(0, 10));

/** As Jira spells instants. */
const spelt = (at: number): string => new Date(at).toISOString().replace('Z', '+0000');

function policy(): PublishedPolicy {
  const document = v.parse(policySchema, {
    ...DOCUMENT,
    calendars: DOCUMENT.calendars.map((one) =>
      one.id === 'business' ? { ...one, definition: { ...one.definition, timeZone: 'Europe/Berlin', holidays: HOLIDAYS } } : one,
    ),
  });
  return { ...POLICY, document };
}

/** A busy incident: status back and forth, holds, levels, people; its comments; an act; the property of the last look. */
function busyIncident(): { facts: IssueFacts; acts: Act[] } {
  const rounds: [field: string, values: (string | undefined)[]][] = [
    ['status', ['Working', 'Pending', 'Working', 'Waiting for customer', 'Working'].map((name) => STATUS[name]?.id)],
    [WHY.fieldId, [WHY.info, WHY.vendor, undefined]],
    ['assignee', ['u-lea', 'u-tom', undefined]],
    ['customfield_1', ['impact-moderate', 'impact-significant', 'impact-extensive']],
    ['priority', ['2', '3', '4']],
  ];
  const now: Record<string, string | undefined> = {
    status: '1',
    priority: '3',
    customfield_1: 'impact-minor',
    customfield_2: 'urgency-high',
  };
  const history: Change[] = [];
  for (let place = 0; place < CHANGES; place++) {
    const [fieldId, values] = rounds[place % rounds.length] ?? ['status', ['1']];
    const to = values[Math.floor(place / rounds.length) % values.length];
    history.push({ id: String(10_000 + place), at: spelt(CREATED + (place + 1) * 5 * HOUR), by: 'u-lea', fieldId, from: now[fieldId], to });
    now[fieldId] = to;
  }
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
    others: now[WHY.fieldId] === undefined ? {} : { [WHY.fieldId]: now[WHY.fieldId] ?? '' },
    appFields: {},
    appFieldsGone: [],
    property: undefined,
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

const thousands = (n: number): string => Math.round(n).toLocaleString('en-US');

/** Measures decisions and explanations of an incident with 50 changes and 10 comments under the three clocks a site begins with. */
export function decisions(): void {
  const now = CREATED + 400 * HOUR;
  const { facts, acts } = busyIncident();
  const first: DecisionInput = { facts, acts: { version: 1, acts }, policy: policy(), settings: SETTINGS, members: new Map() };
  const decided = decide(first, now);
  const property: unknown = JSON.parse(JSON.stringify(decided.state));
  const settled: DecisionInput = {
    ...first,
    facts: { ...facts, property, priorityId: decided.set.priority ?? facts.priorityId ?? '3' },
    acts: { version: 2, acts: [...acts, ...decided.acts] },
  };
  // What a function does: everything is read from outside each time but the policy and the settings.
  const looked = decide(settled, now);
  printTable(
    `Decisions of one core (an incident with ${CHANGES} changes and ${facts.comments.length} comments, three clocks, 30 holidays)`,
    [
      ['', 'a second', 'wanted'],
      ['decide, first look', thousands(rate(() => decide(first, now))), thousands(WANTED)],
      [`decide, nothing new${looked.write ? ' (writes!)' : ''}`, thousands(rate(() => decide(settled, now))), thousands(WANTED)],
      ['explain', thousands(rate(() => explain(settled, now))), ''],
    ],
  );
}
