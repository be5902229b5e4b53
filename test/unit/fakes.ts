import { AppFault } from '../../src/contract/errors';
import type { Preflight, RaisedIncident, Settings } from '../../src/contract/types';
import type { IssueFacts } from '../../src/domain/incident/facts';
import type { IncidentState } from '../../src/domain/incident/state';
import type { Clock, IncidentDraft, JiraAsApp, JiraAsPerson, Project, Queue, Store } from '../../src/ports';

/** Monday, 23 November 2026, 09:00 UTC. */
export const NOW = Date.parse('2026-11-23T09:00:00.000Z');

export const SETTINGS: Settings = {
  target: { projectId: '10000', issueTypeId: '10010' },
  incidents: [{ projectId: '10000', issueTypeIds: ['10010'] }],
};

export const facts = (change: Partial<IssueFacts> = {}): IssueFacts => ({
  issueId: '20001',
  key: 'IT-1',
  projectId: '10000',
  issueTypeId: '10010',
  status: { id: '3', category: 'indeterminate' },
  created: '2026-11-20T08:00:00.000Z',
  updated: '2026-11-20T10:00:00.000Z',
  reporter: 'u-mara',
  history: [{ at: '2026-11-20T10:00:00.000Z', fieldId: 'status', from: '1', to: '3' }],
  property: undefined,
  ...change,
});

/** Ports in memory, with everything they were asked written down. */
export class World {
  readonly asked: string[] = [];
  readonly clock: Clock = { now: () => NOW };
  settings: Settings | undefined = SETTINGS;
  preflight: Preflight | undefined;
  issue: IssueFacts | undefined = facts();
  admin = true;
  /** Name of a port's function → what it throws. */
  readonly failing = new Map<string, AppFault>();
  readonly raised = new Map<string, RaisedIncident>();
  readonly created: IncidentDraft[] = [];
  readonly marks = new Map<string, unknown>();
  readonly looks: string[] = [];
  written: IncidentState | undefined;
  projects: Project[] = [
    {
      id: '10000',
      key: 'IT',
      name: 'IT Support',
      issueTypes: [
        { id: '10010', name: '[System] Incident', subtask: false },
        { id: '10011', name: 'Task', subtask: false },
        { id: '10012', name: 'Sub-task', subtask: true },
      ],
    },
    { id: '10001', key: 'SHOP', name: 'Web shop', issueTypes: [{ id: '10020', name: 'Bug', subtask: false }] },
  ];
  lacking: string[] = [];
  linkTypes = ['Blocks', 'Relates'];

  #step<T>(name: string, answer: () => T): Promise<T> {
    this.asked.push(name);
    const failure = this.failing.get(name);
    return failure ? Promise.reject(failure) : Promise.resolve(answer());
  }

  #project(id: string): Project {
    const project = this.projects.find((candidate) => candidate.id === id);
    if (!project)
      throw new AppFault({ code: 'NOT_FOUND', message: 'getProject: Jira answered 404', details: ['No project could be found.'] });
    return project;
  }

  readonly person: JiraAsPerson = {
    isAdmin: () => this.#step('isAdmin', () => this.admin),
    createIncident: (draft) =>
      this.#step('createIncident', () => {
        this.created.push(draft);
        return { id: `3000${this.created.length}`, key: `IT-${100 + this.created.length}` };
      }),
    link: () => this.#step('link', () => undefined),
    readProject: (id) => this.#step('person.readProject', () => this.#project(id)),
    readProjectMark: (id) => this.#step('person.readProjectMark', () => this.marks.get(id)),
    writeProjectMark: (id, mark) => this.#step('writeProjectMark', () => void this.marks.set(id, mark)),
    removeProjectMark: (id) => this.#step('removeProjectMark', () => void this.marks.delete(id)),
  };

  readonly app: JiraAsApp = {
    readFacts: () => this.#step('readFacts', () => this.issue),
    writeState: (_, state) =>
      this.#step('writeState', () => {
        this.written = state;
        if (this.issue) this.issue = { ...this.issue, property: JSON.parse(JSON.stringify(state)) };
      }),
    readProject: (id) => this.#step('app.readProject', () => this.#project(id)),
    readProjectMark: (id) => this.#step('app.readProjectMark', () => this.marks.get(id)),
    countProjects: () => this.#step('countProjects', () => this.projects.length),
    issueTypeNames: () => this.#step('issueTypeNames', () => this.projects.flatMap(({ issueTypes }) => issueTypes.map(({ name }) => name))),
    linkTypeNames: () => this.#step('linkTypeNames', () => this.linkTypes),
    missingPermissions: () => this.#step('missingPermissions', () => this.lacking),
  };

  readonly store: Store = {
    readSettings: () => this.#step('readSettings', () => this.settings),
    saveSettings: (settings) =>
      this.#step('saveSettings', () => {
        this.settings = settings;
      }),
    readPreflight: () => this.#step('readPreflight', () => this.preflight),
    savePreflight: (preflight) =>
      this.#step('savePreflight', () => {
        this.preflight = preflight;
      }),
    readRaised: (accountId, intentId) => this.#step('readRaised', () => this.raised.get(`${accountId} ${intentId}`)),
    saveRaised: (accountId, intentId, raised) => this.#step('saveRaised', () => void this.raised.set(`${accountId} ${intentId}`, raised)),
  };

  readonly queue: Queue = { look: (issueId) => this.#step('look', () => void this.looks.push(issueId)) };
}
