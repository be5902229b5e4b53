import { describe, expect, test } from '@jest/globals';
import type { Metric, PublishedPolicy } from '../../../../src/contract/types';
import type { Act } from '../../../../src/domain/acts/act';
import { appended } from '../../../../src/domain/acts/append';
import type { NotifyEffect } from '../../../../src/domain/effects/effect';
import { decide } from '../../../../src/domain/incident/decide';
import type { IssueFacts } from '../../../../src/domain/incident/facts';
import { facts, POLICY, SETTINGS } from '../../fakes';

/** Friday, when the eight working hours for a resolution began at 8, counted from 9; and later that day. */
const at = (time: string): number => Date.parse(`2026-11-20T${time}:00.000Z`);

const policyWith = (metric: Partial<Metric>, change: Partial<PublishedPolicy['document']> = {}): PublishedPolicy => ({
  ...POLICY,
  document: {
    ...POLICY.document,
    ...change,
    metrics: POLICY.document.metrics.map((one) => (one.id === 'resolution' ? { ...one, ...metric } : one)),
  },
});

const ASSIGNED: Partial<IssueFacts> = { assignee: 'u-agent' };

const decided = (now: number, issue = ASSIGNED, acts: Act[] = [], policy = POLICY) =>
  decide(
    {
      facts: facts({ priorityId: '2', ...issue }),
      acts: { version: acts.length, acts },
      policy: { ...policy, document: { ...policy.document, communication: { templates: [], cadences: [] } } },
      settings: SETTINGS,
      members: new Map(),
    },
    now,
  );
const due = (...args: Parameters<typeof decided>): NotifyEffect[] =>
  decided(...args).effects.filter((effect) => effect.kind === 'notify' && 'text' in effect);

const reminded = (percent: number, cycle = 1): Act => ({
  kind: 'effect',
  effect: 'notify',
  id: `reminder/20001/resolution/cycle-${cycle}/${percent}`,
  outcome: 'done',
  at: '2026-11-20T13:00:00.000Z',
  to: ['u-agent'],
});

describe('a reminder', () => {
  test('is due from the very instant of the threshold on, for which the wake-up is', () => {
    expect([decided(at('12:59')).effects, decided(at('12:59')).wakeAt]).toEqual([[], '2026-11-20T13:00:00.000Z']);
    expect(due(at('13:00'))).toEqual([
      {
        kind: 'notify',
        text: 'reminder',
        id: 'reminder/20001/resolution/cycle-1/50',
        to: ['u-agent'],
        values: { metric: 'Resolution', percent: 50, dueAt: '2026-11-20T17:00:00.000Z' },
      },
    ]);
    expect(decided(at('13:00')).wakeAt).toBe('2026-11-20T15:00:00.000Z');
  });

  test('is due once, whatever came of it, and the next one in its turn', () => {
    expect(due(at('14:59'), ASSIGNED, [reminded(50)])).toEqual([]);
    expect(due(at('15:00'), ASSIGNED, [reminded(50)])).toMatchObject([{ id: 'reminder/20001/resolution/cycle-1/75' }]);
  });

  test('of several thresholds passed while nobody looked only the last is due, and no earlier one after it', () => {
    expect(due(at('16:30'))).toMatchObject([{ id: 'reminder/20001/resolution/cycle-1/90' }]);
    expect(due(at('16:30'), ASSIGNED, [reminded(90)])).toEqual([]);
  });

  test('is still due after the breach, for a day', () => {
    expect(due(at('17:30'))).toMatchObject([{ values: { percent: 90 } }]);
    expect(due(at('16:12') + 24 * 3_600_000)).toHaveLength(1);
    expect(due(at('16:12') + 24 * 3_600_000 + 1)).toEqual([]);
  });

  test('is for nobody while the clock is stopped, or where the metric says nothing', () => {
    const history = [{ id: '9', at: '2026-11-20T12:00:00.000Z', by: 'u-agent', fieldId: 'status', from: '3', to: '6' }];
    expect(due(at('16:30'), { ...ASSIGNED, status: { id: '6', category: 'done' }, history })).toEqual([]);
    const { remind: _, ...silent } = POLICY.document.metrics[1] ?? {};
    const metrics = POLICY.document.metrics.map((one) => (one.id === 'resolution' ? { ...one, ...silent, remind: undefined } : one));
    expect(due(at('16:30'), ASSIGNED, [], { ...POLICY, document: { ...POLICY.document, metrics } })).toEqual([]);
  });

  test('is not due while the clock is held, but once it goes on', () => {
    const waiting = { ids: [{ id: '4', name: 'Waiting' }], categories: [] };
    const holdReasons = POLICY.document.holdReasons.map((one) =>
      one.id === 'user' ? { ...one, while: [{ status: waiting, fields: [] }] } : one,
    );
    const policy = policyWith({}, { holdReasons });
    const held = { id: '8', at: '2026-11-20T14:00:00.000Z', by: 'u-agent', fieldId: 'status', from: '3', to: '4' };
    const on = { ...held, id: '9', at: '2026-11-20T15:00:00.000Z', from: '4', to: '3' };
    const issue = (history: IssueFacts['history'], id: string): Partial<IssueFacts> => ({
      ...ASSIGNED,
      status: { id, category: 'indeterminate' },
      statusCategories: { '3': 'indeterminate', '4': 'indeterminate' },
      history,
    });
    expect(decided(at('14:30'), issue([held], '4'), [], policy)).toMatchObject({
      effects: [],
      state: { clocks: [{}, { state: 'held' }, {}] },
    });
    expect(due(at('15:00'), issue([held, on], '3'), [], policy)).toMatchObject([{ values: { percent: 50 } }]);
    expect(due(at('16:00'), issue([held, on], '3'), [], policy)).toMatchObject([{ values: { percent: 75 } }]);
  });

  test('where nobody is assigned is for the lead of the category’s group, or waits for somebody', () => {
    const groups = POLICY.document.supportGroups;
    const [first, second] = groups;
    const led = groups.map((group, place) => ({ ...group, lead: { id: `u-lead-${place}`, name: 'Lead' } }));
    const categories = POLICY.document.categories.map((one) =>
      one.id === 'network' && second ? { ...one, defaultGroup: second.id } : one,
    );
    const policy = policyWith({}, { supportGroups: led, categories, routing: { ...POLICY.document.routing, fallback: first?.id ?? '' } });
    const nobody: Partial<IssueFacts> = {};
    expect(due(at('13:00'), nobody, [], policy)).toMatchObject([{ to: ['u-lead-0'] }]);
    expect(due(at('13:00'), { ...nobody, values: { ...facts().values, category: ['c-1'] } }, [], policy)).toMatchObject([
      { to: ['u-lead-1'] },
    ]);
    expect(due(at('13:00'), nobody)).toEqual([]);
    expect(
      due(at('13:00'), ASSIGNED, [], policyWith({ remind: [{ who: 'assignee' }, { who: 'groupLead' }] }, { supportGroups: led })),
    ).toMatchObject([{ to: ['u-agent', 'u-lead-0'] }]);
  });
});

describe('the incident', () => {
  test('says what was told last: the outcome, when and to whom', () => {
    const acts = [10, 20, 30, 40, 50, 60].map((percent) => reminded(percent));
    expect(decided(at('13:00'), {}, acts).state?.told?.map(({ id }) => id)).toEqual(
      acts.slice(1).map((act) => act.kind === 'effect' && act.id),
    );
    expect(decided(at('13:00')).state).not.toHaveProperty('told');
  });

  test('keeps a hundred things told, so that its log outgrows nothing', () => {
    const many = Array.from({ length: 150 }, (_, place) => reminded(50, place + 1));
    const log = appended({ version: 1, acts: [] }, many);
    expect([log.acts.length, log.acts[0], log.acts.at(-1)]).toEqual([100, many[50], many[149]]);
  });
});
