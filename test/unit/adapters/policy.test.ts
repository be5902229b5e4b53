import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Policy } from '../../../src/contract/types';
import type { PolicyIncident } from '../../../src/domain/policy/version-for';
import type { Store } from '../../../src/ports';
import { NOW, POLICY } from '../fakes';
import { MemoryStore } from './memory-store';

let storage: MemoryStore;
beforeEach(() => {
  storage = new MemoryStore();
  jest.useFakeTimers({ now: NOW, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});
afterEach(() => {
  storage.remove();
  jest.useRealTimers();
});

const later = (ms: number): void => {
  jest.setSystemTime(Date.now() + ms);
};
/** An incident that has been open ever since. */
const open = (created: string, chosen?: number): PolicyIncident => ({ created, chosen, openAt: () => true });
const iso = (): string => new Date().toISOString();

/** The store as a function that was just started knows it: nothing. */
async function coldStore(): Promise<Store> {
  jest.resetModules();
  return (await import('../../../src/adapters/store/kvs-store')).kvsStore;
}

const note = (text: string): Policy => ({
  ...POLICY.document,
  channels: [{ id: 'one', name: text.slice(0, 100), help: '' }],
});
const publish = (store: Store, after: number, text: string) =>
  store.publishPolicy(after, { document: note(text), by: 'u-admin', note: text, at: iso() });
const named = async (policy: Promise<{ version: number; document: Policy } | undefined>) => {
  const found = await policy;
  return found && [found.version, found.document.channels[0]?.name];
};

describe('versions of the policy', () => {
  test('are listed with when they came into force, by whom and why; the last is in force', async () => {
    const store = await coldStore();
    expect([await store.readPolicy(), await store.listPolicies()]).toEqual([undefined, []]);
    await publish(store, 0, 'first');
    later(1000);
    await publish(store, 1, 'second');
    expect(await named(store.readPolicy())).toEqual([2, 'second']);
    expect(await store.listPolicies()).toEqual([
      { version: 1, publishedAt: new Date(NOW).toISOString(), applies: 'new', by: 'u-admin', note: 'first' },
      { version: 2, publishedAt: new Date(NOW + 1000).toISOString(), applies: 'new', by: 'u-admin', note: 'second' },
    ]);
    expect(await named(store.readPolicyVersion(1))).toEqual([1, 'first']);
    expect(await store.readPolicyVersion(3)).toBeUndefined();
  });

  test('an incident runs under the version in force when it was made, the first when it is older, or the one chosen for it', async () => {
    const store = await coldStore();
    const made: string[] = [new Date(NOW - 1).toISOString()];
    for (let version = 0; version < 3; version++) {
      await publish(store, version, `no ${version + 1}`);
      later(1000);
      made.push(iso());
      later(1000);
    }
    const versions = await Promise.all(made.map(async (created) => (await store.readPolicyFor(open(created)))?.version));
    expect(versions).toEqual([1, 1, 2, 3]);
    expect((await store.readPolicyFor(open(made[3] ?? '', 2)))?.version).toBe(2);
    // One that was never put in force counts as none.
    expect((await store.readPolicyFor(open(made[1] ?? '', 9)))?.version).toBe(1);
  });

  test('cost a warm function nothing for an older incident, one read for one that is younger than what it knows', async () => {
    const store = await coldStore();
    await publish(store, 0, 'first');
    const created = iso();
    later(1000);
    await store.readPolicy();
    storage.asked.length = 0;
    await store.readPolicy();
    await store.readPolicyFor(open(created));
    expect(storage.asked).toEqual([]);
    later(1000);
    await store.readPolicyFor(open(iso()));
    expect(storage.asked).toEqual(['get revisions/policy']);
    // A minute later the list is read again; versions never change.
    later(60_000);
    await store.readPolicy();
    expect(storage.asked).toEqual(['get revisions/policy', 'get revisions/policy']);
  });

  test('a new version is seen by a warm function within a minute, and at once for an incident made under it', async () => {
    const [warm, other] = [await coldStore(), await coldStore()];
    await publish(other, 0, 'first');
    await warm.readPolicy();
    later(1000);
    await publish(other, 1, 'second');
    expect(await named(warm.readPolicy())).toEqual([1, 'first']);
    later(1);
    expect(await named(warm.readPolicyFor(open(iso())))).toEqual([2, 'second']);
    later(60_000);
    expect(await named(warm.readPolicy())).toEqual([2, 'second']);
  });

  test('a crash as it is published leaves the version before, and nothing of the new one', async () => {
    const store = await coldStore();
    await publish(store, 0, 'first');
    storage.failing.add('transaction policy:2');
    await expect(publish(store, 1, 'second')).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    expect([...storage.values.keys()].filter((key) => key.includes('policy'))).toEqual(['policy:1', 'revisions/policy']);
    expect(await named((await coldStore()).readPolicy())).toEqual([1, 'first']);
    expect(await named(publish(await coldStore(), 1, 'another'))).toEqual([2, 'another']);
  });

  test('one that is too large for a value of the storage is kept in parts, and read whole or not at all', async () => {
    const store = await coldStore();
    const help = 'é'.repeat(500);
    const entry = (id: string) => ({ id, name: id, help, criticality: 'low' as const, dependsOn: [] });
    const document: Policy = { ...POLICY.document, services: Array.from({ length: 200 }, (_, at) => entry(`service-${at}`)) };
    await store.publishPolicy(0, { document, by: 'u-admin', note: 'large', at: iso() });
    const parts = [...storage.values.keys()].filter((key) => /^policy:1:/.test(key));
    expect(parts.length).toBeGreaterThan(1);
    for (const value of storage.values.values()) expect(Buffer.byteLength(JSON.stringify(value))).toBeLessThan(240 * 1024);
    expect((await (await coldStore()).readPolicy())?.document).toEqual(document);
    storage.values.delete(parts[1] ?? '');
    await expect((await coldStore()).readPolicy()).rejects.toMatchObject({ error: { code: 'INTERNAL' } });
  });

  test('of which a part was not taken is not published', async () => {
    const store = await coldStore();
    await publish(store, 0, 'first');
    const entry = (at: number) => ({ id: `service-${at}`, name: 'x', help: 'é'.repeat(500), criticality: 'low' as const, dependsOn: [] });
    const document: Policy = { ...POLICY.document, services: Array.from({ length: 200 }, (_, at) => entry(at)) };
    storage.failing.add('set policy:2:');
    await expect(store.publishPolicy(1, { document, by: 'u', note: '', at: iso() })).rejects.toMatchObject({
      error: { code: 'TRY_LATER' },
    });
    expect(await named((await coldStore()).readPolicy())).toEqual([1, 'first']);
  });

  test('a cold function reads the policy in force in one read', async () => {
    await publish(await coldStore(), 0, 'first');
    const cold = await coldStore();
    storage.asked.length = 0;
    await cold.readPolicy();
    await cold.readPolicy();
    expect(storage.asked).toEqual(['get revisions/policy']);
  });

  test('after everything was deleted a warm function does not take the first version for the former first', async () => {
    const warm = await coldStore();
    await publish(warm, 0, 'former');
    await warm.readPolicy();
    storage.values.clear();
    later(60_000);
    await publish(await coldStore(), 0, 'new');
    expect(await named(warm.readPolicy())).toEqual([1, 'new']);
  });

  test('two who publish at once: one is in force, the other is told', async () => {
    const [one, two] = [await coldStore(), await coldStore()];
    await publish(one, 0, 'first');
    const both = await Promise.allSettled([publish(one, 1, 'mine'), publish(two, 1, 'yours')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await (await coldStore()).listPolicies()).map(({ version }) => version)).toEqual([1, 2]);
  });

  test('what could not be read again is not published', async () => {
    const store = await coldStore();
    const broken: Policy = { ...POLICY.document, matrix: {} };
    await expect(store.publishPolicy(0, { document: broken, by: 'u', note: '', at: iso() })).rejects.toMatchObject({
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('matrix') },
    });
    expect(storage.values.size).toBe(0);
  });

  test('the number alone, as versions of the app before the list left it, is understood', async () => {
    const store = await coldStore();
    await publish(store, 0, 'first');
    later(1000);
    await publish(store, 1, 'second');
    storage.values.delete('revisions/policy');
    storage.values.set('policy', 2);
    const cold = await coldStore();
    expect(await named(cold.readPolicy())).toEqual([2, 'second']);
    expect((await cold.readPolicyFor(open(new Date(NOW).toISOString())))?.version).toBe(1);
    await publish(cold, 2, 'third');
    expect(await cold.listPolicies()).toHaveLength(3);
  });

  test('of hundreds only the newest are described in the list, so that it stays small', async () => {
    const old = Array.from({ length: 400 }, (_, at) => ({ version: at + 1, publishedAt: iso(), by: 'u', note: 'x'.repeat(200) }));
    const store = await coldStore();
    storage.values.set('policy', { versions: old });
    storage.values.set('policy:400', { ...POLICY, version: 400 });
    await publish(store, 400, 'y'.repeat(500));
    const all = await store.listPolicies();
    expect([all.length, all.filter(({ note: text }) => text !== undefined).length, all.at(-1)?.note?.length]).toEqual([401, 50, 200]);
  });
});
