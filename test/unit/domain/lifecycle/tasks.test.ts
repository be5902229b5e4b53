import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Policy } from '../../../../src/contract/types';
import type { GateOverriddenAct, TaskCancelledAct } from '../../../../src/domain/acts/life';
import { dueDay } from '../../../../src/domain/lifecycle/due-day';
import { overridesOf } from '../../../../src/domain/lifecycle/overrides';
import { phaseBegan } from '../../../../src/domain/lifecycle/phase-began';
import { tasksOf } from '../../../../src/domain/lifecycle/tasks';
import { NOW, POLICY, SETTINGS } from '../../fakes';
import { type Given, lifeOf, moved, STATUSES, WHOLE } from './life';

const HOUR = 3_600_000;
const MINUTE = 60_000;

type Template = Policy['taskTemplates'][number];
const template = (change: Partial<Template> = {}): Template => ({
  id: 'security',
  name: 'Security',
  help: '',
  for: {},
  phase: 'investigation',
  tasks: [
    { id: 'contain', summary: 'Contain', description: 'Cut it off.', dueMs: 30 * HOUR },
    { id: 'tell', summary: 'Tell <b>them</b>', description: '', group: 'service-desk' },
  ],
  ...change,
});

const LATELY = { history: [moved(1, '1', '3', '2026-11-23T08:00:00.000Z')], statusCategories: STATUSES };
const wanted = (given: Given, phase = 'investigation', templates = [template()]) =>
  tasksOf(lifeOf({ ...given, document: { taskTemplates: templates, ...given.document } }), phase);

describe('tasks of templates', () => {
  test('are wanted in the phase of the template, each with its own id, whose they are and when they are due', () => {
    const [group] = POLICY.document.supportGroups;
    expect(wanted({ facts: LATELY }).effects).toEqual([
      {
        kind: 'task',
        id: 'task/20001/security/contain/0',
        to: [],
        what: 'Contain',
        typeId: '10020',
        summary: 'Contain',
        description: 'Cut it off.',
        of: { template: 'security', task: 'contain' },
        group: { id: group?.id, name: group?.name },
        due: '2026-11-24',
      },
      expect.objectContaining({
        id: 'task/20001/security/tell/0',
        summary: 'Tell <b>them</b>',
        group: { id: group?.id, name: group?.name },
      }),
    ]);
    expect(wanted({ facts: LATELY }, 'resolution').effects).toEqual([]);
    expect(wanted({ facts: LATELY }, 'investigation', [template({ for: { major: true } })]).effects).toEqual([]);
  });

  test('are not made of a phase that began more than a day ago, and made again after a reopening', () => {
    const long = { ...LATELY, history: [moved(1, '1', '3', '2026-11-22T08:59:59.999Z')] };
    expect(wanted({ facts: long }).effects).toEqual([]);
    expect(wanted({ facts: { ...long, history: [moved(1, '1', '3', '2026-11-22T09:00:00.000Z')] } }).effects).toHaveLength(2);
    const again = [...long.history, moved(2, '3', '6', '2026-11-23T07:00:00.000Z'), moved(3, '6', '3', '2026-11-23T08:00:00.000Z')];
    expect(wanted({ facts: { ...long, history: again } }).effects.map(({ id }) => id)).toEqual([
      'task/20001/security/contain/1',
      'task/20001/security/tell/1',
    ]);
  });

  test('say why they cannot be made where the project has no sub-tasks', () => {
    expect(wanted({ facts: LATELY, settings: SETTINGS }).effects).toMatchObject([
      { kind: 'task', what: 'Contain', not: 'noTaskType' },
      { kind: 'task', not: 'noTaskType' },
    ]);
  });

  test('are counted, and those that were cancelled told of', () => {
    const of = (id: string, category: 'new' | 'done') => ({ id, key: `IT-${id}`, summary: '', status: { id: '1', name: '', category } });
    expect(wanted({ facts: { tasks: [of('1', 'new'), of('2', 'done')] } }).tasks).toEqual({ open: 1, total: 2 });
    const acts = Array.from({ length: 7 }, (_, at): TaskCancelledAct => {
      const key = `IT-${at}`;
      return { kind: 'taskCancelled', at: '2026-11-23T08:00:00.000Z', by: 'u', taskId: `${at}`, key, reason: 'r' };
    });
    expect(wanted({ acts }).cancelled?.map(({ key }) => key)).toEqual(['IT-2', 'IT-3', 'IT-4', 'IT-5', 'IT-6']);
  });
});

describe('a phase', () => {
  test('began when its statuses were entered last, not when one of them took the place of another', () => {
    const began = (...history: ReturnType<typeof moved>[]) =>
      new Date(
        phaseBegan(lifeOf({ facts: { history, statusCategories: { ...STATUSES, '4': 'indeterminate' } } }), 'investigation'),
      ).toISOString();
    expect(began()).toBe('2026-11-20T08:00:00.000Z');
    expect(began(moved(1, '1', '4', '2026-11-20T09:00:00.000Z'), moved(2, '4', '3', '2026-11-21T09:00:00.000Z'))).toBe(
      '2026-11-20T09:00:00.000Z',
    );
  });

  test('that gates lead to began with the last change of what they ask for', () => {
    const { lifecycle } = POLICY.document;
    const gates = [
      {
        id: 'g',
        name: 'G',
        help: '',
        phase: 'categorisation',
        for: {},
        mode: 'warn' as const,
        needs: { need: 'fields' as const, fields: ['category' as const] },
      },
    ];
    const line = { id: '9', at: '2026-11-23T08:30:00.000Z', by: 'u', fieldId: 'customfield_3', from: undefined, to: 'c-1' };
    const life = lifeOf({
      facts: { status: { id: '1', category: 'new' }, history: [line] },
      document: { lifecycle: { ...lifecycle, gates } },
    });
    expect(phaseBegan(life, 'categorisation')).toBe(Date.parse(line.at));
    expect(phaseBegan(life, 'logging')).toBe(Date.parse('2026-11-20T08:00:00.000Z'));
  });

  test('begins at some instant whatever the history says', () => {
    const instant = fc.oneof(
      fc.string(),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.constantFrom('1', '3', '6', 'x'), instant), { maxLength: 6 }), instant, (lines, created) => {
        const history = lines.map(([from, at], id) => moved(id, from, '3', at));
        expect(phaseBegan(lifeOf({ facts: { history, created } }), 'investigation')).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});

describe('a task is due', () => {
  const calendars = POLICY.document.calendars;
  test('by the calendar of its group, in its time zone; without one around the clock', () => {
    const friday = Date.parse('2026-11-27T15:00:00.000Z');
    expect(dueDay({ calendars }, undefined, friday, 10 * HOUR)).toBe('2026-11-28');
    const open: Policy['calendars'][number] = {
      id: 'office',
      name: 'Office',
      help: '',
      definition: {
        timeZone: 'Europe/Berlin',
        weekly: { mon: [['08:00', '17:00']], fri: [['08:00', '17:00']] },
        holidays: [],
        openings: [],
      },
    };
    expect(dueDay({ calendars: [open] }, 'office', friday, 2 * HOUR)).toBe('2026-11-30');
  });

  test('never, when that is out of reach', () => {
    expect(dueDay({ calendars }, undefined, NOW, Number.MAX_SAFE_INTEGER)).toBeUndefined();
  });
});

describe('overrides', () => {
  const override = (at: number, id = '21'): GateOverriddenAct => ({
    kind: 'gateOverridden',
    at: new Date(at).toISOString(),
    by: 'u-lead',
    transition: { id, name: 'Close', toStatus: '7' },
    gates: [{ id: 'tasks-closed', name: 'All tasks closed' }],
    reason: 'The customer leaves.',
    until: new Date(at + 10 * MINUTE).toISOString(),
  });
  const said = (text: string | undefined) => (text === undefined ? {} : { appFields: { gateOverride: text } });

  test('are said in the field until they lapse, and then no longer', () => {
    const acts = [override(NOW - 4 * MINUTE)];
    const text = `21|${new Date(NOW + 6 * MINUTE).toISOString()}`;
    expect(overridesOf(lifeOf({ acts }))).toMatchObject({ appFields: { gateOverride: text }, wakeAt: NOW + 6 * MINUTE });
    expect(overridesOf(lifeOf({ acts, facts: said(text) })).appFields).toEqual({});
    expect(overridesOf(lifeOf({ acts, facts: said(text), now: NOW + 6 * MINUTE }))).toMatchObject({ appFields: { gateOverride: null } });
    expect(overridesOf(lifeOf({ acts, now: NOW + 6 * MINUTE })).wakeAt).toBeUndefined();
    expect(overridesOf(lifeOf({ acts, settings: { ...WHOLE, appFields: {} } })).appFields).toEqual({});
  });

  test('what somebody else wrote into the field is taken out; the last three are told of', () => {
    expect(overridesOf(lifeOf({ facts: said('21|2999-01-01T00:00:00.000Z') })).appFields).toEqual({ gateOverride: null });
    const acts = [1, 2, 3, 4].map((at) => override(NOW - at * HOUR, String(at)));
    expect(overridesOf(lifeOf({ acts })).overrides).toHaveLength(3);
    expect(overridesOf(lifeOf({ acts })).overrides?.[0]).toMatchObject({ by: 'u-lead', to: 'Close', gates: ['All tasks closed'] });
  });
});
