import { describe, expect, test } from '@jest/globals';
import type { IncidentsFor } from '../../../../src/contract/types';
import { compileFor } from '../../../../src/domain/gates/compile-for';
import { differs, planGates, unreached } from '../../../../src/domain/gates/plan';
import type { SiteWorkflow } from '../../../../src/domain/gates/workflow';
import { GATE_WORDS } from '../../fakes';
import { gate, policyWith, SITE, WORKFLOW } from './gates-of';

const WORDS = GATE_WORDS('en-US');
const TASKS = gate({ need: 'tasksClosed' });
const ground = (...gates: Parameters<typeof policyWith>[0]) => ({ document: policyWith(gates).document, settings: SITE });
const plan = (given: ReturnType<typeof ground> | undefined, workflow: SiteWorkflow = WORKFLOW, ours = true) => {
  const [one] = planGates(given, [{ workflow, ours }], WORDS);
  if (!one) throw new Error('no plan');
  return one;
};
const changes = (...args: Parameters<typeof plan>) => plan(...args).transitions.map(({ id, change }) => `${change} ${id}`);
/** The workflow with the rules it should have. */
const applied = (given: ReturnType<typeof ground>, disabled = false): SiteWorkflow => ({
  ...WORKFLOW,
  transitions: WORKFLOW.transitions.map((one) => {
    const rule = plan(given).transitions.find(({ id }) => id === one.id)?.rule;
    return rule ? { ...one, rules: [{ config: JSON.stringify(rule), disabled }] } : one;
  }),
});

describe('which transitions have which rule', () => {
  test('those that enter the phase of a gate that blocks: not the one that makes issues, nor one within the phase', () => {
    expect(changes(ground(TASKS))).toEqual(['add 31', 'add 41']);
    expect(changes(ground(gate({ need: 'assignee' }, { phase: 'investigation' })))).toEqual(['add 11', 'add 61']);
    expect(changes(ground(gate({ need: 'assignee' }, { phase: 'logging' })))).toEqual([]);
  });

  test('gates that warn, are off, or are for nobody make no rule', () => {
    const [warns, off] = [gate({ need: 'assignee' }, { mode: 'warn' }), gate({ need: 'assignee' }, { mode: 'off' })];
    const major = gate({ need: 'reviewPlanned' }, { for: { major: true } });
    const unbound = gate({ need: 'fields', fields: ['channel'] });
    expect(changes(ground(warns, off, major, unbound))).toEqual([]);
    expect(plan(ground(TASKS, warns, major)).transitions[0]?.gates).toEqual([
      { id: 'tasksClosed', name: 'Gate tasksClosed', need: 'tasksClosed', fields: [] },
    ]);
  });

  test('of several phases with a status the first is entered: the others follow from their gates', () => {
    const before = gate({ need: 'assignee' }, { phase: 'prioritisation' });
    expect(changes(ground(before))).toEqual([]);
    expect(unreached(ground(before), [WORKFLOW], WORDS)).toEqual([]);
  });

  test('what is installed is compared: kept, changed, removed, switched on again, taken off where incidents are no more', () => {
    const with1 = applied(ground(TASKS));
    expect(changes(ground(TASKS), with1)).toEqual(['keep 31', 'keep 41']);
    expect(differs(plan(ground(TASKS), with1))).toBe(false);
    expect(changes(ground(TASKS, gate({ need: 'assignee' })), with1)).toEqual(['change 31', 'change 41']);
    expect(changes(ground(), with1)).toEqual(['remove 31', 'remove 41']);
    expect(changes(undefined, with1)).toEqual(['remove 31', 'remove 41']);
    expect(changes(ground(TASKS), with1, false)).toEqual(['remove 31', 'remove 41']);
    expect(changes(ground(TASKS), applied(ground(TASKS), true))).toEqual(['change 31', 'change 41']);
    const broken = {
      ...with1,
      transitions: with1.transitions.map((one) => ({ ...one, rules: one.rules.map((rule) => ({ ...rule, config: '{' })) })),
    };
    expect(changes(ground(TASKS), broken)).toEqual(['change 31', 'change 41']);
  });

  test('what cannot be done says why, and is not counted as left to do', () => {
    for (const [change, obstacle] of [
      [{ teamManaged: true }, 'teamManaged'],
      [{ editable: false }, 'notEditable'],
    ] as const) {
      const found = plan(ground(TASKS), { ...WORKFLOW, ...change });
      expect([found.obstacle, differs(found)]).toEqual([obstacle, false]);
    }
    const long = Array.from({ length: 60 }, (_, at) => gate({ need: 'assignee' }, { id: `g${at}`, name: 'é'.repeat(400) }));
    expect(plan(ground(...long)).obstacle).toBe('tooLong');
  });

  test('gates before a phase no status leads to are named', () => {
    const review = gate({ need: 'tasksClosed' }, { phase: 'review', name: 'Tasks' });
    expect(unreached(ground(review, TASKS), [WORKFLOW], WORDS)).toEqual([{ id: 'review', phase: 'Review', gates: ['Tasks'] }]);
  });
});

describe('whom a rule is for, in ids of the site', () => {
  const of = (rule: IncidentsFor) => compileFor(rule, ground());

  test('each part', () => {
    expect(of({})).toEqual({ options: [] });
    expect(of({ priorities: ['p1', 'p2'] })).toEqual({ priorities: [1, 2], options: [] });
    expect(of({ categories: ['network'] })?.options).toEqual([{ field: 'customfield_3', kind: 'cascade', any: [301, 302] }]);
    expect(of({ categories: ['network-vpn'] })?.options).toEqual([{ field: 'customfield_3', kind: 'cascade', any: [302] }]);
    expect(of({ impacts: ['extensive'] })?.options).toEqual([{ field: 'customfield_1', kind: 'one', any: [101] }]);
    expect(of({ projects: [{ id: '10000', name: 'IT' }], major: false })).toEqual({ projects: [10_000], options: [] });
    expect(of({ reporterGroups: [{ id: 'g-vip', name: 'VIP' }] })).toEqual({ groups: ['g-vip'], options: [] });
  });

  test('for nobody: major incidents, what has no option or priority', () => {
    for (const rule of [{ major: true }, { channels: ['phone'] }, { impacts: ['nothing'] }, { priorities: ['gone'] }])
      expect(of(rule)).toBeUndefined();
  });
});
