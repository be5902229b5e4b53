import type { Metric, Policy, PublishedPolicy, Settings } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { type Decision, type DecisionInput, decide } from '../../../../src/domain/incident/decide';
import type { Change, Comment, IssueFacts, StatusCategory } from '../../../../src/domain/incident/facts';
import { defaultPolicy } from '../../../../src/domain/policy/defaults';
import { explain } from '../../../../src/domain/sla/explain';
import type { ClockExplanation, Explanation } from '../../../../src/domain/sla/explanation';
import { type ClockSummary, compareClocks } from '../../../../src/domain/sla/recompute';
import { facts, POLICY, PRIORITIES, SETTINGS } from '../../fakes';

// Incidents told in a few words, and their clocks under the policy a site begins with.

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** "Fri 16:00" of the week of Monday, 2 November 2026; "Mon+1 09:00" of the week after. In UTC, as ms since 1970. */
export function at(when: string): number {
  const [, day = '', week = '0', time = ''] = /^(\w{3})(?:\+(\d+))? (.+)$/.exec(when) ?? [];
  const date = 2 + DAYS.indexOf(day) + 7 * Number(week);
  const ms = Date.parse(`2026-11-01T${time.length === 5 ? `${time}:00` : time}Z`);
  if (Number.isNaN(ms) || !DAYS.includes(day)) throw new Error(when);
  return ms + (date - 1) * 24 * HOUR;
}

export const iso = (when: string): string => new Date(at(when)).toISOString();

/** Statuses of the site by name. */
export const STATUS: Record<string, { id: string; category: StatusCategory }> = {
  Open: { id: '1', category: 'new' },
  Working: { id: '3', category: 'indeterminate' },
  Pending: { id: '4', category: 'indeterminate' },
  'Waiting for customer': { id: '5', category: 'indeterminate' },
  Resolved: { id: '6', category: 'done' },
  Closed: { id: '7', category: 'done' },
  Cancelled: { id: '8', category: 'done' },
};

/** The field that says why an incident waits, and its options. */
export const WHY = { fieldId: 'customfield_70', info: '701', vendor: '702', problem: '703', lunch: '709' } as const;

/** As a site begins with it. */
export const FULL_DOCUMENT: Policy = defaultPolicy({
  priorities: PRIORITIES,
  impactNames: [],
  urgencyNames: [],
  overriders: [{ type: 'role', id: 'r-agents', name: 'Service Desk Team' }],
  statuses: Object.entries(STATUS).map(([name, { id, category }]) => ({ id, name, category })),
  pendingReason: {
    fieldId: WHY.fieldId,
    options: [
      { id: WHY.info, name: 'More info required' },
      { id: WHY.vendor, name: 'Waiting on vendor' },
      { id: WHY.problem, name: 'Awaiting problem / change' },
      { id: WHY.lunch, name: 'Gone for lunch' },
    ],
  },
});

/** The same without ladders: what clocks do is seen alone. */
export const DOCUMENT: Policy = { ...FULL_DOCUMENT, escalation: { ...FULL_DOCUMENT.escalation, ladders: [] } };

/** A policy with another document, in force since before everything. */
export const publish = (document: Policy, version = 1): PublishedPolicy => ({
  ...POLICY,
  version,
  since: '2026-01-01T00:00:00.000Z',
  publishedAt: '2026-01-01T00:00:00.000Z',
  document,
});

/** The default document with one metric changed. */
export const withMetric = (id: string, change: Partial<Metric>, document: Policy = DOCUMENT): Policy => ({
  ...document,
  metrics: document.metrics.map((metric) => (metric.id === id ? { ...metric, ...change } : metric)),
});

export const DESK = publish(DOCUMENT);

/** Changes made in one go: a field by its id, or "status" by its name. */
type Changes = Record<string, string | undefined>;

/** An incident, told. Each change is one entry of Jira's history. */
export class Story {
  readonly #now: Changes;
  readonly history: Change[] = [];
  readonly comments: Comment[] = [];
  readonly acts: Act[] = [];
  #more: Partial<IssueFacts> = {};

  /** Priority p3 (impact Significant, urgency High), unless the start says otherwise. */
  constructor(
    readonly created: string,
    start: Changes = {},
  ) {
    this.#now = { status: 'Open', priority: '3', customfield_1: 'impact-significant', customfield_2: 'urgency-high', ...start };
  }

  change(when: string, changes: Changes, by = 'u-agent'): this {
    const id = String(this.history.length + this.comments.length + 100);
    for (const [fieldId, to] of Object.entries(changes)) {
      const from = this.#now[fieldId];
      this.#now[fieldId] = to;
      const raw = (value: string | undefined): string | undefined =>
        fieldId === 'status' && value !== undefined ? STATUS[value]?.id : value;
      const texts = fieldId === 'status' ? { ...(from ? { fromText: from } : {}), ...(to ? { toText: to } : {}) } : {};
      this.history.push({ id, at: iso(when), by, fieldId, from: raw(from), to: raw(to), ...texts });
    }
    return this;
  }

  status(when: string, to: string, more: Changes = {}): this {
    return this.change(when, { status: to, ...more });
  }

  comment(when: string, by: string, how: Partial<Comment> = {}): this {
    const id = String(this.history.length + this.comments.length + 100);
    this.comments.push({ id, at: iso(when), by, unlicensed: false, public: true, ...how });
    return this;
  }

  link(when: string, made: boolean, words: string, key: string): this {
    const id = String(this.history.length + this.comments.length + 100);
    const text = `This work item ${words} ${key}`;
    this.history.push({
      id,
      at: iso(when),
      fieldId: 'Link',
      from: made ? undefined : key,
      to: made ? key : undefined,
      ...(made ? { toText: text } : { fromText: text }),
    });
    return this;
  }

  act(act: Act): this {
    this.acts.push(act);
    return this;
  }

  with(more: Partial<IssueFacts>): this {
    this.#more = { ...this.#more, ...more };
    return this;
  }

  get facts(): IssueFacts {
    const now = this.#now;
    const {
      status = 'Open',
      priority,
      customfield_1: impact,
      customfield_2: urgency,
      assignee,
      reporter = 'u-mara',
      project,
      issuetype,
      ...others
    } = now;
    return facts({
      status: { id: STATUS[status]?.id ?? status, category: STATUS[status]?.category ?? 'new' },
      statusCategories: Object.fromEntries(Object.values(STATUS).map(({ id, category }) => [id, category])),
      ...(priority === undefined ? {} : { priorityId: priority }),
      values: { ...(impact ? { impact: [impact] } : {}), ...(urgency ? { urgency: [urgency] } : {}) },
      created: iso(this.created),
      reporter,
      ...(assignee ? { assignee } : {}),
      ...(project ? { projectId: project } : {}),
      ...(issuetype ? { issueTypeId: issuetype } : {}),
      others: Object.fromEntries(Object.entries(others).flatMap(([id, value]) => (value ? [[id, value]] : []))),
      history: this.history,
      comments: this.comments,
      ...this.#more,
    });
  }
}

export interface Under {
  policy?: PublishedPolicy;
  clockPolicy?: PublishedPolicy;
  settings?: Settings;
  members?: DecisionInput['members'];
}

export const inputOf = (
  story: Story,
  { policy = DESK, clockPolicy, settings = SETTINGS, members = new Map() }: Under = {},
): DecisionInput => ({
  facts: story.facts,
  acts: { version: story.acts.length > 0 ? 1 : 0, acts: story.acts },
  policy,
  settings,
  members,
  ...(clockPolicy ? { clockPolicy } : {}),
});

export const decideOn = (story: Story, now: string, under: Under = {}): Decision => decide(inputOf(story, under), at(now));

export function explainOn(story: Story, now: string, under: Under = {}): Explanation {
  const explanation = explain(inputOf(story, under), at(now));
  if (!explanation) throw new Error('no incident');
  return explanation;
}

/** How a clock stands at a time. */
export function clockAt(story: Story, metric: string, now: string, under: Under = {}): ClockSummary {
  const input = inputOf(story, under);
  const found = compareClocks(input, under.clockPolicy ?? under.policy ?? DESK, at(now))?.clocks.find(
    (one) => one.metric === metric,
  )?.before;
  if (!found) throw new Error(`no clock ${metric}`);
  return found;
}

export function explainedClock(story: Story, metric: string, now: string, under: Under = {}): ClockExplanation {
  const found = explainOn(story, now, under).clocks.find(({ clock }) => clock.metric === metric);
  if (!found) throw new Error(`no clock ${metric}`);
  return found;
}
