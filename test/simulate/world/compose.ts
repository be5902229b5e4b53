import type { IncidentWrite, JiraAsApp, JiraAsPerson, Queue, Store } from '../../../src/ports';
import { CATEGORIES, membershipOf, PROJECT, SETTINGS, TYPE } from '../script/site';
import { onStage } from './stage';

// What stands in the place of src/entry/compose.ts while the simulation runs: the same ports on the imitations.

type App = Pick<
  JiraAsApp,
  'readFacts' | 'readStatusCategories' | 'writeIncident' | 'writeAppFields' | 'readMembership' | 'comment' | 'findComment' | 'notify'
>;
type AppStore = Pick<
  Store,
  'readSettings' | 'readPolicy' | 'readPolicyFor' | 'readActs' | 'appendActs' | 'effects' | 'wakeUps' | 'readStatuses' | 'saveStatuses'
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
  comment: (issueId, comment) => write('comment', () => onStage().jira.say(issueId, comment)),
  findComment: (effectId, commentIds) => read('find a comment', () => onStage().jira.hasSaid(effectId, commentIds)),
  notify: (issueId, notice) => write('notify', () => onStage().jira.notify(issueId, notice)),
};

const store: AppStore = {
  readSettings: () => read('read the settings', () => SETTINGS),
  readPolicy: () => read('read the policy', () => onStage().storage.policy),
  readPolicyFor: () => read('read the policy of the incident', () => onStage().storage.policy),
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
    claim: (row) => write('effects', () => onStage().storage.claim(row)),
    mark: (row) => write('mark', () => onStage().storage.mark(row)),
    release: (row) => write('give back', () => onStage().storage.release(row)),
  },
  wakeUps: {
    read: (issueId) => read('read the wake-up', () => onStage().storage.lookAt(issueId)),
    until: (instant) => read('read wake-ups', () => onStage().storage.wakeUpsUntil(instant)),
    save: (rows) => write('save wake-ups', () => onStage().storage.saveWakeUps(rows)),
    remove: (issueId) => write('remove the wake-up', () => onStage().storage.removeWakeUp(issueId)),
  },
  readStatuses: () => read('read the list of statuses', () => onStage().storage.statuses),
  saveStatuses: (statuses) =>
    write('save the list of statuses', () => {
      onStage().storage.statuses = statuses;
    }),
};

const queue: Pick<Queue, 'look' | 'looks' | 'sweepOn'> = {
  look: (issueId) => write('push a look', () => onStage().queue.push([{ message: { queue: 'reconcile', issueId }, delayS: 0 }])),
  looks: (looks) =>
    write(`push ${looks.length} looks`, () =>
      onStage().queue.push(looks.map(({ issueId, delayS }) => ({ message: { queue: 'reconcile', issueId }, delayS }))),
    ),
  sweepOn: (delayS) => write('push a sweep', () => onStage().queue.push([{ message: { queue: 'sweep' }, delayS }])),
};

const person: Pick<JiraAsPerson, 'readPlace'> = {
  readPlace: () => read('read the place', () => ({ projectId: PROJECT, issueTypeId: TYPE })),
};

export const ports = { clock: { now: () => onStage().world.clock }, app, person, store, queue };
