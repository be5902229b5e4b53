import { describe, expect, test } from '@jest/globals';
import { BASE, entry, found, policy } from './expect';

describe('the matrix', () => {
  test('a hole is found, with the incident that falls into it', () => {
    expect(found('matrixHole', BASE)).toEqual([]);
    const holed = policy((draft) => delete draft.matrix.minor?.low);
    expect(found('matrixHole', holed)).toMatchObject([
      {
        severity: 'error',
        path: ['matrix', 'minor', 'low'],
        values: { impact: 'Minor / Localized', urgency: 'Low' },
        example: { impact: 'Minor / Localized', urgency: 'Low' },
      },
    ]);
  });

  test('a level that was added has no row yet', () => {
    const added = policy((draft) => draft.impacts.push({ id: 'none', name: 'None', help: '' }));
    expect(found('matrixHole', added)).toHaveLength(BASE.urgencies.length);
  });

  test('rows and columns of levels that are gone are found', () => {
    expect(found('matrixUnknown', BASE)).toEqual([]);
    const gone = policy((draft) => {
      draft.impacts.pop();
      draft.urgencies.pop();
    });
    expect(found('matrixUnknown', gone)).toMatchObject([
      {
        severity: 'error',
        path: ['matrix', 'extensive', 'low'],
        values: { id: 'low', why: 'urgency' },
        example: { impact: 'Extensive / Widespread', urgency: 'low' },
      },
      { path: ['matrix', 'significant', 'low'] },
      { path: ['matrix', 'moderate', 'low'] },
      { path: ['matrix', 'minor'], values: { id: 'minor', why: 'impact' }, example: { impact: 'minor' } },
    ]);
  });
});

describe('what may stand only once', () => {
  test('the id of a category and of a subcategory of another', () => {
    expect(found('sharedId', BASE)).toEqual([]);
    const twice = policy((draft) => entry(draft.categories, 'network').subcategories.push({ id: 'hardware', name: 'Router', help: '' }));
    expect(found('sharedId', twice)).toMatchObject([
      {
        severity: 'error',
        path: ['categories', 'network', 'subcategories', 'hardware'],
        values: { other: 'Hardware' },
        example: { category: 'Network › Router' },
      },
    ]);
  });

  test('the field a clock writes', () => {
    expect(found('sharedDueField', BASE)).toEqual([]);
    const twice = policy((draft) => {
      entry(draft.metrics, 'vendor').dueField = 'resolutionDue';
    });
    expect(found('sharedDueField', twice)).toMatchObject([
      {
        severity: 'error',
        path: ['metrics', 'vendor', 'dueField'],
        values: { name: 'Vendor', other: 'Resolution' },
        example: { impact: 'Extensive / Widespread' },
      },
    ]);
  });
});

describe('what names something that is not there', () => {
  test('is found wherever it stands, with what was probably meant and an incident of the rule around it', () => {
    expect(found('dangling', BASE)).toEqual([]);
    const wrong = policy((draft) => {
      draft.routing.rules.push({
        id: 'vpn',
        name: 'VPN',
        help: '',
        for: { categories: ['network-vpnn'], priorities: ['p2'] },
        to: 'Specialists',
      });
      draft.routing.fallback = 'nobody-at-all';
      entry(draft.matrix.minor ? [{ id: 'minor', row: draft.matrix.minor }] : [], 'minor').row.low = 'p9';
    });
    expect(found('dangling', wrong)).toMatchObject([
      {
        path: ['matrix', 'minor', 'low'],
        values: { list: 'priorities', id: 'p9', mend: 'p1' },
        example: { impact: 'Minor / Localized', urgency: 'Low' },
      },
      {
        path: ['routing', 'rules', 'vpn', 'for', 'categories', 0],
        values: { list: 'categories', id: 'network-vpnn', mend: 'network-vpn' },
        example: { priority: 'High', category: 'network-vpnn' },
      },
      {
        severity: 'error',
        path: ['routing', 'rules', 'vpn', 'to'],
        values: { list: 'supportGroups', id: 'Specialists', mend: 'specialists' },
      },
      { path: ['routing', 'fallback'], values: { id: 'nobody-at-all', mend: '' } },
    ]);
  });

  test('each list is watched: what is taken out while it is named is missed', () => {
    const without = (change: (draft: typeof BASE) => unknown) =>
      new Set(
        found(
          'dangling',
          policy((draft) => void change(draft)),
        ).map(({ values }) => values.list),
      );
    expect(without((draft) => draft.tiers.splice(0, 1))).toEqual(new Set(['tiers']));
    expect(without((draft) => draft.supportGroups.splice(0, 1))).toEqual(new Set(['supportGroups']));
    expect(without((draft) => draft.calendars.splice(0, 1))).toEqual(new Set(['calendars']));
    expect(without((draft) => draft.holdReasons.splice(0, 1))).toEqual(new Set(['holdReasons']));
    expect(without((draft) => draft.metrics.splice(0, 1))).toEqual(new Set(['metrics']));
    expect(without((draft) => draft.lifecycle.phases.splice(3, 1))).toEqual(new Set(['phases']));
    expect(without((draft) => draft.communication.templates.splice(11, 1))).toEqual(new Set(['templates']));
    expect(without((draft) => draft.services.splice(1, 1))).toEqual(new Set(['services']));
    expect(without((draft) => draft.closureCodes.splice(0, 7, { id: 'x', name: 'X', help: '' }))).toEqual(new Set(['closureCodes']));
    expect(without((draft) => draft.resolutionKinds.splice(1, 1))).toEqual(new Set(['resolutionKinds']));
    expect(without((draft) => draft.survey.questions.splice(0, 1))).toEqual(new Set(['questions']));
    expect(without((draft) => draft.priorities.splice(0, 1))).toEqual(new Set(['priorities']));
    expect(without((draft) => draft.impacts.splice(0, 1))).toEqual(new Set(['impacts']));
    expect(without((draft) => draft.categories.splice(5, 1))).toEqual(new Set(['categories']));
  });

  test('a priority the site no longer has is found when the site is known', () => {
    const site = { priorities: BASE.priorities.slice(1).map(({ jiraPriorityId: id }) => ({ id })) };
    expect(found('dangling', BASE, site)).toMatchObject([
      { path: ['priorities', 'p1', 'jiraPriorityId'], values: { list: 'sitePriorities', id: '1' }, example: { priority: 'Highest' } },
    ]);
    expect(found('dangling', BASE, { priorities: BASE.priorities.map(({ jiraPriorityId: id }) => ({ id })) })).toEqual([]);
  });
});
