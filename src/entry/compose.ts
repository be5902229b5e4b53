import { getAppContext } from '@forge/api';
import { jiraAsApp } from '../adapters/jira/as-app';
import { jiraAsPerson } from '../adapters/jira/as-person';
import { gateWords } from '../adapters/jira/gate-words';
import { jiraInBulk } from '../adapters/jira/in-bulk';
import { appSelf, siteReader } from '../adapters/jira/site';
import { workflowReader } from '../adapters/jira/workflows';
import { forgeQueue } from '../adapters/queue/forge-queue';
import { kvsStore } from '../adapters/store/kvs-store';
import type { Clock } from '../ports';

const clock: Clock = { now: () => Date.now() };

/** Ports on Forge, for every way in. */
export const ports = { clock, app: jiraAsApp, person: jiraAsPerson, store: kvsStore, queue: forgeQueue };

/** Version of the app that runs. */
const code = { version: () => getAppContext().appVersion };

/** The same for work on many incidents at once. */
export const bulkPorts = { ...ports, jira: jiraAsApp, bulk: jiraInBulk };

/** The same for looking after the app's own health: always in its own name. */
export const healthPorts = {
  ...bulkPorts,
  code,
  random: Math.random,
  site: siteReader('app'),
  self: appSelf,
  workflows: workflowReader('app'),
  words: gateWords,
};
