import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Goal, IncidentsFor, Policy } from '../../../../../src/contract/types';
import { BASE, entry, found, policy } from './expect';

const HOUR = 3_600_000;
const goal = (id: string, wanted: Goal['for']): Goal => ({ id, for: wanted, goalMs: HOUR, calendar: 'always', warnings: [] });

/** The default policy whose resolution clock has these goals and no others. */
const withGoals = (...goals: Goal[]): Policy =>
  policy((draft) => {
    entry(draft.metrics, 'resolution').goals = goals;
  });
const shadowedIds = (...goals: Goal[]) => found('ruleShadowed', withGoals(...goals)).map(({ path }) => path.at(-1));

describe('a rule that can never match', () => {
  test('because of an earlier one for more incidents', () => {
    expect(found('ruleShadowed', BASE)).toEqual([]);
    expect(
      found(
        'ruleShadowed',
        withGoals(goal('all-p1', { priorities: ['p1', 'p2'] }), goal('net', { priorities: ['p1'], categories: ['network'] })),
      ),
    ).toMatchObject([
      {
        severity: 'warning',
        path: ['metrics', 'resolution', 'goals', 'net'],
        values: { of: 'Resolution', place: '2', rule: 'Highest, Network', by: 'Highest, High', why: 'goal' },
        example: { priority: 'Highest', category: 'Network', impact: 'Extensive / Widespread', urgency: 'Critical' },
      },
    ]);
  });

  test('because of several that together leave nothing to it', () => {
    const two = [goal('a', { priorities: ['p1'] }), goal('b', { priorities: ['p2'] })];
    expect(shadowedIds(...two, goal('c', { priorities: ['p1', 'p2'], categories: ['data'] }))).toEqual(['c']);
    expect(shadowedIds(...two, goal('c', { priorities: ['p2', 'p3'] }))).toEqual([]);
    // An incident may have a priority that no rule names: what is for all comes last and is not in vain.
    expect(shadowedIds(...BASE.priorities.map(({ id }) => goal(id, { priorities: [id] })), goal('all', {}))).toEqual([]);
  });

  test('a category covers what is under it, and not the other way round', () => {
    expect(shadowedIds(goal('a', { categories: ['network'] }), goal('b', { categories: ['network-vpn'] }))).toEqual(['b']);
    expect(shadowedIds(goal('a', { categories: ['network-vpn'] }), goal('b', { categories: ['network'] }))).toEqual([]);
  });

  test('of what an incident may have several, only a part is covered by a whole', () => {
    expect(shadowedIds(goal('a', { services: ['email', 'network'] }), goal('b', { services: ['email'] }))).toEqual(['b']);
    expect(shadowedIds(goal('a', { services: ['email'] }), goal('b', { services: ['email', 'network'] }))).toEqual([]);
    expect(shadowedIds(goal('a', { services: ['email'] }), goal('b', {}))).toEqual([]);
    const board = [{ id: 'g1', name: 'Board' }];
    expect(shadowedIds(goal('a', { reporterGroups: board }), goal('b', { reporterGroups: board, priorities: ['p1'] }))).toEqual(['b']);
    expect(shadowedIds(goal('a', { reporterGroups: board }), goal('b', { priorities: ['p1'] }))).toEqual([]);
  });

  test('in routing too', () => {
    const rules = (...filters: IncidentsFor[]) =>
      policy((draft) => {
        draft.routing.rules = filters.map((wanted, at) => ({
          id: `r${at}`,
          name: `Rule ${at}`,
          help: '',
          for: wanted,
          to: 'service-desk',
        }));
      });
    expect(found('ruleShadowed', rules({ criticalities: ['high'] }, { services: ['email'] }))).toMatchObject([
      {
        path: ['routing', 'rules', 'r1'],
        values: { rule: 'Rule 1', by: 'Rule 0', why: 'routing' },
        example: { service: 'E-mail and calendar' },
      },
    ]);
    expect(found('ruleShadowed', rules({ criticalities: ['high'] }, { services: ['printing'] }))).toEqual([]);
    expect(found('ruleShadowed', rules({ major: true }, { major: false }, { channels: ['phone'] }))).toHaveLength(1);
  });

  test('is so exactly when no incident among all finds it first', () => {
    const some = <T extends string>(...ids: T[]) => fc.option(fc.subarray(ids, { minLength: 1 }), { nil: undefined });
    const wanted = fc.record({
      priorities: some('p1', 'p2', 'p3', 'p4', 'p5'),
      impacts: some('extensive', 'minor'),
      categories: some('network', 'network-vpn', 'data'),
    });
    const incidents = ['', 'p1', 'p2', 'p3', 'p4', 'p5'].flatMap((priority) =>
      ['', 'extensive', 'minor'].flatMap((impact) =>
        ['', 'network', 'network-vpn', 'data'].map((category) => ({ priority, impact, category })),
      ),
    );
    const fits = ({ for: rule }: Goal, one: (typeof incidents)[number]): boolean =>
      (rule.priorities?.includes(one.priority) ?? true) &&
      (rule.impacts?.includes(one.impact) ?? true) &&
      (rule.categories?.some((id) => id === one.category || (id === 'network' && one.category === 'network-vpn')) ?? true);
    fc.assert(
      fc.property(fc.array(wanted, { maxLength: 6 }), (filters) => {
        const goals = filters.map((filter, at) => goal(`g${at}`, filter));
        const reached = new Set(incidents.map((one) => goals.find((rule) => fits(rule, one))?.id));
        expect(shadowedIds(...goals)).toEqual(goals.map(({ id }) => id).filter((id) => !reached.has(id)));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a combination without a goal', () => {
  const of = (...goals: Goal[]) => found('noGoal', withGoals(...goals));

  test('is found with the first incident that has none and what is missing', () => {
    expect(found('noGoal', BASE)).toEqual([]);
    expect(of(goal('net', { categories: ['network'] }), goal('p1', { priorities: ['p1'] }))).toMatchObject([
      {
        severity: 'warning',
        path: ['metrics', 'resolution', 'goals'],
        values: { metric: 'Resolution', why: 'category' },
        example: { impact: 'Extensive / Widespread', urgency: 'High', category: 'Hardware' },
      },
    ]);
  });

  test.each<[string, Goal[]]>([
    ['none', []],
    ['priority', [goal('a', { priorities: ['p1'] })]],
    ['impact', [goal('a', { impacts: ['minor'] })]],
    ['urgency', [goal('a', { urgencies: ['low'] })]],
    ['category', [goal('a', { categories: ['network'] })]],
    ['narrower', [goal('a', { services: ['email'] })]],
  ])('says why: %s', (why, goals) => {
    expect(of(...goals)).toMatchObject([{ values: { why } }]);
  });

  test('counts what has none: all categories and none, by subcategories too', () => {
    const under = BASE.categories.flatMap((one) => [one, ...one.subcategories]).length + 1;
    expect(of()).toMatchObject([{ values: { count: String(16 * under), of: String(16 * under) } }]);
    expect(of(goal('net', { categories: ['network'] }))).toMatchObject([{ values: { count: String(16 * (under - 6)) } }]);
    const [all] = of(...BASE.categories.map(({ id }) => goal(id, { categories: [id] })));
    expect(all).toMatchObject({ values: { count: '16' } });
    expect(all?.example).not.toHaveProperty('category');
  });
});
