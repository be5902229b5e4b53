import { jiraAsApp } from '../adapters/jira/as-app';
import { jiraAsPerson } from '../adapters/jira/as-person';
import { jiraInBulk } from '../adapters/jira/in-bulk';
import { forgeQueue } from '../adapters/queue/forge-queue';
import { kvsStore } from '../adapters/store/kvs-store';
import type { Clock } from '../ports';

const clock: Clock = { now: () => Date.now() };

/** Ports on Forge, for every way in. */
export const ports = { clock, app: jiraAsApp, person: jiraAsPerson, store: kvsStore, queue: forgeQueue };

/** The same for work on many incidents at once. */
export const bulkPorts = { ...ports, jira: jiraAsApp, bulk: jiraInBulk };
