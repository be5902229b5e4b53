import * as v from 'valibot';
import { publishedPolicySchema } from '../../../src/contract/policy';
import type { Policy, PublishedPolicy } from '../../../src/contract/types';
import { KvsStore } from '../../sandbox/forge/kvs/store';
import type { LocalJira } from '../../sandbox/local-jira';
import { advance } from '../../support/local-jira';

const storeOf = (local: LocalJira): KvsStore =>
  new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });

/** A row of one of the app's entities, or one of its plain values. */
export function stored(local: LocalJira, store: 'kv' | `entity:${string}`, key: string): unknown {
  const row = storeOf(local).get(store, key);
  return row && JSON.parse(row.value);
}

const listSchema = v.object({ versions: v.array(v.looseObject({ version: v.number() })) });

/** The policy in force. */
export function inForce(local: LocalJira): PublishedPolicy {
  const last = v.parse(listSchema, stored(local, 'kv', 'policy')).versions.at(-1)?.version;
  return v.parse(publishedPolicySchema, stored(local, 'kv', `policy:${last}`));
}

/**
 * Publishes the next version as the app does, and waits until every function knows it. There is no screen for it yet.
 * @param change what is different in it.
 */
export async function publish(local: LocalJira, change: (document: Policy) => Policy, note = ''): Promise<PublishedPolicy> {
  const before = inForce(local);
  const { versions } = v.parse(listSchema, stored(local, 'kv', 'policy'));
  const publishedAt = new Date(local.site.clock.now()).toISOString();
  const policy = { ...before, version: before.version + 1, publishedAt, by: 'admin', note, document: change(before.document) };
  const kvs = storeOf(local);
  local.site.db.tx(() => {
    kvs.set('kv', `policy:${policy.version}`, JSON.stringify(v.parse(publishedPolicySchema, policy)), undefined, []);
    const entry = { version: policy.version, publishedAt, by: 'admin', note };
    kvs.set('kv', 'policy', JSON.stringify({ versions: [...versions, entry] }), undefined, []);
  });
  await advance(local, 61_000);
  return policy;
}

/** The same policy with another goal for the resolution of the most urgent incidents, ms. */
export const withResolutionGoal =
  (goalMs: number) =>
  (document: Policy): Policy => ({
    ...document,
    metrics: document.metrics.map((metric) =>
      metric.id === 'resolution' ? { ...metric, goals: metric.goals.map((goal, at) => (at === 0 ? { ...goal, goalMs } : goal)) } : metric,
    ),
  });
