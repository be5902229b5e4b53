import type { PublishedPolicy } from '../../../src/contract/types';
import { MemoryHealth } from '../../support/memory-health';
import type { Script } from '../script/script';
import { Jira } from './jira';
import { type Consume, Queue } from './queue';
import { Storage } from './storage';
import type { World } from './world';

/** Everything around the app in one run. */
export interface Stage {
  world: World;
  jira: Jira;
  storage: Storage;
  queue: Queue;
  health: MemoryHealth;
  /** How many acts of the panel's somebody has begun on an incident that are not done. */
  acting: Map<string, number>;
  /** Looks that came to their end without anything going wrong, by when they read the issue (ms since 1970). */
  looks: { issueId: string; readAt: number }[];
}

/** What only reads of the app's health. */
const READS = /list|read/;

let current: Stage | undefined;

/** The stage of the run that goes on now: the app's functions find their ports at one place, as they do on the platform. */
export function onStage(): Stage {
  if (!current) throw new Error('no run goes on');
  return current;
}

export const enter = (stage: Stage): void => {
  current = stage;
  // Waits are spread by chance: here by the seed's.
  Math.random = () => stage.world.chance();
};

/** Puts up the stage of a script. @param heard, consume what the platform does when something happens. */
export function stageFor(script: Script, world: World, heard: (issueId: string, byApp: boolean) => void, consume: Consume): Stage {
  const published = new Date(script.from - 1_000).toISOString();
  const policy: PublishedPolicy = {
    version: 1,
    publishedAt: published,
    since: published,
    by: 'u-admin',
    note: '',
    document: script.policy,
  };
  return {
    world,
    jira: new Jira(world, script.offScreen, heard),
    storage: new Storage(world, policy, script.page),
    queue: new Queue(world, consume),
    health: new MemoryHealth((name, perform) => world.call({ name, writes: !READS.test(name), perform })),
    acting: new Map(),
    looks: [],
  };
}
