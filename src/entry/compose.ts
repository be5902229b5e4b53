import { jiraAsApp } from '../adapters/jira/as-app';
import { jiraAsPerson } from '../adapters/jira/as-person';
import { forgeQueue } from '../adapters/queue/forge-queue';
import { kvsStore } from '../adapters/store/kvs-store';
import type { Clock } from '../ports';

const clock: Clock = { now: () => Date.now() };

/** Ports on Forge, for every way in. */
export const ports = { clock, app: jiraAsApp, person: jiraAsPerson, store: kvsStore, queue: forgeQueue };
