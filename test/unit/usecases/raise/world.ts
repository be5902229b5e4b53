import { AppFault, fault } from '../../../../src/contract/errors';
import type { PublishedPolicy, Settings } from '../../../../src/contract/types';
import { type ActLog, NO_ACTS } from '../../../../src/domain/acts/act';
import type { Attempt, IncidentDraft, RaisedCandidate, RequestDraft } from '../../../../src/ports';
import type { RaisePorts } from '../../../../src/usecases/raise/order';
import { NOW, POLICY, SETTINGS } from '../../fakes';

export const MARA = { accountId: 'u-mara' };
export const INTENT = '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11';
export const ORIGIN = { id: '7', key: 'SHOP-7' };
export const INPUT = {
  intentId: INTENT,
  summary: 'VPN is down',
  description: 'Since nine.',
  impact: 'extensive',
  urgency: 'high',
  category: 'network',
  subcategory: 'network-vpn',
  services: [],
};
export const BY_REQUEST: Settings = {
  ...SETTINGS,
  incidents: [
    {
      projectId: '10000',
      issueTypeIds: ['10010'],
      request: { serviceDeskId: '1', requestTypeId: '11', fieldIds: ['summary', 'description', 'customfield_1', 'customfield_2'] },
    },
  ],
};

/** Ports of raising in memory; each call is written down, and fails once with what is put in `failing` under its name. */
export class RaiseWorld {
  readonly asked: string[] = [];
  now = NOW;
  settings: Settings | undefined = SETTINGS;
  policy: PublishedPolicy | undefined = POLICY;
  /** Name of a port's function → what it throws, once each. */
  readonly failing = new Map<string, AppFault[]>();
  readonly drafts: (IncidentDraft | RequestDraft)[] = [];
  /** What Jira has made. */
  issues: RaisedCandidate[] = [];
  readonly logs = new Map<string, ActLog>();
  readonly attempts: Attempt[] = [];
  readonly links: string[] = [];
  readonly looks: string[] = [];
  /** Left to the sweep. */
  readonly due: string[] = [];
  form = [
    { fieldId: 'customfield_1', name: 'How many are affected' },
    { fieldId: 'customfield_2', name: 'How soon' },
  ];
  seesOrigin = true;

  fail(name: string, ...faults: AppFault[]): void {
    this.failing.set(name, faults);
  }

  async #step<T>(name: string, answer: () => T): Promise<T> {
    this.asked.push(name);
    const failure = this.failing.get(name)?.shift();
    if (failure) throw failure;
    return answer();
  }

  #make(draft: IncidentDraft | RequestDraft): { id: string; key: string } {
    this.drafts.push(draft);
    const id = String(30_000 + this.issues.length);
    const intentId = 'intentId' in draft ? draft.intentId : undefined;
    const created = new Date(this.now).toISOString();
    this.issues.push({ issueId: id, key: `IT-${id}`, summary: draft.summary, creator: MARA.accountId, created, intentId });
    return { id, key: `IT-${id}` };
  }

  readonly ports: RaisePorts = {
    clock: { now: () => this.now },
    person: {
      createIncident: (draft) => this.#step('createIncident', () => this.#make(draft)),
      createRequest: (draft) => this.#step('createRequest', () => ({ ...this.#make(draft), portalPath: '/portal/1/X-1' })),
      link: ({ incidentKey }) => this.#step('link', () => void this.links.push(incidentKey)),
      readPlace: () => this.#step('readPlace', () => (this.seesOrigin ? { projectId: '1', issueTypeId: '1' } : undefined)),
    },
    desk: {
      readForm: () => this.#step('readForm', () => this.form),
      portalPath: () => this.#step('portalPath', () => '/portal/1/X-1'),
      describe: () => this.#step('describe', () => undefined),
    },
    app: {
      findRaised: () => this.#step('findRaised', () => this.issues),
      link: ({ incidentKey }) => this.#step('app.link', () => void this.links.push(incidentKey)),
    },
    store: {
      readSettings: () => this.#step('readSettings', () => this.settings),
      readPolicy: () => this.#step('readPolicy', () => this.policy),
      readActs: (issueId) => this.#step('readActs', () => this.logs.get(issueId) ?? NO_ACTS),
      appendActs: (issueId, after, acts) =>
        this.#step('appendActs', () => {
          const log = this.logs.get(issueId) ?? NO_ACTS;
          if (log.version !== after.version) throw fault('CONFLICT', 'appended meanwhile');
          this.logs.set(issueId, { version: log.version + 1, acts: [...log.acts, ...acts] });
        }),
      wakeUps: { save: (rows) => this.#step('wakeUps.save', () => void this.due.push(...rows.map(({ issueId }) => issueId))) },
      intents: {
        read: () => this.#step('read', () => [...this.attempts]),
        claim: (_, __, number, at) =>
          this.#step('claim', () => {
            if (this.attempts[number]) return false;
            this.attempts[number] = { at };
            return true;
          }),
        settle: (_, __, number, at, outcome) =>
          this.#step('settle', () => {
            this.attempts[number] = { at, outcome };
          }),
      },
    },
    queue: { look: (issueId) => this.#step('look', () => void this.looks.push(issueId)) },
  };
}

/** Jira's 400 with its words by field. */
export const refusal = (fields: Record<string, string>, ...messages: string[]): AppFault =>
  new AppFault(
    {
      code: 'JIRA_REFUSED',
      message: 'createIssue: Jira answered 400',
      details: [...messages, ...Object.entries(fields).map(([id, words]) => `${id}: ${words}`)],
      ...(Object.keys(fields).length > 0 ? { fields } : {}),
    },
    undefined,
    400,
  );
