import { afterEach, describe, expect, jest, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/harness';
import { KvsStore } from './store';

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
const PARCELS: [string, Record<string, unknown>][] = [
  ['p1', { city: 'Lyon', weight: 2.5, count: 1, note: 'red door' }],
  ['p2', { city: 'Lyon', weight: 10, count: 2, fragile: true }],
  ['p3', { city: 'Berlin', weight: 9, count: 3 }],
  ['p4', { city: 'Lyon', weight: -1, count: 4, note: ['a', 'b'] }],
  ['p5', { city: 'Lyon', count: 5 }],
];

async function stocked(): Promise<Bench> {
  const made = await open();
  await made.kvs(...PARCELS.map(([key, value]): [string, ...unknown[]] => ['entity:parcel:set', key, value]));
  return made;
}

const keys = (page: unknown): string[] => (page as { results: { key: string }[] }).results.map((row) => row.key);

describe('entities', () => {
  test('take declared attributes of their types only', async () => {
    const { kvs, site } = await open();
    const set = (value: unknown): [string, ...unknown[]] => ['entity:parcel:set', 'p', value];
    expect(
      await kvs(
        ...[set({ count: 2_147_483_647 }), set({ count: 2_147_483_648 }), set({ count: 1.5 }), set({ weight: '1' }), set({ city: 1 })],
        ...[set({ fragile: 'yes' }), set({ note: { any: ['thing'] } }), set({ colour: 'red' }), set('text'), set({})],
      ),
    ).toEqual([
      ...[
        null,
        refused('INVALID_ENTITY_VALUE'),
        refused('INVALID_ENTITY_VALUE'),
        refused('INVALID_ENTITY_VALUE'),
        refused('INVALID_ENTITY_VALUE'),
      ],
      ...[refused('INVALID_ENTITY_VALUE'), null, refused('INVALID_ENTITY_VALUE'), refused('INVALID_ENTITY_VALUE'), null],
    ]);
    expect(await kvs(['entity:ghost:get', 'p'])).toEqual([refused('INVALID_ENTITY_TYPE')]);
    expect(site.problems.all()[0]?.what).toContain('entity ghost is not declared');
  });

  test('a query walks one partition in the order of its range, numbers as numbers', async () => {
    const { kvs } = await stocked();
    const by = (more: object): [string, ...unknown[]] => ['query', { entity: 'parcel', index: 'by-city', partition: ['Lyon'], ...more }];
    const pages = await kvs(
      by({}),
      by({ sort: 'DESC' }),
      by({ where: { condition: 'BETWEEN', values: [0, 10] } }),
      by({ where: { condition: 'GREATER_THAN', values: [2.5] } }),
      by({ where: { condition: 'LESS_THAN_EQUAL_TO', values: [2.5] } }),
      by({ where: { condition: 'EQUAL_TO', values: [10] } }),
      ['query', { entity: 'parcel', index: 'weight' }],
      ['query', { entity: 'parcel', index: 'by-key' }],
      ['query', { entity: 'parcel', index: 'by-key', where: { condition: 'BEGINS_WITH', values: ['p2'] } }],
    );
    expect(pages.map(keys)).toEqual([
      ['p4', 'p1', 'p2'],
      ['p2', 'p1', 'p4'],
      ['p1', 'p2'],
      ['p2'],
      ['p4', 'p1'],
      ['p2'],
      ['p4', 'p1', 'p3', 'p2'],
      ['p1', 'p2', 'p3', 'p4', 'p5'],
      ['p2'],
    ]);
  });

  test('filters thin out a page after it is read: it may be empty and still have a cursor', async () => {
    const { kvs } = await stocked();
    const filtered = (filters: unknown, more: object = {}): [string, ...unknown[]] => [
      'query',
      { entity: 'parcel', index: 'by-key', filters, ...more },
    ];
    const [exists, contains, list, equal, empty] = await kvs(
      filtered([{ property: 'note', condition: 'EXISTS', values: [true] }]),
      filtered([{ property: 'note', condition: 'CONTAINS', values: ['door'] }]),
      filtered([{ property: 'note', condition: 'CONTAINS', values: ['b'] }]),
      filtered([{ property: 'fragile', condition: 'EQUAL_TO', values: [true] }]),
      filtered([{ property: 'count', condition: 'GREATER_THAN', values: [4] }], { limit: 2 }),
    );
    expect([exists, contains, list, equal].map(keys)).toEqual([['p1', 'p4'], ['p1'], ['p4'], ['p2']]);
    expect(empty).toEqual({ results: [], nextCursor: expect.any(String) });
  });

  test('refuses what is not declared or out of bounds', async () => {
    const { kvs } = await stocked();
    const ask = (more: object): [string, ...unknown[]] => ['query', { entity: 'parcel', index: 'by-city', partition: ['Lyon'], ...more }];
    expect(
      await kvs(
        ask({ index: 'nothing' }),
        ask({ partition: [] }),
        ask({ limit: 100 }),
        ask({ limit: 101 }),
        ask({ limit: 0 }),
        ask({ where: { condition: 'CONTAINS', values: ['x'] } }),
        ask({ where: { condition: 'BETWEEN', values: [1] } }),
        ask({ filters: [{ property: 'colour', condition: 'EXISTS', values: [true] }] }),
        ask({ filters: [{ property: 'city', condition: 'SOUNDS_LIKE', values: ['x'] }] }),
      ),
    ).toEqual([
      refused('INVALID_ENTITY_INDEX'),
      refused('INVALID_PARTITION'),
      { results: expect.any(Array) },
      refused('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'),
      refused('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE'),
      refused('INVALID_FILTER_CONDITION'),
      refused('INSUFFICIENT_FILTER_VALUES'),
      refused('QUERY_WHERE_FIELD_INVALID'),
      refused('INVALID_FILTER_CONDITION'),
    ]);
  });

  test('pages join without gaps, and shift when rows change between them', async () => {
    const { kvs } = await stocked();
    const page = async (cursor?: string): Promise<{ results: { key: string }[]; nextCursor?: string }> => {
      const [found] = await kvs([
        'query',
        { entity: 'parcel', index: 'by-city', partition: ['Lyon'], limit: 1, ...(cursor === undefined ? {} : { cursor }) },
      ]);
      return found as { results: { key: string }[]; nextCursor?: string };
    };
    const first = await page();
    const second = await page(first.nextCursor);
    expect([keys(first), keys(second)]).toEqual([['p4'], ['p1']]);
    await kvs(['entity:parcel:set', 'p4', { city: 'Lyon', weight: 11 }]);
    const third = await page(second.nextCursor);
    expect([keys(third), keys(await page(third.nextCursor))]).toEqual([['p2'], ['p4']]);
  });

  test('a query sees a change of index place only after the lag; a read by key at once', async () => {
    const { kvs, site } = await open({ settings: { kvsQueryLagMs: 400 } });
    const lyon = async (): Promise<unknown> => (await kvs(['query', { entity: 'parcel', index: 'by-city', partition: ['Lyon'] }]))[0];
    await kvs(['entity:parcel:set', 'p', { city: 'Lyon', weight: 1 }]);
    expect(keys(await lyon())).toEqual([]);
    await site.agenda.advance(site.clock.now() + 400);
    await kvs(['entity:parcel:set', 'p', { city: 'Berlin', weight: 1 }]);
    expect(keys(await lyon())).toEqual(['p']);
    expect(await kvs(['entity:parcel:get', 'p'])).toEqual([{ city: 'Berlin', weight: 1 }]);
    await site.agenda.advance(site.clock.now() + 400);
    expect(keys(await lyon())).toEqual([]);
  });

  test('however many rows there are, a page is read along the index', async () => {
    const { site, kvs } = await open();
    const rows = 1_000;
    const store = new KvsStore(site.db, () => site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
    site.db.tx(() => {
      for (let n = 0; n < rows; n++) {
        const city = `city-${n % 50}`;
        store.set('entity:parcel', `k${n}`, JSON.stringify({ city, weight: n }), undefined, [
          { index: 'by-key', partition: '[]', range: `k${n}` },
          { index: 'by-city', partition: JSON.stringify([city]), range: n },
        ]);
      }
    });
    const read = jest.spyOn(site.db, 'all');
    const [page] = await kvs([
      'query',
      { entity: 'parcel', index: 'by-city', partition: ['city-7'], where: { condition: 'GREATER_THAN', values: [200] }, limit: 10 },
    ]);
    expect(keys(page)).toHaveLength(10);
    expect(keys(page)[0]).toBe('k207');
    const [sql = '', ...values] = read.mock.calls.find(([text]) => text.includes('forge_place p')) ?? [];
    const plan = site.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`, ...values).map((step) => step.detail);
    expect(plan).toEqual([
      expect.stringMatching(/^SEARCH p USING PRIMARY KEY/),
      expect.stringMatching(/^SEARCH v USING INTEGER PRIMARY KEY/),
    ]);
  });
});
