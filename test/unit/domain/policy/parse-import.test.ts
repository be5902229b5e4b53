import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseImport } from '../../../../src/domain/policy/parse-import';
import { policyArbitrary } from './arbitrary';
import { BASE, entry, policy } from './lint/expect';

const MAX = 400 * 1024;
const read = (value: unknown) => parseImport(typeof value === 'string' ? value : JSON.stringify(value), MAX);
const FILE = JSON.stringify(BASE, null, 2);

describe('importing a policy', () => {
  test('what was exported comes back as it was, whatever it says', () => {
    fc.assert(
      fc.property(policyArbitrary, fc.constantFrom(undefined, 2), (exported, space) => {
        expect(parseImport(JSON.stringify(exported, null, space), Number.POSITIVE_INFINITY)).toEqual({ ok: true, policy: exported });
      }),
      { numRuns: 30 },
    );
  });

  test('the members for an editor and a byte order mark are passed over', () => {
    expect(read(`\uFEFF${JSON.stringify({ $schema: './policy.schema.json', $comment: 'ours', ...BASE })}`)).toEqual({
      ok: true,
      policy: BASE,
    });
  });

  test('a file that is cut short anywhere is refused as one', () => {
    fc.assert(
      fc.property(fc.nat(FILE.length - 2), (end) => {
        const outcome = read(FILE.slice(0, end));
        expect(outcome.ok).toBe(false);
        expect(outcome.ok ? [] : outcome.faults).toEqual([{ path: '', value: '', mend: expect.stringMatching(/^is (empty|not JSON \()/) }]);
      }),
    );
  });

  test('whatever a file holds, it is a policy or it is said what is wrong with it', () => {
    const path = fc.array(fc.nat(30), { minLength: 1, maxLength: 6 });
    const put = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom(null, -1, '__proto__', { __proto__: null, a: 1 }, '\u0000', 1e308, '<script>alert(1)</script>'),
    );
    fc.assert(
      fc.property(path, put, (steps, value) => {
        const outcome = read(spoilt(JSON.parse(FILE), steps, value));
        if (outcome.ok) return;
        expect(outcome.faults.length).toBeGreaterThan(0);
        for (const fault of outcome.faults) {
          expect(fault.mend).not.toBe('');
          expect(fault.value.length).toBeLessThanOrEqual(60);
          expect(`${fault.mend}${fault.value}`).not.toMatch(/\n|\[object/);
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
        expect(read(text).ok).toBe(false);
      }),
    );
  });

  test.each<[string, unknown, object[]]>([
    ['nothing', '  ', [{ path: '', value: '', mend: 'is empty: take a file that was exported here' }]],
    ['a list', '[1]', [{ path: '', value: '[1]', mend: 'must be an object: take a file that was exported here' }]],
    ['no form', {}, [{ path: 'schema', value: '', mend: 'is missing: a policy says of which form it is; this app writes 2' }]],
    ['a form of a later app', { ...BASE, schema: 99 }, [{ path: 'schema', value: '99', mend: 'must be 2' }]],
    ['a member nobody knows', { ...BASE, secret: 'x' }, [{ path: 'secret', value: '"x"', mend: 'is not known: leave it out' }]],
    [
      'a name every object has',
      `{"constructor": {}, ${FILE.slice(1)}`,
      [{ path: 'constructor', value: '{}', mend: 'is not known: leave it out' }],
    ],
    [
      'a prototype',
      `{"__proto__": {"schema": 2}, ${FILE.slice(1)}`,
      [{ path: '__proto__', value: '{"schema":2}', mend: 'is not known: leave it out' }],
    ],
    [
      'a goal without its time, and another of none',
      policy((draft) => {
        const { goals } = entry(draft.metrics, 'resolution');
        Reflect.deleteProperty(goals[0] ?? {}, 'goalMs');
        Object.assign(goals[1] ?? {}, { goalMs: 0 });
      }),
      [
        { path: 'metrics[1].goals[0].goalMs', value: '', mend: 'is missing' },
        { path: 'metrics[1].goals[1].goalMs', value: '0', mend: 'must be more than nothing' },
      ],
    ],
    [
      'what is not there',
      policy((draft) => {
        draft.routing.fallback = 'service-dsk';
        draft.matrix = { ...draft.matrix, minor: { critical: 'p3', high: 'p4', medium: 'p4' } };
      }),
      [
        { path: 'matrix.minor.low', value: '', mend: 'is missing: say which priority it gives' },
        { path: 'routing.fallback', value: '"service-dsk"', mend: 'is none of supportGroups: is "service-desk" meant?' },
      ],
    ],
    [
      'a member that stands twice',
      `{"tiers": [{"id": "a", "name": "\\"name\\": {", "help": "", "help": ""}],\n${FILE.slice(1)}`,
      [{ path: 'help', value: '', mend: 'stands twice in one object, again in line 1: leave one out' }],
    ],
    [
      'an id twice',
      policy((draft) => entry(draft.categories, 'network').subcategories.push({ id: 'hardware', name: 'Router', help: '' })),
      [{ path: 'categories[2].subcategories[5]', value: '"hardware"', mend: 'stands at Hardware already: it may stand once' }],
    ],
  ])('%s is refused with path, value and mend', (_, file, faults) => {
    expect(read(file)).toEqual({ ok: false, faults });
  });

  test('a file that is too large, or nested without end, is refused', () => {
    expect(parseImport(FILE, 1024)).toMatchObject({
      ok: false,
      faults: [{ path: '', mend: expect.stringMatching(/^has \d+ KB and may have 1 KB/) }],
    });
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    expect(read(`{"deep": ${deep}, ${FILE.slice(1)}`)).toMatchObject({
      ok: false,
      faults: [{ mend: expect.stringContaining('is nested more than 40 deep') }],
    });
  });

  test('of many faults the first fifty are told', () => {
    const outcome = read({ schema: 2, categories: Array.from({ length: 90 }, () => ({})) });
    expect(outcome.ok ? [] : outcome.faults).toHaveLength(50);
  });

  test('a file of the first form is brought to the present one', () => {
    const { impacts, urgencies, priorities, matrix, categories, services, channels, tiers, closureCodes, resolutionKinds } = BASE;
    const first = {
      schema: 1,
      impacts,
      urgencies,
      priorities,
      matrix,
      categories,
      services,
      channels,
      tiers,
      holdReasons: [],
      closureCodes,
      resolutionKinds,
      rights: { overridePriority: [] },
    };
    expect(read(first)).toMatchObject({ ok: true, policy: { schema: 2, impacts, tiers } });
  });
});

/** The document with something put at a path; steps count members and entries, round and round. */
function spoilt(document: unknown, steps: readonly number[], value: unknown): unknown {
  let at = document;
  for (const [place, step] of steps.entries()) {
    if (typeof at !== 'object' || at === null) break;
    const names = Object.keys(at);
    const name = names[step % names.length];
    if (name === undefined) break;
    const next: unknown = Reflect.get(at, name);
    if (place === steps.length - 1 || typeof next !== 'object') Reflect.set(at, name, value);
    at = next;
  }
  return document;
}
