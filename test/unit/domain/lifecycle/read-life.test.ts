import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readLife } from '../../../../src/domain/lifecycle/read-life';
import type { LifeState } from '../../../../src/domain/lifecycle/state';

const AT = '2026-11-20T10:00:00.000Z';

const WHOLE: LifeState = {
  phases: [
    { id: 'logging', name: 'Logging', kind: 'logging' },
    { id: 'closure', name: 'Closure', kind: 'closure' },
  ],
  phase: 'logging',
  next: [
    {
      id: 'closure',
      name: 'Closure',
      kind: 'closure',
      statuses: { ids: ['6'], categories: ['done'] },
      gates: [
        { id: 'tasks', name: 'Tasks closed', help: 'All.', mode: 'block', need: 'tasksClosed', met: false, tasks: ['IT-5'] },
        { id: 'code', name: 'Code', mode: 'warn', need: 'fields', met: false, fields: ['closureCode'] },
      ],
    },
  ],
  tasks: { open: 1, total: 2 },
  hold: {
    reason: { id: 'vendor', name: 'Vendor' },
    waitsFor: 'vendor',
    since: AT,
    by: 'u-lea',
    note: 'Waits.',
    vendor: { name: 'Acme', reference: 'A-7', expectedAt: AT },
    reminders: 2,
    nextReminderAt: AT,
    resolvesAt: AT,
  },
  resolution: {
    kind: { id: 'permanent', name: 'Permanent' },
    code: { id: 'fixed', name: 'Fixed' },
    done: 'Replaced it.',
    by: 'u-maya',
    at: AT,
    answer: 'rejected',
    answered: { by: 'u-mara', at: AT, via: 'portal', reason: 'Still slow.', link: 'CHG-12' },
    remindAt: AT,
    closesAt: AT,
  },
  reopened: 1,
  overrides: [{ by: 'u-lea', at: AT, until: AT, to: 'Close', gates: ['Tasks closed'], reason: 'The board asks.' }],
  cancelled: [{ by: 'u-lea', at: AT, key: 'IT-3', reason: 'Twice.' }],
};

describe('an incident’s life in its property', () => {
  test('is read as it was written', () => expect(readLife(JSON.parse(JSON.stringify(WHOLE)))).toEqual(WHOLE));

  test('anything at all is read without throwing, and what is damaged in it is not there', () => {
    fc.assert(fc.property(fc.anything(), (value) => void readLife(value)));
    expect(readLife({ ...WHOLE, hold: { ...WHOLE.hold, since: 'yesterday' }, resolution: 7, tasks: { open: -1, total: 2 } })).toEqual({
      phases: WHOLE.phases,
      phase: WHOLE.phase,
      next: WHOLE.next,
      reopened: 1,
      overrides: WHOLE.overrides,
      cancelled: WHOLE.cancelled,
    });
    expect(readLife({ ...WHOLE, phases: [{ id: 'x', name: 'X', kind: 'party' }] })).toBeUndefined();
    expect(readLife({ ...WHOLE, phases: [...WHOLE.phases, ...Array.from({ length: 99 }, () => WHOLE.phases[0])] })?.phases).toHaveLength(
      12,
    );
  });
});
