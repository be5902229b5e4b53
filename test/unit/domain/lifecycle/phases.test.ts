import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Lifecycle } from '../../../../src/contract/types';
import { decideLife } from '../../../../src/domain/lifecycle/decide-life';
import { phasesOf } from '../../../../src/domain/lifecycle/phases';
import { readLife } from '../../../../src/domain/lifecycle/read-life';
import { reopeningsOf } from '../../../../src/domain/lifecycle/reopenings';
import type { ResolutionState } from '../../../../src/domain/lifecycle/state';
import { same } from '../../../../src/domain/same';
import { facts, POLICY } from '../../fakes';
import { type Given, lifeOf, moved, STATUSES } from './life';

const { lifecycle: DEFAULT } = POLICY.document;

const PROPOSED: ResolutionState = {
  kind: { id: 'permanent', name: 'Permanent' },
  code: { id: 'solved', name: 'Solved' },
  done: 'Replaced it.',
  by: 'u-agent',
  at: '2026-11-23T08:00:00.000Z',
  answer: 'open',
};

const inPhase = (given: Given, resolution?: ResolutionState) => phasesOf(lifeOf(given), resolution);
const gatesBefore = (phase: string, given: Given, resolution?: ResolutionState) =>
  inPhase(given, resolution).next.find(({ id }) => id === phase)?.gates;

/** The default lifecycle, with a gate before a phase instead of the others. */
const gated = (gate: Partial<Lifecycle['gates'][number]> & Pick<Lifecycle['gates'][number], 'phase' | 'needs'>): Lifecycle => ({
  ...DEFAULT,
  gates: [{ id: 'g', name: 'Gate', help: '', for: {}, mode: 'block', ...gate }],
});

describe('the phase', () => {
  test('is the first with the status, and the following ones as far as their gates are met', () => {
    const fresh = { status: { id: '1', category: 'new' as const } };
    expect(inPhase({ facts: fresh }).phase).toBe('categorisation');
    expect(inPhase({ facts: { ...fresh, values: { category: ['c-1'] } } }).phase).toBe('prioritisation');
    const lifecycle = gated({ phase: 'categorisation', mode: 'warn', needs: { need: 'fields', fields: ['category'] } });
    expect(inPhase({ facts: fresh, document: { lifecycle } }).phase).toBe('logging');
    expect(inPhase({ facts: { ...fresh, values: { category: ['c-1'] } }, document: { lifecycle } }).phase).toBe('prioritisation');
    const off: Lifecycle = { ...lifecycle, gates: lifecycle.gates.map((gate) => ({ ...gate, mode: 'off' })) };
    expect(inPhase({ facts: fresh, document: { lifecycle: off } }).phase).toBe('prioritisation');
  });

  test('is one that names the status by id, whatever its category', () => {
    const phases = DEFAULT.phases.map((one) =>
      one.id === 'closure' ? { ...one, statuses: { ids: [{ id: '7', name: 'Closed' }], categories: [] } } : one,
    );
    const document = { lifecycle: { ...DEFAULT, phases } };
    expect(inPhase({ facts: { status: { id: '6', category: 'done' } }, document }).phase).toBe('resolution');
    expect(inPhase({ facts: { status: { id: '7', category: 'done' } }, document }).phase).toBe('closure');
    expect(inPhase({ facts: { status: { id: '6', category: 'done' } }, document }).next.map(({ id, statuses }) => [id, statuses])).toEqual([
      ['closure', { ids: ['7'], categories: [] }],
      ['review', { ids: [], categories: [] }],
      ['investigation', { ids: [], categories: ['indeterminate'] }],
    ]);
  });

  test('of those shown has a status: what no incident enters was never passed', () => {
    expect(inPhase({ facts: {} }).phases.map(({ id }) => id)).not.toContain('review');
  });

  test('is none when no phase has the status', () => {
    const lifecycle = { ...DEFAULT, phases: DEFAULT.phases.filter(({ id }) => id !== 'investigation') };
    expect(inPhase({ document: { lifecycle } })).toMatchObject({ next: [] });
    expect(inPhase({ document: { lifecycle } }).phase).toBeUndefined();
  });
});

describe('a gate', () => {
  const done = { status: { id: '6', category: 'done' as const }, statusCategories: STATUSES };
  const open = { id: '41', key: 'IT-41', summary: 'Ask', status: { id: '1', name: 'To do', category: 'new' as const } };

  test('says which fields are empty; one the site does not have is not asked for', () => {
    const lifecycle = gated({ phase: 'resolution', needs: { need: 'fields', fields: ['impact', 'category', 'vendorReference'] } });
    expect(gatesBefore('resolution', { document: { lifecycle } })).toMatchObject([{ met: false, fields: ['category'] }]);
    expect(gatesBefore('resolution', { document: { lifecycle }, facts: { values: { impact: ['i'], category: ['c'] } } })).toEqual([
      { id: 'g', name: 'Gate', mode: 'block', need: 'fields', met: true },
    ]);
  });

  test('asks for an assignee, for a word of somebody who helps, for closed tasks', () => {
    const met = (need: 'assignee' | 'diagnosis' | 'tasksClosed', given: Given) =>
      gatesBefore('resolution', { ...given, document: { lifecycle: gated({ phase: 'resolution', needs: { need } }) } })?.[0];
    expect(met('assignee', {})?.met).toBe(false);
    expect(met('assignee', { assignee: 'u-agent' })?.met).toBe(true);
    const said = (by: string, unlicensed = false) => ({
      comments: [{ id: '1', at: '2026-11-20T09:00:00.000Z', by, unlicensed, public: true }],
    });
    for (const nobody of [
      said('u-mara'),
      said('app-account'),
      said('u-else', true),
      { ...said('u-hit'), values: { affectedUser: ['u-hit'] } },
    ])
      expect(met('diagnosis', { facts: nobody })?.met).toBe(false);
    expect(met('diagnosis', { facts: said('u-agent') })?.met).toBe(true);
    const tasks = Array.from({ length: 12 }, (_, at) => ({ ...open, key: `IT-${at + 1}` }));
    const listed = met('tasksClosed', { facts: { tasks } });
    expect([listed?.met, listed?.tasks?.length, listed?.tasks?.[0]]).toEqual([false, 10, 'IT-1']);
    const closed = { ...open, status: { id: '6', name: 'Done', category: 'done' as const } };
    expect(met('tasksClosed', { facts: { tasks: [closed] } })).toMatchObject({ met: true });
  });

  test('asks for a resolution and its confirmation', () => {
    const resolution = gated({ phase: 'resolution', needs: { need: 'resolution' } });
    const said = (given: Given, state?: ResolutionState) =>
      gatesBefore('resolution', { ...given, document: { lifecycle: resolution } }, state)?.[0]?.met;
    expect([said({}), said({}, PROPOSED), said({ facts: { values: { resolutionKind: ['k'] } } })]).toEqual([false, true, true]);
    const document = { lifecycle: gated({ phase: 'closure', needs: { need: 'confirmation' } }) };
    const confirmed = (state?: ResolutionState) => gatesBefore('closure', { facts: done, document }, state)?.[0]?.met;
    const { confirmation } = POLICY.document.resolution;
    const notAsked = {
      ...document,
      resolution: { ...POLICY.document.resolution, confirmation: { ...confirmation, for: { major: true } } },
    };
    expect(gatesBefore('closure', { facts: done, document: notAsked })?.[0]?.met).toBe(true);
    expect((['open', 'rejected', 'accepted', 'silence', 'notAsked'] as const).map((answer) => confirmed({ ...PROPOSED, answer }))).toEqual([
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  test('is not listed when it is off or not for such incidents', () => {
    const names = gatesBefore('closure', { facts: done })?.map(({ id }) => id);
    expect(names).toEqual(['tasks-closed', 'code-chosen', 'confirmed']);
  });

  test('of sixty with long sentences those that block are kept, and the property has room', () => {
    const gates = Array.from({ length: 60 }, (_, at) => ({
      id: `g-${at}`,
      name: 'n'.repeat(100),
      help: 'h'.repeat(500),
      phase: 'resolution',
      for: {},
      needs: { need: 'assignee' as const },
      mode: at % 2 === 0 ? ('warn' as const) : ('block' as const),
    }));
    const { next } = inPhase({ document: { lifecycle: { ...DEFAULT, gates } } });
    expect(JSON.stringify(next).length).toBeLessThan(6_000);
    expect(next[0]?.gates.length).toBeGreaterThan(10);
    expect(next[0]?.gates.every(({ mode }) => mode === 'block')).toBe(true);
  });
});

describe('reopenings', () => {
  test('are changes from done to not done, the last by time', () => {
    const history = [
      moved(4, '6', '3', '2026-11-22T10:00:00.000Z'),
      moved(1, '1', '6', '2026-11-20T10:00:00.000Z'),
      moved(2, '6', '7', '2026-11-20T11:00:00.000Z'),
      moved(3, '7', '1', '2026-11-21T10:00:00.000Z'),
      moved(5, '99', '3', '2026-11-23T10:00:00.000Z'),
    ];
    const known = facts({ history, statusCategories: STATUSES });
    expect(reopeningsOf(known)).toEqual({ reopened: 2, reopenedAt: Date.parse('2026-11-22T10:00:00.000Z') });
    expect(reopeningsOf(facts({ history: [] }))).toEqual({ reopened: 0 });
  });
});

describe('whatever there is', () => {
  const status = fc.constantFrom('1', '3', '6', '7', '99');
  const any = fc.record({
    status,
    history: fc.array(fc.tuple(status, status, fc.integer({ min: 0, max: 400 })), { maxLength: 8 }),
    gates: fc.array(
      fc.record({
        phase: fc.constantFrom(...DEFAULT.phases.map(({ id }) => id), 'gone'),
        mode: fc.constantFrom('off' as const, 'warn' as const, 'block' as const),
        needs: fc.constantFrom<Lifecycle['gates'][number]['needs']>(
          { need: 'assignee' },
          { need: 'tasksClosed' },
          { need: 'diagnosis' },
          { need: 'resolution' },
          { need: 'confirmation' },
          { need: 'reviewPlanned' },
          { need: 'fields', fields: ['category', 'closureCode'] },
        ),
      }),
      { maxLength: 6 },
    ),
    category: fc.boolean(),
    assigned: fc.boolean(),
    tasks: fc.array(status, { maxLength: 3 }),
  });
  const categoryOf = (id: string) => (id === '6' || id === '7' ? 'done' : id === '3' ? 'indeterminate' : 'new');

  test('a life follows, the same each time, and is read from the property as it was written', () => {
    fc.assert(
      fc.property(any, ({ status: now, history, gates, category, assigned, tasks }) => {
        const life = lifeOf({
          facts: {
            status: { id: now, category: categoryOf(now) },
            statusCategories: STATUSES,
            history: history.map(([from, to, after], at) =>
              moved(at, from, to, new Date(Date.UTC(2026, 10, 20) + after * 600_000).toISOString()),
            ),
            values: category ? { category: ['c-1'] } : {},
            tasks: tasks.map((id, at) => ({
              id: `${at}`,
              key: `IT-${at}`,
              summary: '',
              status: { id, name: '', category: categoryOf(id) },
            })),
          },
          ...(assigned ? { assignee: 'u-agent' } : {}),
          document: {
            lifecycle: { ...DEFAULT, gates: gates.map((gate, at) => ({ id: `g${at}`, name: `G${at}`, help: '', for: {}, ...gate })) },
          },
        });
        const decide = () => decideLife(life.facts, life.acts, life.ground, life.now);
        const { state } = decide();
        expect(decide()).toEqual(decide());
        expect(same(readLife(JSON.parse(JSON.stringify(state))), state)).toBe(true);
        const here = DEFAULT.phases.find(({ id }) => id === state?.phase);
        expect(state?.next.map(({ id }) => id)).toEqual(here?.next ?? []);
      }),
    );
  });

  test('damage in the property is not read', () => {
    const { state } = decideLife(facts(), [], lifeOf().ground, 0);
    fc.assert(
      fc.property(
        fc.constantFrom('phases', 'phase', 'next', 'tasks', 'hold', 'resolution', 'reopened', 'overrides', 'cancelled'),
        fc.anything(),
        (part, value) => {
          const read = readLife({ ...state, [part]: value });
          if (read) expect(readLife(JSON.parse(JSON.stringify(read)))).toEqual(read);
        },
      ),
    );
    for (const damaged of [undefined, null, 'x', [], {}, { phases: [] }, { phases: [{ id: 1 }] }])
      expect(readLife(damaged)).toBeUndefined();
  });
});
