import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { decide, isCurrent } from '../../../src/domain/incident/decide';
import type { IssueFacts } from '../../../src/domain/incident/facts';
import { readOrigin, readState } from '../../../src/domain/incident/state';
import { facts, NOW, SETTINGS } from '../fakes';

const instant = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2030-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const anyFacts: fc.Arbitrary<IssueFacts> = fc.record(
  {
    issueId: fc.string(),
    key: fc.string(),
    projectId: fc.constantFrom('10000', '10001'),
    issueTypeId: fc.constantFrom('10010', '10011'),
    status: fc.record({
      id: fc.constantFrom('1', '3', '6'),
      category: fc.constantFrom('new' as const, 'indeterminate' as const, 'done' as const),
    }),
    created: instant,
    updated: instant,
    reporter: fc.string(),
    origin: fc.record({ id: fc.stringMatching(/^\d{1,19}$/), key: fc.stringMatching(/^[A-Z][A-Z0-9_]{0,9}-\d{1,19}$/) }),
    history: fc.array(
      fc.record({
        at: instant,
        fieldId: fc.constantFrom('status', 'assignee'),
        from: fc.option(fc.string(), { nil: undefined }),
        to: fc.constantFrom('1', '3', '6', undefined),
      }),
    ),
    property: fc.anything(),
  },
  { requiredKeys: ['issueId', 'key', 'projectId', 'issueTypeId', 'status', 'created', 'updated', 'history', 'property'] },
);

describe('decide', () => {
  test('derives phase, since when, reporter and origin from the facts alone', () => {
    const { state, write } = decide(facts({ origin: { id: '7', key: 'SHOP-7' } }), SETTINGS, NOW);
    expect(write).toBe(true);
    expect(state).toEqual({
      schema: 1,
      phase: 'in-progress',
      since: '2026-11-20T10:00:00.000Z',
      reporter: 'u-mara',
      origin: { id: '7', key: 'SHOP-7' },
      basis: { statusId: '3', issueTypeId: '10010', updated: '2026-11-20T10:00:00.000Z' },
      lookedAt: '2026-11-23T09:00:00.000Z',
    });
  });

  test('an issue of another type or project is left alone, and so is everything before set-up', () => {
    expect(decide(facts({ issueTypeId: '10011' }), SETTINGS, NOW)).toEqual({ write: false });
    expect(decide(facts({ projectId: '10001' }), SETTINGS, NOW)).toEqual({ write: false });
    expect(decide(facts(), undefined, NOW)).toEqual({ write: false });
  });

  test('the last change into the present status counts, however the history is ordered', () => {
    const history = [
      { at: '2026-11-22T10:00:00.000Z', fieldId: 'status', from: '6', to: '3' },
      { at: '2026-11-20T10:00:00.000Z', fieldId: 'status', from: '1', to: '3' },
      { at: '2026-11-22T12:00:00.000Z', fieldId: 'assignee', from: undefined, to: '3' },
    ];
    expect(decide(facts({ history }), SETTINGS, NOW).state?.since).toBe('2026-11-22T10:00:00.000Z');
    expect(decide(facts({ history: [] }), SETTINGS, NOW).state?.since).toBe('2026-11-20T08:00:00.000Z');
  });

  test('when nothing but the time and the last edit changed, nothing is written', () => {
    const { state } = decide(facts(), SETTINGS, NOW);
    const later = facts({ property: state, updated: '2026-11-23T08:00:00.000Z' });
    expect(decide(later, SETTINGS, NOW + 3_600_000).write).toBe(false);
  });

  test('total and deterministic: any facts give the same answer twice, and writing it settles the matter', () => {
    fc.assert(
      fc.property(anyFacts, fc.integer({ min: 0, max: 4_000_000_000_000 }), (given, now) => {
        const first = decide(given, SETTINGS, now);
        expect(decide(given, SETTINGS, now)).toEqual(first);
        if (!first.state) return;
        const stored: unknown = JSON.parse(JSON.stringify(first.state));
        expect(readState(stored)).toEqual(first.state);
        expect(decide({ ...given, property: stored }, SETTINGS, now + 1).write).toBe(false);
        expect(isCurrent(first.state, { statusId: given.status.id, issueTypeId: given.issueTypeId })).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('a property that was tampered with changes nothing of the decision and is healed', () => {
    fc.assert(
      fc.property(anyFacts, fc.anything(), (given, tampered) => {
        const honest = decide({ ...given, property: undefined }, SETTINGS, NOW).state;
        expect(decide({ ...given, property: tampered }, SETTINGS, NOW).state).toEqual(honest);
      }),
    );
    const { state } = decide(facts(), SETTINGS, NOW);
    for (const damage of [
      { phase: 'resolved' },
      { reporter: 'u-other' },
      { since: '2020-01-01T00:00:00.000Z' },
      { schema: 2 },
      { basis: null },
      { phase: 'x' },
    ])
      expect(decide(facts({ property: { ...state, ...damage } }), SETTINGS, NOW).write).toBe(true);
  });
});

describe('readState', () => {
  test('reads anything without throwing and gives back only what is whole', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (value) => {
        const state = readState(value);
        if (state) expect(readState(JSON.parse(JSON.stringify(state)))).toEqual(state);
      }),
    );
  });

  test.each([
    ['no id', { id: 'x', key: 'A-1' }],
    ['no key', { id: '1', key: 'javascript:alert(1)' }],
    ['a key in several lines', { id: '1', key: 'A-1\nB-2' }],
    ['a text that would fill the property', { id: '1', key: `${'K'.repeat(32_000)}-1` }],
    ['an id that would fill the property', { id: '1'.repeat(32_000), key: 'A-1' }],
    ['nothing', null],
  ])('an origin somebody wrote by hand is none: %s', (_what, written) => {
    expect(readOrigin(written)).toBeUndefined();
    expect(readOrigin({ id: '7', key: 'SHOP_2-7' })).toEqual({ id: '7', key: 'SHOP_2-7' });
  });

  test('drops a reporter and an origin that are no such things', () => {
    const { state } = decide(facts(), SETTINGS, NOW);
    expect(readState({ ...state, reporter: 5, origin: { id: 1, key: 'A-1' } })).toEqual({
      ...state,
      reporter: undefined,
      origin: undefined,
    });
  });
});
