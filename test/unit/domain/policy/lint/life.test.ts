import { describe, expect, test } from '@jest/globals';
import type { Lifecycle, MessageTemplate } from '../../../../../src/contract/types';
import { BASE, entry, found, policy } from './expect';

type Phase = Lifecycle['phases'][number];
type Gate = Lifecycle['gates'][number];

/** The default policy, in which every phase but the review has statuses. */
const WHOLE = policy((draft) => {
  entry(draft.lifecycle.phases, 'closure').statuses = { ids: [{ id: '6', name: 'Closed' }], categories: [] };
});
const changed = (change: (draft: typeof WHOLE) => void) => {
  const draft = structuredClone(WHOLE);
  change(draft);
  return draft;
};
const phase = (id: string, change: Partial<Phase>) =>
  changed((draft) => {
    Object.assign(entry(draft.lifecycle.phases, id), change);
  });
const gate = (change: Partial<Gate>) =>
  changed((draft) => {
    draft.lifecycle.gates = [
      { id: 'g', name: 'Gate G', help: '', phase: 'closure', for: {}, needs: { need: 'assignee' }, mode: 'block', ...change },
    ];
  });

describe('a phase no incident gets to', () => {
  test('since it has no status, and gates or tasks wait there', () => {
    expect(found('phaseUnreached', WHOLE)).toEqual([]);
    const nowhere = { ids: [], categories: [] };
    expect(found('phaseUnreached', phase('investigation', { statuses: nowhere }))).toMatchObject([
      {
        severity: 'warning',
        path: ['lifecycle', 'phases', 'investigation'],
        values: {
          phase: 'Investigation and diagnosis',
          why: 'noStatus',
          what: 'Category chosen, Impact and urgency chosen, Security incident, …',
        },
      },
    ]);
    expect(found('phaseUnreached', phase('categorisation', { statuses: nowhere }))).toEqual([]);
  });

  test('since no phase leads there', () => {
    expect(found('phaseUnreached', phase('logging', { next: ['investigation'] }))).toMatchObject([
      { path: ['lifecycle', 'phases', 'categorisation'], values: { why: 'noWay' } },
    ]);
  });
});

describe('names of what is gone', () => {
  test('next phases, phases of gates and of tasks, groups of tasks, reasons of hold rules', () => {
    const wrong = changed((draft) => {
      entry(draft.lifecycle.phases, 'logging').next = ['investigaton'];
      entry(draft.lifecycle.gates, 'confirmed').phase = 'end';
      Object.assign(entry(draft.taskTemplates, 'security'), { phase: 'resolutio' });
      Object.assign(entry(entry(draft.taskTemplates, 'security').tasks, 'contain'), { group: 'nobody' });
      draft.resolution.holdRules = [{ reason: 'usr', remindAfterDays: [] }];
    });
    expect(found('dangling', wrong).map(({ path, values }) => [path.join('/'), values.mend])).toEqual([
      ['lifecycle/phases/logging/next/0', 'investigation'],
      ['lifecycle/gates/confirmed/phase', ''],
      ['taskTemplates/security/phase', 'resolution'],
      ['taskTemplates/security/tasks/contain/group', ''],
      ['resolution/holdRules/0/reason', 'user'],
    ]);
  });
});

describe('a gate nobody gets through', () => {
  const stuck = (change: Partial<Gate>) => found('gateStuck', gate(change)).map(({ values }) => values.why);

  test('since no review of an incident that is not a major one is ever planned', () => {
    expect(found('gateStuck', WHOLE)).toEqual([]);
    expect(found('gateStuck', gate({ needs: { need: 'reviewPlanned' } }))).toMatchObject([
      { severity: 'error', path: ['lifecycle', 'gates', 'g'], values: { gate: 'Gate G', phase: 'Closure', why: 'review' } },
    ]);
    expect(stuck({ needs: { need: 'reviewPlanned' }, for: { major: true } })).toEqual([]);
    expect(stuck({ needs: { need: 'reviewPlanned' }, mode: 'warn' })).toEqual([]);
  });

  test('since the requester is asked only later', () => {
    expect(stuck({ needs: { need: 'confirmation' }, phase: 'resolution' })).toEqual(['tooEarly']);
    expect(stuck({ needs: { need: 'confirmation' }, phase: 'investigation' })).toEqual(['tooEarly']);
    expect(stuck({ needs: { need: 'confirmation' } })).toEqual([]);
  });

  test('since a field it asks for has nothing to choose from', () => {
    const needs = { need: 'fields' as const, fields: ['impact' as const, 'services' as const] };
    expect(stuck({ needs })).toEqual([]);
    const none = gate({ needs });
    none.services = [];
    expect(found('gateStuck', none)).toMatchObject([{ values: { why: 'services' } }]);
  });
});

describe('a gate that never asks', () => {
  test('since the policy does not ask these requesters', () => {
    expect(found('gateIdle', WHOLE)).toEqual([]);
    const idle = gate({ needs: { need: 'confirmation' }, for: { priorities: ['p1'] } });
    idle.resolution.confirmation.for = { priorities: ['p2'] };
    expect(found('gateIdle', idle)).toMatchObject([{ severity: 'warning', values: { why: 'notAsked' } }]);
    idle.resolution.confirmation.for = { priorities: ['p1', 'p2'] };
    expect(found('gateIdle', idle)).toEqual([]);
  });

  test('since incidents begin in its phase', () => {
    expect(found('gateIdle', gate({ phase: 'logging' }))).toMatchObject([{ values: { why: 'first' } }]);
    expect(found('gateIdle', gate({ phase: 'logging', mode: 'off' }))).toEqual([]);
  });
});

describe('what is said of silence', () => {
  const quiet = (...ids: string[]) =>
    changed((draft) => {
      for (const id of ids) entry(draft.communication.templates, id).active = false;
    });

  test('silence closes nothing of which nobody was told', () => {
    expect(found('unheard', WHOLE)).toEqual([]);
    expect(found('unheard', quiet('resolution-proposed'))).toEqual([]);
    expect(found('unheard', quiet('resolution-proposed', 'resolution-reminder'))).toMatchObject([
      { severity: 'warning', path: ['resolution', 'confirmation', 'silenceClosesAfterDays'], values: { why: 'silence', days: '3' } },
    ]);
    expect(found('unheard', quiet('held', 'hold-reminder'))).toMatchObject([
      {
        path: ['resolution', 'holdRules', 0, 'resolveAfterDays'],
        values: { why: 'hold', days: '5' },
        example: { holdReason: 'Waiting for the user' },
      },
    ]);
  });

  test('a message names no day on which nothing ends', () => {
    expect(found('templateNever', BASE)).toEqual([]);
    const open = changed((draft) => {
      delete draft.resolution.confirmation.silenceClosesAfterDays;
      for (const rule of draft.resolution.holdRules) delete rule.resolveAfterDays;
      const english: MessageTemplate['texts'] = { 'en-US': { subject: '', body: 'Answer soon, {key}.' } };
      entry(draft.communication.templates, 'resolution-reminder').texts = english;
    });
    expect(found('templateNever', open).map(({ path, values }) => [path[2], path[4], values.why])).toEqual([
      ['hold-reminder', 'en-US', 'hold'],
      ['resolution-proposed', 'en-US', 'silence'],
    ]);
  });
});
