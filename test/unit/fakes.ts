import { AppFault, fault } from '../../src/contract/errors';
import type { PublishedPolicy, Settings } from '../../src/contract/types';
import { type Act, type ActLog, NO_ACTS } from '../../src/domain/acts/act';
import type { PlacedAct } from '../../src/domain/acts/placement';
import type { EffectRow } from '../../src/domain/effects/effect';
import { APP_FIELDS, type IssueFacts } from '../../src/domain/incident/facts';
import { defaultPolicy } from '../../src/domain/policy/defaults';
import type { Membership } from '../../src/domain/rights/may';
import type {
  AppComment,
  AppNotice,
  BulkWork,
  Clock,
  GateWords,
  IncidentWrite,
  JiraAsApp,
  JiraFields,
  PeopleOfGroups,
  PolicyComment,
  PolicyNotice,
  Queue,
  StatusList,
  Store,
  TaskDraft,
  WakeUp,
  Way,
} from '../../src/ports';
import { MemoryGroups } from '../support/memory-groups';
import { MemoryHealth } from '../support/memory-health';

/** Words of gates, as short as they can be. */
export const GATE_WORDS: GateWords = (language) => ({
  language,
  before: 'Not yet.',
  after: 'Or ask.',
  openTasks: 'open tasks',
  needs: {
    fields: '{gate}: fill in {list}.',
    assignee: '{gate}: assign.',
    diagnosis: '{gate}: diagnose.',
    tasksClosed: '{gate}: close {list}.',
    resolution: '{gate}: resolve.',
    confirmation: '{gate}: confirm.',
    reviewPlanned: '{gate}: review.',
  },
});

/** Monday, 23 November 2026, 09:00 UTC. */
export const NOW = Date.parse('2026-11-23T09:00:00.000Z');

export const APP = 'app-account';

/** Option of a level: "impact-extensive". */
const options = (field: string, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, `${field}-${id}`]));

export const PRIORITIES = ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({ id: String(at + 1), name }));

/** As a site begins with it. */
export const FULL_POLICY: PublishedPolicy = {
  version: 1,
  publishedAt: '2026-11-01T00:00:00.000Z',
  since: '2026-11-01T00:00:00.000Z',
  by: 'u-admin',
  note: '',
  document: defaultPolicy({
    priorities: PRIORITIES,
    impactNames: [],
    urgencyNames: [],
    overriders: [{ type: 'role', id: 'r-agents', name: 'Service Desk Team' }],
  }),
};

/** The same without ladders, for what is not about them. */
export const POLICY: PublishedPolicy = {
  ...FULL_POLICY,
  document: { ...FULL_POLICY.document, escalation: { ...FULL_POLICY.document.escalation, ladders: [] } },
};

export const SETTINGS: Settings = {
  schema: 2,
  choices: { target: '10000', projects: [{ projectId: '10000', issueTypeId: '10010', alsoTypeIds: [] }] },
  target: { projectId: '10000', issueTypeId: '10010' },
  incidents: [{ projectId: '10000', issueTypeIds: ['10010'] }],
  fields: {
    impact: { fieldId: 'customfield_1', options: options('impact', ['extensive', 'significant', 'moderate', 'minor']) },
    urgency: { fieldId: 'customfield_2', options: options('urgency', ['critical', 'high', 'medium', 'low']) },
    category: { fieldId: 'customfield_3', options: { network: 'c-1', 'network-vpn': 'c-2' } },
  },
  appFields: { firstResponseDue: 'customfield_91', resolutionDue: 'customfield_92', slaStatus: 'customfield_93' },
  appAccountId: APP,
};

/** An incident: impact Extensive, urgency High, priority Medium as Jira made it. */
export const facts = (change: Partial<IssueFacts> = {}): IssueFacts => ({
  issueId: '20001',
  key: 'IT-1',
  projectId: '10000',
  issueTypeId: '10010',
  status: { id: '3', category: 'indeterminate' },
  statusCategories: { '1': 'new' },
  priorityId: '3',
  values: { impact: ['impact-extensive'], urgency: ['urgency-high'] },
  created: '2026-11-20T08:00:00.000Z',
  updated: '2026-11-20T10:00:00.000Z',
  reporter: 'u-mara',
  hasIntent: false,
  history: [{ id: '1', at: '2026-11-20T10:00:00.000Z', by: 'u-agent', fieldId: 'status', from: '1', to: '3' }],
  comments: [],
  tasks: [],
  others: {},
  appFields: {},
  appFieldsGone: [],
  property: undefined,
  lozenge: undefined,
  ...change,
});

/** The incident has come to its first group, as the first look records. */
export const PLACED: PlacedAct = {
  kind: 'placed',
  at: '2026-11-20T08:00:00.000Z',
  group: 'service-desk',
  tier: 'tier-1',
  why: { by: 'fallback' },
};

/** Acts but for those by which incidents come to groups. */
export const withoutPlaces = (acts: readonly Act[]): Act[] => acts.filter(({ kind }) => kind !== 'placed');

const workIn = (work: readonly BulkWork[]): { work?: BulkWork } => {
  const last = work.at(-1);
  return last ? { work: last } : {};
};

/** What a look needs, in memory, with everything it was asked written down. */
export class World {
  readonly asked: string[] = [];
  now = NOW;
  readonly clock: Clock = { now: () => this.now };
  settings: Settings | undefined = SETTINGS;
  policy: PublishedPolicy | undefined = POLICY;
  issue: IssueFacts | undefined = facts();
  log: ActLog = NO_ACTS;
  readonly members = new Map<string, Membership>([
    ['u-agent', { accountId: 'u-agent', groupIds: ['g-tier1'], roleIds: ['r-agents'] }],
    ['u-guest', { accountId: 'u-guest', groupIds: ['g-staff'], roleIds: [] }],
  ]);
  readonly comments: AppComment[] = [];
  readonly notices: AppNotice[] = [];
  /** The same in the policy's words. */
  readonly wordedComments: PolicyComment[] = [];
  readonly wordedNotices: PolicyNotice[] = [];
  /** Ids of transitions the issue made, and labels it got. */
  readonly transitions: string[] = [];
  readonly labels: string[] = [];
  /** Sub-tasks it got; the first has id 701. */
  readonly tasks: TaskDraft[] = [];
  /** Transitions by the status they lead to. */
  readonly ways = new Map([['4', 't-4']]);
  /** Fields of their screens. */
  screen: Way['fields'] = {};
  /** Fields that went with transitions, and that were set besides. */
  readonly along: JiraFields[] = [];
  readonly fieldsSet: JiraFields[] = [];
  /** Who has which role. */
  readonly actors = new Map<string, { users: string[]; groups: string[] }>();
  /** What comments of the app's were made for, by their ids. */
  readonly #madeFor = new Map<string, string>();
  readonly writes: IncidentWrite[] = [];
  readonly looks: string[] = [];
  /** Looks with a delay in seconds. */
  readonly delayed: { issueId: string; delayS: number; due?: number }[] = [];
  /** Versions besides the one in force. */
  readonly versions = new Map<number, PublishedPolicy>();
  statuses: StatusList | undefined = { at: '2026-11-23T08:00:00.000Z', categories: { '1': 'new', '3': 'indeterminate', '6': 'done' } };
  readonly wakeUps = new Map<string, WakeUp>();
  /** What the app's own fields were told, by Jira's ids of the fields. */
  readonly said: Record<string, string | null>[] = [];
  /** Name of a port's function → what it throws, until it is taken out; an error that is no AppFault is a crash. */
  readonly failing = new Map<string, Error>();
  /** Jira field ids that are on no screen. */
  readonly offScreen = new Set<string>();
  /** Attempts at effects, by their ids and numbers. */
  readonly attempts = new Map<string, EffectRow>();
  /** Name of a port's function → what it throws after it did what it was asked for: the answer is lost. */
  readonly lost = new Map<string, Error>();
  /** Accounts of work in bulk, in the order they were written. */
  readonly work: BulkWork[] = [];
  searchedUpTo: string | undefined;

  #step<T>(name: string, answer: () => T): Promise<T> {
    this.asked.push(name);
    const failure = this.failing.get(name);
    if (failure) return Promise.reject(failure);
    try {
      const answered = answer();
      const lost = this.lost.get(name);
      return lost ? Promise.reject(lost) : Promise.resolve(answered);
    } catch (error) {
      return Promise.reject(error);
    }
  }

  readonly health = new MemoryHealth((name, answer) => this.#step(name, answer));
  readonly groups = new MemoryGroups((name, answer) => this.#step(name, answer));
  /** Account ids that are out of use. */
  readonly inactive = new Set<string>();

  readonly app: Pick<
    JiraAsApp,
    | 'readFacts'
    | 'readStatusCategories'
    | 'writeIncident'
    | 'writeAppFields'
    | 'readMembership'
    | 'readListener'
    | 'comment'
    | 'findComment'
    | 'createTask'
    | 'findTask'
    | 'readParent'
    | 'notify'
    | 'commentInWords'
    | 'notifyInWords'
    | 'readActors'
    | 'listWays'
    | 'transition'
    | 'setFields'
    | 'addLabel'
    | 'readActive'
    | keyof PeopleOfGroups
  > = {
    ...this.groups.jira,
    readActive: (ids) => this.#step('readActive', () => new Set(ids.filter((id) => !this.inactive.has(id)))),
    readFacts: () => this.#step('readFacts', () => this.issue),
    readStatusCategories: () => this.#step('readStatusCategories', () => ({ '1': 'new', '3': 'indeterminate', '6': 'done' })),
    writeAppFields: (_, values) =>
      this.#step('writeAppFields', () => {
        this.said.push(values);
        if (!this.issue) return;
        const appFields = { ...this.issue.appFields };
        for (const name of APP_FIELDS) {
          const value = values[SETTINGS.appFields[name] ?? ''];
          if (value === null) delete appFields[name];
          else if (value !== undefined) appFields[name] = value;
        }
        this.issue = { ...this.issue, appFields };
      }),
    writeIncident: (_, write) =>
      this.#step('writeIncident', () => {
        const off = Object.keys(write.fields).filter((id) => this.offScreen.has(id));
        if (off.length > 0)
          throw new AppFault({
            code: 'JIRA_REFUSED',
            message: 'editIssue: Jira answered 400',
            fields: Object.fromEntries(off.map((id) => [id, 'Field cannot be set. It is not on the appropriate screen, or unknown.'])),
          });
        this.writes.push(write);
        this.#apply(write);
      }),
    readMembership: (accountId) =>
      this.#step('readMembership', () => ({
        ...(this.members.get(accountId) ?? { accountId, groupIds: [], roleIds: [] }),
        locale: 'fr_FR',
      })),
    readListener: (accountId) => this.#step('readListener', () => ({ accountId, name: `Name of ${accountId}`, locale: 'fr_FR' })),
    comment: (_, comment) =>
      this.#step('comment', () => {
        this.comments.push(comment);
        this.#commented(comment.effectId, false);
      }),
    commentInWords: (_, comment) =>
      this.#step('commentInWords', () => {
        this.wordedComments.push(comment);
        this.#commented(comment.effectId, comment.public);
      }),
    findComment: (effectId, ids) => this.#step('findComment', () => ids.some((id) => this.#madeFor.get(id) === effectId)),
    notifyInWords: (_, notice) => this.#step('notifyInWords', () => void this.wordedNotices.push(notice)),
    readActors: (_, roleId) => this.#step('readActors', () => this.actors.get(roleId) ?? { users: [], groups: [] }),
    listWays: () =>
      this.#step('listWays', () =>
        [...this.ways].map(([id, way]) => ({
          id: way,
          name: way,
          to: { id, name: `Status ${id}`, category: 'indeterminate' as const },
          fields: this.screen,
        })),
      ),
    setFields: (_, set) => this.#step('setFields', () => void this.fieldsSet.push(set)),
    transition: (_, transitionId, along) =>
      this.#step('transition', () => {
        this.transitions.push(transitionId);
        if (along && Object.keys(along).length > 0) this.along.push(along);
        const to = [...this.ways].find(([, way]) => way === transitionId)?.[0];
        if (to !== undefined) this.move(to, APP);
      }),
    createTask: (task) =>
      this.#step('createTask', () => {
        this.tasks.push(task);
        const made = { id: String(700 + this.tasks.length), key: `IT-${700 + this.tasks.length}` };
        const { summary } = task;
        const status = { id: '1', name: 'Open', category: 'new' } as const;
        if (this.issue) this.issue = { ...this.issue, tasks: [...this.issue.tasks, { ...made, summary, status }] };
        return made;
      }),
    findTask: (effectId, ids) =>
      this.#step('findTask', () => {
        const at = this.tasks.findIndex((one) => one.effectId === effectId);
        return at >= 0 && ids.includes(String(701 + at)) ? `IT-${701 + at}` : undefined;
      }),
    readParent: () => this.#step('readParent', () => '20001'),
    addLabel: (_, label) => this.#step('addLabel', () => void this.labels.push(label)),
    notify: (_, notice) => this.#step('notify', () => void this.notices.push(notice)),
  };

  #commented(effectId: string, forAll: boolean): void {
    const id = String(501 + this.#madeFor.size);
    this.#madeFor.set(id, effectId);
    const said = { id, at: new Date(this.now).toISOString(), by: APP, unlicensed: false, public: forAll };
    if (this.issue) this.issue = { ...this.issue, comments: [...this.issue.comments, said] };
  }

  /** Somebody, or the app, moves the issue. */
  move(to: string, by: string): void {
    if (!this.issue) return;
    const { status, history } = this.issue;
    const line = { id: String(history.length + 2000), at: new Date(this.now).toISOString(), by, fieldId: 'status', from: status.id, to };
    this.issue = { ...this.issue, status: { id: to, category: 'indeterminate' }, history: [...history, line] };
  }

  /** What Jira does with a write, as far as the tests need it: priority and assignee with their lines of history, and the property. */
  #apply(write: IncidentWrite): void {
    this.#prioritise(write);
    this.#assign(write.fields.assignee);
  }

  #assign(value: unknown): void {
    if (!this.issue || value === undefined) return;
    const { assignee: from, history, ...rest } = this.issue;
    const to = typeof value === 'object' && value !== null && 'accountId' in value ? String(value.accountId) : undefined;
    const line = { id: String(history.length + 1000), at: new Date(this.now).toISOString(), by: APP, fieldId: 'assignee', from, to };
    this.issue = { ...rest, ...(to === undefined ? {} : { assignee: to }), history: from === to ? history : [...history, line] };
  }

  #prioritise({ state, lozenge, fields }: IncidentWrite): void {
    if (!this.issue) return;
    const { priorityId, history } = this.issue;
    const priority: unknown = fields.priority;
    const to = typeof priority === 'object' && priority !== null && 'id' in priority ? String(priority.id) : priorityId;
    const line = { id: String(history.length + 1000), at: '2026-11-23T09:00:00.000Z', by: APP, fieldId: 'priority', from: priorityId, to };
    this.issue = {
      ...this.issue,
      ...(to === undefined ? {} : { priorityId: to }),
      history: to === priorityId ? history : [...history, line],
      property: JSON.parse(JSON.stringify(state)),
      lozenge: { type: 'lozenge', value: lozenge },
    };
  }

  readonly store: Pick<
    Store,
    | 'readSettings'
    | 'readPolicy'
    | 'readPolicyFor'
    | 'listPolicies'
    | 'readActs'
    | 'appendActs'
    | 'effects'
    | 'wakeUps'
    | 'bulk'
    | 'groups'
    | 'health'
    | 'readManyActs'
    | 'readStatuses'
    | 'saveStatuses'
  > = {
    readPolicyFor: ({ chosen }) => this.#step('readPolicyFor', () => this.versions.get(chosen ?? 0) ?? this.policy),
    listPolicies: () =>
      this.#step('listPolicies', () =>
        [...this.versions.values(), ...(this.policy ? [this.policy] : [])]
          .map(({ version, publishedAt, by, note }) => ({ version, publishedAt, applies: 'new' as const, by, note }))
          .sort((a, b) => a.version - b.version),
      ),
    readStatuses: () => this.#step('readStatuses', () => this.statuses),
    saveStatuses: (list) =>
      this.#step('saveStatuses', () => {
        this.statuses = list;
      }),
    wakeUps: {
      read: (issueId) => this.#step('wakeUps.read', () => this.wakeUps.get(issueId)),
      until: (instant) =>
        this.#step('wakeUps.until', () => {
          const due = [...this.wakeUps.values()].filter(({ next }) => next <= instant).sort((a, b) => a.next - b.next);
          return { wakeUps: due.slice(0, 100), all: due.length <= 100 };
        }),
      save: (rows) =>
        this.#step('wakeUps.save', () => {
          for (const row of rows) this.wakeUps.set(row.issueId, row);
        }),
      readMany: (issueIds) =>
        this.#step('wakeUps.readMany', () => new Map([...this.wakeUps].filter(([issueId]) => issueIds.includes(issueId)))),
      settle: (issueId, known, wakeUp) =>
        this.#step(wakeUp ? 'wakeUps.save' : 'wakeUps.remove', () => {
          if (this.wakeUps.get(issueId)?.due !== known?.due) throw fault('CONFLICT', 'asked for meanwhile');
          if (wakeUp) this.wakeUps.set(issueId, wakeUp);
          else this.wakeUps.delete(issueId);
        }),
    },
    health: this.health.store,
    groups: this.groups.store,
    readManyActs: (issueIds) => this.#step('readManyActs', () => new Map(issueIds.map((issueId) => [issueId, this.log]))),
    bulk: {
      readWork: () => this.#step('bulk.readWork', () => ({ revision: this.work.length, ...workIn(this.work) })),
      writeWork: (after, work) =>
        this.#step('bulk.writeWork', () => {
          if (after !== this.work.length) return false;
          this.work.push(work);
          return true;
        }),
      readSearchedUpTo: () => this.#step('bulk.readSearchedUpTo', () => this.searchedUpTo),
      saveSearchedUpTo: (instant) =>
        this.#step('bulk.saveSearchedUpTo', () => {
          this.searchedUpTo = instant;
        }),
    },
    readSettings: () => this.#step('readSettings', () => this.settings),
    readPolicy: () => this.#step('readPolicy', () => this.policy),
    readActs: () => this.#step('readActs', () => this.log),
    appendActs: (_, after, acts) =>
      this.#step('appendActs', () => {
        if (after.version !== this.log.version) throw fault('CONFLICT', 'appended meanwhile');
        this.act(...acts);
      }),
    effects: {
      claim: (row) =>
        this.#step('effects.claim', () => {
          const key = `${row.id}#${row.attempt}`;
          const held = this.attempts.get(key);
          if (!held) this.attempts.set(key, row);
          return held ?? 'yours';
        }),
      read: ({ id, attempt }) => this.#step('effects.read', () => this.attempts.get(`${id}#${attempt}`)),
      mark: (row) => this.#step('effects.mark', () => void this.attempts.set(`${row.id}#${row.attempt}`, row)),
      release: (row) => this.#step('effects.release', () => void this.attempts.delete(`${row.id}#${row.attempt}`)),
    },
  };

  /** Somebody acts. */
  act(...acts: Act[]): void {
    this.log = { version: this.log.version + 1, acts: [...this.log.acts, ...acts] };
  }

  readonly queue: Queue = {
    look: (issueId) => this.#step('look', () => void this.looks.push(issueId)),
    looks: (looks) => this.#step('looks', () => void this.delayed.push(...looks)),
    sweepOn: () => this.#step('sweepOn', () => undefined),
    storm: () => this.#step('storm', () => undefined),
    applyPolicy: () => this.#step('applyPolicy', () => undefined),
  };
}
