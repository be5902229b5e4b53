import { afterEach, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/harness';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
});

const refused = (code: string): { error: string } => ({ error: code });

describe('values', () => {
  test('are read at once by key, and gone once deleted; deleting what is not there is nothing', async () => {
    const { kvs } = await open({ settings: { kvsQueryLagMs: 500 } });
    expect(
      await kvs(
        ['set', 'a', { x: [1, 'two', null] }],
        ['get', 'a'],
        ['set', 'a', 'again'],
        ['get', 'a'],
        ['delete', 'a'],
        ['get', 'a'],
        ['delete', 'a'],
      ),
    ).toEqual([null, { x: [1, 'two', null] }, null, 'again', null, null, null]);
  });

  test('tell when they were made, changed and will expire', async () => {
    const { kvs, site } = await open();
    const made = site.clock.now();
    await kvs(['set', 'a', 1, { ttl: { value: 2, unit: 'HOURS' } }]);
    await site.agenda.advance(made + 1000);
    await kvs(['set', 'a', 2, { ttl: { value: 2, unit: 'HOURS' } }]);
    expect(await kvs(['get', 'a', { metadataFields: ['CREATED_AT', 'UPDATED_AT', 'EXPIRE_TIME'] }])).toEqual([
      { key: 'a', value: 2, createdAt: made, updatedAt: made + 1000, expireTime: new Date(made + 1000 + 7_200_000).toISOString() },
    ]);
  });

  test('expire, but are removed only some time later', async () => {
    const { kvs, site } = await open({ settings: { ttlRemovalMs: 60_000 } });
    await kvs(['set', 'a', 1, { ttl: { value: 1, unit: 'MINUTES' } }]);
    await site.agenda.advance(site.clock.now() + 90_000);
    expect(await kvs(['get', 'a'])).toEqual([1]);
    await site.agenda.advance(site.clock.now() + 30_000);
    expect(await kvs(['get', 'a'], ['list', { prefix: 'a' }])).toEqual([null, { results: [] }]);
    expect(await kvs(['set', 'b', 1, { ttl: { value: 0, unit: 'MINUTES' } }])).toEqual([refused('INVALID_TTL')]);
  });

  test('FAIL_IF_EXISTS has one winner, and what was before or is now can be asked for', async () => {
    const { kvs } = await open();
    expect(
      await kvs(
        ['set', 'lock', 'me', { keyPolicy: 'FAIL_IF_EXISTS' }],
        ['set', 'lock', 'you', { keyPolicy: 'FAIL_IF_EXISTS' }],
        ['set', 'lock', 'them', { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }],
        ['set', 'lock', 'us', { keyPolicy: 'OVERRIDE', returnValue: 'LATEST' }],
        ['set', 'new', 1, { keyPolicy: 'OVERRIDE', returnValue: 'PREVIOUS' }],
      ),
    ).toEqual([null, refused('KEY_CONFLICT'), { key: 'lock', value: 'me' }, { key: 'lock', value: 'us' }, null]);
  });

  test('keys and values at their bounds and beyond', async () => {
    const { kvs } = await open();
    const nested = (depth: number): unknown => (depth === 0 ? 1 : { d: nested(depth - 1) });
    expect(
      await kvs(
        ['set', 'k'.repeat(500), 1],
        ['set', 'k'.repeat(501), 1],
        ['set', '', 1],
        ['set', '  ', 1],
        ['set', 'ümlaut', 1],
        ['set', 'a:b.c_d e-f#g', 1],
        ['set', 'v', 'x'.repeat(240 * 1024 - 2)],
        ['set', 'v', 'x'.repeat(240 * 1024 - 1)],
        ['set', 'd', nested(32)],
        ['set', 'd', nested(33)],
        ['set', 'n', null],
      ),
    ).toEqual([
      null,
      ...[refused('KEY_TOO_LONG'), refused('KEY_TOO_SHORT'), refused('INVALID_KEY'), refused('INVALID_KEY'), null],
      ...[null, refused('MAX_SIZE'), null, refused('MAX_DEPTH'), refused('INVALID_VALUE')],
    ]);
  });

  test('secrets are apart from values and no query finds them', async () => {
    const { kvs, forge } = await open();
    expect(await kvs(['setSecret', 's', 'hush'], ['getSecret', 's'], ['get', 's'], ['list', { prefix: 's' }])).toEqual([
      null,
      'hush',
      null,
      { results: [] },
    ]);
    expect(forge.inspect.storage({ prefix: 's', limit: 5 }).rows).toEqual([{ store: 'secret', key: 's', value: '(secret)', bytes: 6 }]);
    expect(await kvs(['deleteSecret', 's'], ['getSecret', 's'])).toEqual([null, null]);
  });

  test('without storage:app there is no storage, loudly', async () => {
    const { forge, site, value } = await open();
    const scopes = forge.app.scopes;
    scopes.splice(scopes.indexOf('storage:app'), 1);
    expect(await value('kvs', { calls: [['get', 'a']] })).toEqual([refused('FORBIDDEN')]);
    expect(site.problems.all()[0]?.what).toContain('needs storage:app');
  });
});

describe('queries by key', () => {
  test('page by prefix in the order of keys, 100 at most', async () => {
    const { kvs } = await open();
    await kvs(...Array.from({ length: 12 }, (_, n): [string, ...unknown[]] => ['set', `p:${String(n).padStart(2, '0')}`, n]), [
      'set',
      'q',
      1,
    ]);
    const [first] = (await kvs(['list', { prefix: 'p:' }])) as [{ results: { key: string }[]; nextCursor: string }];
    expect(first.results.map((row) => row.key)).toEqual(Array.from({ length: 10 }, (_, n) => `p:0${n}`));
    expect(await kvs(['list', { prefix: 'p:', cursor: first.nextCursor }])).toEqual([
      { results: [expect.objectContaining({ key: 'p:10' }), expect.objectContaining({ key: 'p:11' })] },
    ]);
    expect(
      await kvs(
        ['list', { prefix: 'q', cursor: first.nextCursor }],
        ['list', { prefix: '', limit: 100 }],
        ['list', { prefix: '', limit: 101 }],
      ),
    ).toEqual([refused('INVALID_CURSOR'), { results: expect.any(Array) }, refused('LIST_QUERY_LIMIT_EXCEEDED')]);
  });

  test('see a write only after a while, and what was before until then', async () => {
    const { kvs, site } = await open({ settings: { kvsQueryLagMs: 500 } });
    const values = async (): Promise<unknown[]> => {
      const [page] = (await kvs(['list', { prefix: 'a' }])) as [{ results: { value: unknown }[] }];
      return page.results.map((row) => row.value);
    };
    await kvs(['set', 'a', 'old']);
    expect(await values()).toEqual([]);
    await site.agenda.advance(site.clock.now() + 500);
    expect(await values()).toEqual(['old']);
    await kvs(['set', 'a', 'newer'], ['set', 'a', 'newest']);
    expect(await values()).toEqual(['old']);
    await site.agenda.advance(site.clock.now() + 500);
    expect(await values()).toEqual(['newest']);
    await kvs(['delete', 'a']);
    expect(await values()).toEqual(['newest']);
    await site.agenda.advance(site.clock.now() + 500);
    expect(await values()).toEqual([]);
  });
});

describe('batches', () => {
  test('do each item for itself and say which failed', async () => {
    const { kvs } = await open();
    expect(
      await kvs(
        [
          'batchSet',
          [
            { key: 'a', value: 1 },
            { key: 'b', value: { city: 'Lyon', weight: 1.5 }, entityName: 'parcel' },
            { key: '', value: 1 },
          ],
        ],
        ['batchGet', [{ key: 'a' }, { key: 'b', entityName: 'parcel' }, { key: 'c' }]],
        ['batchDelete', [{ key: 'a' }, { key: 'c' }]],
        ['get', 'a'],
      ),
    ).toEqual([
      {
        successfulKeys: [{ key: 'a' }, { key: 'b', entityName: 'parcel' }],
        failedKeys: [{ key: '', error: { code: 'KEY_TOO_SHORT', message: expect.any(String) } }],
      },
      {
        successfulKeys: [expect.objectContaining({ key: 'a', value: 1 }), expect.objectContaining({ key: 'b', entityName: 'parcel' })],
        failedKeys: [{ key: 'c', error: { code: 'KEY_NOT_FOUND', message: expect.any(String) } }],
      },
      { successfulKeys: [{ key: 'a' }, { key: 'c' }], failedKeys: [] },
      null,
    ]);
    const many = (count: number): unknown => Array.from({ length: count }, (_, n) => ({ key: `m${n}`, value: n }));
    expect(await kvs(['batchSet', many(25)], ['batchSet', many(26)])).toEqual([
      { successfulKeys: expect.any(Array), failedKeys: [] },
      refused('BATCH_LIMIT_EXCEEDED'),
    ]);
  });
});

describe('transactions', () => {
  const heavy = [{ property: 'weight', condition: 'GREATER_THAN', values: [5] }];

  test('are done wholly or not at all', async () => {
    const { kvs } = await open();
    await kvs(['entity:parcel:set', 'p', { city: 'Lyon', weight: 3 }]);
    expect(
      await kvs(
        [
          'transact',
          [
            { do: 'set', key: 'x', value: 1 },
            { do: 'set', key: 'p', value: { city: 'Lyon', weight: 9 }, entity: 'parcel', conditions: heavy },
          ],
        ],
        ['get', 'x'],
        [
          'transact',
          [
            { do: 'set', key: 'x', value: 1 },
            { do: 'set', key: 'y', value: 'x'.repeat(300_000) },
          ],
        ],
        ['get', 'x'],
        ['entity:parcel:set', 'p', { city: 'Lyon', weight: 6 }],
        [
          'transact',
          [
            { do: 'set', key: 'x', value: 1 },
            { do: 'delete', key: 'p', entity: 'parcel', conditions: heavy },
          ],
        ],
        ['get', 'x'],
        ['entity:parcel:get', 'p'],
      ),
    ).toEqual([refused('TRANSACTION_CONFLICT'), null, refused('MAX_SIZE'), null, null, 'done', 1, null]);
  });

  test('a check alone holds or refuses; absence can be demanded', async () => {
    const { kvs } = await open();
    const absent = [{ property: 'city', condition: 'NOT_EXISTS', values: [true] }];
    const claim = [
      'transact',
      [
        { do: 'check', key: 'p', entity: 'parcel', conditions: absent },
        { do: 'set', key: 'won', value: 1 },
      ],
    ] as [string, ...unknown[]];
    expect(await kvs(claim, ['entity:parcel:set', 'p', { city: 'Lyon' }], claim)).toEqual(['done', null, refused('TRANSACTION_CONFLICT')]);
  });

  test('25 operations, each key once', async () => {
    const { kvs } = await open();
    const steps = (count: number): unknown => Array.from({ length: count }, (_, n) => ({ do: 'set', key: `t${n}`, value: n }));
    expect(
      await kvs(
        ['transact', steps(25)],
        ['transact', steps(26)],
        [
          'transact',
          [
            { do: 'set', key: 'a', value: 1 },
            { do: 'delete', key: 'a' },
          ],
        ],
        ['transact', []],
      ),
    ).toEqual(['done', refused('TRANSACTION_LIMIT_EXCEEDED'), refused('DUPLICATE_KEY'), refused('EMPTY_TRANSACTION')]);
  });
});

describe('the meter', () => {
  test('counts reads and writes in bytes, for the issue the call is about', async () => {
    const { kvs, site } = await open();
    await kvs(['set', 'a', 'x'.repeat(20_000)], ['get', 'a']);
    const { kvsReads, kvsWrites, kvsBytesRead, kvsBytesWritten, kvsBytesWrittenRounded } = site.meter.totals();
    expect({ kvsReads, kvsWrites, kvsBytesRead, kvsBytesWritten, kvsBytesWrittenRounded }).toEqual({
      kvsReads: 1,
      kvsWrites: 1,
      kvsBytesRead: 20_003,
      kvsBytesWritten: 20_003,
      kvsBytesWrittenRounded: 20_480,
    });
    expect(site.meter.bySubject()['10001']?.kvsWrites).toBe(1);
  });
});
