import type { AppSelf, IncidentWrite, JiraAsApp, JiraAsPerson, JiraInBulk, PeopleOfGroups, Queue, Store } from '../../../src/ports';
import type { CheckPorts } from '../../../src/usecases/health/check-site';
import { APP, CATEGORIES, membershipOf, PERSON, PROJECT, SETTINGS, SITE_FIELD_IDS, SITE_PROJECT, STATUS, TYPE } from '../script/site';
import { onStage } from './stage';

// What stands in the place of src/entry/compose.ts while the simulation runs: the same ports on the imitations.

type App = Pick<
  JiraAsApp,
  | 'readFacts'
  | 'readStatusCategories'
  | 'writeIncident'
  | 'writeAppFields'
  | 'readMembership'
  | 'readListener'
  | 'readActive'
  | 'listOpen'
  | 'countOpen'
  | 'comment'
  | 'findComment'
  | 'createTask'
  | 'findTask'
  | 'notify'
  | keyof PeopleOfGroups
  | 'commentInWords'
  | 'notifyInWords'
  | 'readActors'
  | 'listWays'
  | 'setFields'
  | 'transition'
  | 'addLabel'
>;
type AppStore = Pick<
  Store,
  | 'readSettings'
  | 'readPolicy'
  | 'readPolicyFor'
  | 'readPolicyVersion'
  | 'listPolicies'
  | 'readActs'
  | 'readManyActs'
  | 'appendActs'
  | 'effects'
  | 'wakeUps'
  | 'bulk'
  | 'groups'
  | 'health'
  | 'readStatuses'
  | 'saveStatuses'
>;

const read = <T>(name: string, perform: () => T): Promise<T> => onStage().world.call({ name, writes: false, perform });
const write = <T>(name: string, perform: () => T): Promise<T> => onStage().world.call({ name, writes: true, perform });

const app: App = {
  readFacts: (issueId) => {
    const { jira, world } = onStage();
    const by = world.running;
    return read('read the issue', () => {
      if (by) by.readAt = world.now;
      return jira.facts(issueId, by);
    });
  },
  readStatusCategories: () => read('read the statuses', () => ({ ...CATEGORIES })),
  writeIncident: (issueId: string, change: IncidentWrite) => {
    const { jira, world } = onStage();
    const by = world.running;
    return write('write the incident', () => jira.write(issueId, change, by));
  },
  writeAppFields: (issueId, values) => write('write the app’s fields', () => onStage().jira.writeAppFields(issueId, values)),
  readMembership: (accountId) => read('read groups and roles', () => membershipOf(accountId)),
  readListener: (accountId) => read('read somebody’s language', () => ({ accountId, locale: membershipOf(accountId).locale })),
  readActive: (accountIds) => read('read people', () => new Set(accountIds)),
  // Its support groups have the people the policy names.
  readGroupMembers: () => read('read a group', () => []),
  listOpenWork: (_, people) => read('count open work', () => onStage().jira.openWork(people)),
  isAssignable: (_, accountId) => read('ask whether somebody is assignable', () => accountId !== PERSON.barred),
  listOpen: () => read('list incidents', () => ({ ids: onStage().jira.openIds() })),
  countOpen: () => read('count incidents', () => onStage().jira.openIds().length),
  comment: (issueId, comment) => write('comment', () => onStage().jira.say(issueId, comment)),
  findComment: (effectId, commentIds) => read('find a comment', () => onStage().jira.hasSaid(effectId, commentIds)),
  notify: (issueId, notice) => write('notify', () => onStage().jira.notify(issueId, notice)),
  commentInWords: (issueId, comment) => write('comment in words', () => onStage().jira.sayInWords(issueId, comment)),
  notifyInWords: (issueId) => {
    const { jira, world } = onStage();
    const effectId = world.running?.claimed.get(issueId) ?? '';
    return write('notify in words', () => jira.notifyInWords(issueId, effectId));
  },
  readActors: () => read('read who has a role', () => ({ users: [], groups: [] })),
  // No project of the simulation has a type of sub-task.
  createTask: () => write('make a task', () => ({ id: '0', key: 'SIM-0' })),
  findTask: () => read('find a task', () => undefined),
  // Every status leads to every other; a transition is named by where it leads.
  listWays: () =>
    read('read transitions', () =>
      Object.values(STATUS).map((id) => ({ id, name: id, to: { id, name: id, category: CATEGORIES[id] }, fields: {} })),
    ),
  setFields: (issueId, fields) =>
    write('set fields', () =>
      onStage().jira.edit(
        issueId,
        APP,
        Object.entries(fields).map(([fieldId, to]) => ({ fieldId, to: String(to) })),
      ),
    ),
  transition: (issueId, to) => write('transition', () => onStage().jira.edit(issueId, APP, [{ fieldId: 'status', to }])),
  addLabel: (issueId, label) => write('add a label', () => onStage().jira.label(issueId, label)),
};

const bulk: JiraInBulk = {
  readFacts: (issueIds) => {
    const { jira, world } = onStage();
    const by = world.running;
    return read('read issues together', () => ({ facts: issueIds.flatMap((id) => jira.facts(id, by) ?? []), unread: [] }));
  },
  writeAppFields: (updates) =>
    write('write the app’s fields of many', () => {
      for (const { issueId, values } of updates) onStage().jira.writeAppFields(issueId, values);
    }),
  findChanged: ({ minutes }) =>
    read('search what changed', () => ({ facts: onStage().jira.changedWithin(minutes), unread: [], refused: [] })),
  findUnseen: (_, most) => read('search what was never seen', () => ({ ids: onStage().jira.unseenIds().slice(0, most), refused: [] })),
};

const store: AppStore = {
  readSettings: () => read('read the settings', () => SETTINGS),
  readPolicy: () => read('read the policy', () => onStage().storage.inForce),
  readPolicyFor: () => read('read the policy of the incident', () => onStage().storage.policy),
  readPolicyVersion: (version) =>
    read('read a version of the policy', () => {
      const { policy, inForce } = onStage().storage;
      return version === inForce.version ? inForce : policy;
    }),
  listPolicies: () => read('list the versions of the policy', () => [{ ...onStage().storage.policy, applies: 'new' as const }]),
  readManyActs: (issueIds) => read('read the acts of many', () => new Map(issueIds.map((id) => [id, onStage().storage.acts(id)]))),
  readActs: (issueId) => {
    const { storage, world, acting } = onStage();
    const by = world.running;
    return read('read the acts', () => {
      // Somebody is doing something in the panel: this look is not one that knows all.
      if (by && (acting.get(issueId) ?? 0) > 0) by.struck = true;
      return storage.acts(issueId);
    });
  },
  appendActs: (issueId, after, acts) => write('append acts', () => onStage().storage.appendActs(issueId, after, acts)),
  effects: {
    claim: (row) => {
      const { storage, world } = onStage();
      world.running?.claimed.set(row.issueId, row.id);
      return write('effects', () => storage.claim(row));
    },
    read: (attempt) => read('read an attempt', () => onStage().storage.attempt(attempt)),
    mark: (row) => write('mark', () => onStage().storage.mark(row)),
    release: (row) => write('give back', () => onStage().storage.release(row)),
  },
  wakeUps: {
    read: (issueId) => read('read the wake-up', () => onStage().storage.lookAt(issueId)),
    until: (instant) => read('read wake-ups', () => onStage().storage.wakeUpsUntil(instant)),
    save: (rows) => write('save wake-ups', () => onStage().storage.saveWakeUps(rows)),
    readMany: (issueIds) => read('read the wake-ups of many', () => onStage().storage.lookAtMany(issueIds)),
    settle: (issueId, known, wakeUp) => write('settle the wake-up', () => onStage().storage.settleWakeUp(issueId, known, wakeUp)),
  },
  groups: {
    read: (group) => read('read what is known of a group', () => onStage().storage.group(group)),
    write: (group, after, book) => write('note whom a group gave an incident to', () => onStage().storage.writeGroup(group, after, book)),
  },
  bulk: {
    readWork: () => read('read who works in bulk', () => onStage().storage.readWork()),
    writeWork: (after, work) => write('take a turn', () => onStage().storage.writeWork(after, work)),
    readSearchedUpTo: () => read('read what was searched', () => onStage().storage.searchedUpTo),
    saveSearchedUpTo: (instant) =>
      write('save what was searched', () => {
        onStage().storage.searchedUpTo = instant;
      }),
  },
  get health() {
    return onStage().health.store;
  },
  readStatuses: () => read('read the list of statuses', () => onStage().storage.statuses),
  saveStatuses: (statuses) =>
    write('save the list of statuses', () => {
      onStage().storage.statuses = statuses;
    }),
};

const queue: Pick<Queue, 'look' | 'looks' | 'sweepOn' | 'storm'> = {
  look: (issueId) => write('push a look', () => onStage().queue.push([{ message: { queue: 'reconcile', issueId }, delayS: 0 }])),
  looks: (looks) =>
    write(`push ${looks.length} looks`, () =>
      onStage().queue.push(looks.map(({ delayS, ...look }) => ({ message: { queue: 'reconcile', ...look }, delayS }))),
    ),
  sweepOn: (delayS) => write('push a sweep', () => onStage().queue.push([{ message: { queue: 'sweep' }, delayS }])),
  storm: (delayS) => write('push work in bulk', () => onStage().queue.push([{ message: { queue: 'storm' }, delayS }])),
};

const person: Pick<JiraAsPerson, 'readPlace' | 'writeHandOver'> = {
  readPlace: () => read('read the place', () => ({ projectId: PROJECT, issueTypeId: TYPE })),
  writeHandOver: (issueId, note) => write('write a hand-over note', () => onStage().jira.handOver(issueId, note)),
};

// Typed by what the check-up asks, so that the compiler tells when that comes to ask more.
const site: CheckPorts['site'] = {
  readProjects: () => read('read the projects', () => [SITE_PROJECT]),
  readFieldsThere: (fieldIds) => read('read which fields are there', () => new Set(fieldIds.filter((id) => SITE_FIELD_IDS.has(id)))),
};

const self: Pick<AppSelf, 'lacking'> = { lacking: () => read('read what the app may', () => []) };

/** No workflow has a rule of ours, and none can: gates are put into workflows by admins, of whom there is none here. */
const workflows: CheckPorts['workflows'] = { readFor: () => read('read workflows', () => []) };
const words: CheckPorts['words'] = (language) => {
  const none = '{gate}';
  const needs = {
    fields: none,
    assignee: none,
    diagnosis: none,
    tasksClosed: none,
    resolution: none,
    confirmation: none,
    reviewPlanned: none,
  };
  return { language, before: none, after: none, openTasks: none, needs };
};

export const ports = { clock: { now: () => onStage().world.clock }, app, person, store, queue };
export const bulkPorts = { ...ports, jira: app, bulk };
export const healthPorts = {
  ...bulkPorts,
  code: { version: () => '1.0.0' },
  random: () => onStage().world.chance(),
  site,
  self,
  workflows,
  words,
};
