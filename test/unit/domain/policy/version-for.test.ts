import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Applies } from '../../../../src/contract/types';
import { openAt } from '../../../../src/domain/incident/open-at';
import { type PolicyVersion, versionFor } from '../../../../src/domain/policy/version-for';

const HOUR = 3_600_000;
const START = Date.parse('2026-11-23T09:00:00.000Z');
const iso = (hours: number): string => new Date(START + hours * HOUR).toISOString();
const version = (number: number, hours: number, applies: Applies = 'new'): PolicyVersion => ({
  version: number,
  publishedAt: iso(hours),
  applies,
});

/** Version for an incident made at an hour, open from then until another. */
const at = (versions: PolicyVersion[], made: number, over = Number.POSITIVE_INFINITY, chosen?: number): number | undefined =>
  versionFor(versions, { created: iso(made), openAt: (instant) => instant < START + over * HOUR, chosen })?.version;

describe('the version an incident runs under', () => {
  test('new: the one in force when it was made; the first for older ones', () => {
    const versions = [version(1, 0), version(2, 10), version(3, 20)];
    expect([-5, 0, 9.9, 10, 15, 20, 99].map((made) => at(versions, made))).toEqual([1, 1, 1, 2, 2, 3, 3]);
    expect(at([], 1)).toBeUndefined();
  });

  test('open: of those that were open as it was published', () => {
    const versions = [version(1, 0), version(2, 10, 'open'), version(3, 20)];
    expect([at(versions, 5), at(versions, 5, 9), at(versions, 5, 11), at(versions, -3), at(versions, 15), at(versions, 21)]).toEqual([
      2, 1, 2, 2, 2, 3,
    ]);
  });

  test('openSince: of those the ones made since', () => {
    const versions = [version(1, 0), version(2, 10, { openSince: iso(5) })];
    expect([at(versions, 4.9), at(versions, 5), at(versions, 5, 9), at(versions, 12)]).toEqual([1, 2, 1, 2]);
    // An instant after it was published leaves none.
    expect(at([version(1, 0), version(2, 10, { openSince: iso(11) })], 9)).toBe(1);
  });

  test('the last that is for it, whatever came between', () => {
    const versions = [version(1, 0), version(2, 10, 'open'), version(3, 20, { openSince: iso(15) }), version(4, 30)];
    expect([at(versions, 5), at(versions, 16), at(versions, 5, 9)]).toEqual([2, 3, 1]);
  });

  test('what a person chose wins, also over what is published after; one that is not there counts as no choice', () => {
    const versions = [version(1, 0), version(2, 10, 'open')];
    expect([at(versions, 5, undefined, 1), at(versions, 12, undefined, 1), at(versions, 5, undefined, 7)]).toEqual([1, 1, 2]);
  });

  test('never changes by a version that is for new incidents', () => {
    const applies = fc.constantFrom<Applies>('new', 'open', { openSince: iso(7) });
    fc.assert(
      fc.property(fc.array(applies, { minLength: 1, maxLength: 6 }), fc.nat(60), fc.nat(60), (all, made, lasted) => {
        const versions = all.map((one, index) => version(index + 1, index * 10, one));
        const next = version(all.length + 1, 70);
        expect(at([...versions, next], made, made + lasted)).toBe(at(versions, made, made + lasted));
      }),
    );
  });
});

describe('whether an incident was open at an instant', () => {
  const change = (id: number, hours: number, from: string, to: string) => ({ id: String(id), at: iso(hours), fieldId: 'status', from, to });
  const incident = {
    created: iso(0),
    status: { id: '3', category: 'indeterminate' as const },
    statusCategories: { '1': 'new' as const, '6': 'done' as const },
    history: [change(9, 2, '1', '6'), change(10, 4, '6', '3'), { ...change(8, 1, '1', '5'), fieldId: 'priority' }],
  };

  test('follows from the history of its status, in whatever order that comes', () => {
    const hours = [-1, 0, 1.9, 2, 3, 4, 100];
    const wanted = [false, true, true, false, false, true, true];
    expect(hours.map((hour) => openAt(incident, START + hour * HOUR))).toEqual(wanted);
    const shuffled = { ...incident, history: [...incident.history].reverse() };
    expect(hours.map((hour) => openAt(shuffled, START + hour * HOUR))).toEqual(wanted);
  });

  test('of two changes at one instant the one with the lower id came first', () => {
    const both = { ...incident, history: [change(10, 2, '6', '3'), change(9, 2, '1', '6')] };
    expect([openAt(both, START + HOUR), openAt(both, START + 2 * HOUR)]).toEqual([true, true]);
  });

  test('a status that is gone from the site counts as open', () => {
    const gone = { ...incident, statusCategories: {} };
    expect(openAt(gone, START + 3 * HOUR)).toBe(true);
  });
});
