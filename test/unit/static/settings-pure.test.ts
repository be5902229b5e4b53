import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { STEP_KINDS } from '../../../src/contract/set-up';
import { FIELD_NAMES } from '../../../src/contract/settings';
import type { Step } from '../../../src/contract/types';
import {
  complete,
  type DraftChoices,
  isDraftChoices,
  NOTHING,
  spelt,
  withChange,
  withoutProject,
  withProject,
} from '../../../static/settings/src/pages/set-up/choices';
import { projectOf, proposalFor, typeOf } from '../../../static/settings/src/pages/set-up/projects/project';
import { progressOf, runSetUp, withFailures } from '../../../static/settings/src/pages/set-up/set-up/run';
import { countsOf, groupsOf, isFor } from '../../../static/settings/src/pages/set-up/steps/step-groups';
import { textOf, titleOf, whyOf } from '../../../static/settings/src/pages/set-up/steps/step-texts';
import { settingsHost, stepsFor } from './settings-host';

const one = (projectId: string, issueTypeId = 'incident') => ({ projectId, issueTypeId, alsoTypeIds: [] });
const texts = new Map<string, string>(Object.entries(require('../../../locales/en-US.json')));
const t = (key: string, values: Record<string, string | number> = {}): string =>
  (texts.get(key) ?? `?${key}`).replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

describe('choices', () => {
  test('the first project is the target; taking it out moves the target; none is added twice', () => {
    const two = withProject(withProject(NOTHING, one('1')), one('2'));
    expect(two.target).toBe('1');
    expect(withProject(two, one('2', '7'))).toBe(two);
    expect(withoutProject(two, '1')).toEqual({ target: '2', projects: [one('2')] });
    expect(withoutProject(withoutProject(two, '1'), '2')).toEqual(NOTHING);
    expect(withChange(two, one('2', '9')).projects).toEqual([one('1'), one('2', '9')]);
  });

  test('complete with a project, a type in each, and a target among them', () => {
    expect(complete(NOTHING)).toBeUndefined();
    expect(complete({ target: '1', projects: [one('1', '')] })).toBeUndefined();
    expect(complete({ target: '2', projects: [one('1')] })).toBeUndefined();
    expect(complete({ target: '1', projects: [one('1')] })).toEqual({ target: '1', projects: [one('1')] });
  });

  test('order makes no difference; everything else does', () => {
    const choices: DraftChoices = { target: '1', projects: [{ ...one('1'), alsoTypeIds: ['4', '3'] }, one('2')] };
    expect(spelt({ target: '1', projects: [one('2'), { ...one('1'), alsoTypeIds: ['3', '4'] }] })).toBe(spelt(choices));
    expect(spelt({ ...choices, target: '2' })).not.toBe(spelt(choices));
    expect(spelt(withChange(choices, { ...one('2'), requestTypeId: '5' }))).not.toBe(spelt(choices));
  });

  test('what was kept is used only when it is choices', () => {
    fc.assert(fc.property(fc.anything(), (value) => typeof isDraftChoices(value) === 'boolean'));
    expect(isDraftChoices({ target: '1', projects: [{ ...one('1'), requestTypeId: '5' }] })).toBe(true);
    for (const other of [
      null,
      [],
      { target: 1, projects: [] },
      { target: '1', projects: [{ ...one('1'), alsoTypeIds: [5] }] },
      { target: '1' },
    ])
      expect(isDraftChoices(other)).toBe(false);
  });
});

describe('projects', () => {
  const types = [
    { id: '1', name: 'Task', subtask: false },
    { id: '2', name: '[System] Incident', subtask: false, hierarchyLevel: 0 },
    { id: '3', name: 'Incident', subtask: true, hierarchyLevel: -1 },
  ];
  const classic = projectOf({ id: '1', key: 'A', name: 'A', style: 'classic', projectTypeKey: 'service_desk', issueTypes: types });

  test('anything at all is read without throwing', () => {
    fc.assert(fc.property(fc.anything(), (value) => Array.isArray(projectOf(value).types)));
  });

  test('the site’s type is found by the name the preflight says, else by its usual names', () => {
    expect(classic).toMatchObject({ service: true, teamManaged: false, types: [{ id: '1' }, { id: '2' }] });
    expect(typeOf(classic, 'incident', undefined)?.id).toBe('2');
    expect(typeOf(classic, 'incident', 'task')?.id).toBe('1');
    expect(typeOf(classic, '1', undefined)?.name).toBe('Task');
    expect(typeOf(classic, '9', undefined)).toBeUndefined();
  });

  test('the site’s type is proposed, in a team-managed project one that is there', () => {
    expect(proposalFor(classic, undefined)).toEqual(one('1'));
    expect(proposalFor({ ...classic, teamManaged: true }, undefined)).toEqual(one('1', '2'));
    expect(proposalFor({ ...classic, teamManaged: true, types: [] }, undefined)).toEqual(one('1', ''));
  });
});

describe('steps in words', () => {
  test('every kind has a title and a reason, every field of ours its own', () => {
    for (const kind of STEP_KINDS)
      for (const id of [kind, `${kind}/10000`]) {
        expect(titleOf({ id, kind }, t)).not.toMatch(/^\?|\{/);
        expect(whyOf({ id, kind }, t)).not.toMatch(/^\?|\{/);
      }
    const titles = FIELD_NAMES.map((name) => titleOf({ id: `field/${name}`, kind: 'field' }, t));
    const reasons = FIELD_NAMES.map((name) => whyOf({ id: `field/${name}`, kind: 'field' }, t));
    expect(new Set([...titles, ...reasons]).size).toBe(2 * FIELD_NAMES.length);
  });

  test('a variant that is unknown, or lacks a value, says nothing wrong', () => {
    expect(textOf({ kind: 'field', variant: 'create', values: { name: '{name}' } }, t)).toBe('The app makes the field “{name}”.');
    for (const variant of ['create', 'never heard of', 'constructor', '__proto__'])
      expect(textOf({ kind: 'field', variant, values: {} }, t)).toBeUndefined();
  });

  test('the steps of one field stand together, the site’s come first, each project has its own', () => {
    const steps = stepsFor({ target: '10000', projects: [one('10000')] }, new Set(), new Set());
    const options: Step = { id: 'options/impact', kind: 'options', state: 'todo', variant: 'add', values: {} };
    const groups = groupsOf([...steps, options]);
    expect(groups.map(({ id }) => id)).toEqual(['site', 'fields', '10000']);
    expect(groups[1]?.steps.map(({ id }) => id)).toEqual(['field/impact', 'options/impact', 'field/category']);
    expect(countsOf(steps)).toMatchObject({ total: 9, missing: 6, todo: 5, manual: 1, done: 3 });
  });
});

describe('what the server found last', () => {
  test('counts only when it was found for the same projects', () => {
    const steps = stepsFor({ target: '10000', projects: [one('10000')] }, new Set(), new Set());
    expect(isFor({ at: '', steps }, ['10000'])).toBe(true);
    expect(isFor({ at: '', steps }, ['10001'])).toBe(false);
    expect(isFor({ at: '', steps }, [])).toBe(false);
    expect(isFor({ at: '', steps: stepsFor(null, new Set(), new Set()) }, [])).toBe(true);
  });
});

describe('a run of set-up', () => {
  const choices = { target: '10000', projects: [one('10000')] };
  const ask = (host: ReturnType<typeof settingsHost>) => async (input: unknown) => Object(await host.invoke('setUp', input));
  const now = async (): Promise<void> => undefined;

  test('goes on until it is finished, leaving out what failed and keeping its words', async () => {
    const host = settingsHost();
    host.refused.add('field/impact');
    const heard: Step[][] = [];
    expect(await runSetUp(choices, ask(host), ({ steps }) => heard.push(steps), now)).toBeUndefined();
    const last = heard.at(-1)?.find(({ id }) => id === 'field/impact');
    expect(last).toMatchObject({ state: 'failed', error: { details: ['No room for <b>Impact</b>.'] } });
    expect(host.setUps.at(-1)?.skip).toEqual(['field/impact']);
    expect(heard.at(-1)?.filter(({ state }) => state === 'todo')).toEqual([]);
  });

  test('a server that gets no further is not asked for ever; one that stays busy three times more', async () => {
    const stuck = settingsHost();
    const value = { preflight: { at: '', steps: stepsFor(choices, new Set(), new Set()) }, finished: false, settings: null };
    let asked = 0;
    const same = async () => {
      asked++;
      return { ok: true as const, value };
    };
    expect(await runSetUp(choices, same, () => undefined, now)).toMatchObject({ code: 'INTERNAL' });
    expect(asked).toBe(2);
    stuck.down = 100;
    expect(await runSetUp(choices, ask(stuck), () => undefined, now)).toMatchObject({ code: 'TRY_LATER' });
    expect(stuck.setUps).toHaveLength(4);
  });

  test('progress never goes back, also when more turns up on the way', () => {
    const steps = stepsFor(choices, new Set(['field/impact']), new Set());
    expect(progressOf(steps, 5)).toMatchObject({ done: 1, total: 5, now: { id: 'field/category' } });
    expect(progressOf(steps, 2)).toMatchObject({ done: 0, total: 4 });
    expect(progressOf([], 3)).toEqual({ done: 3, total: 3 });
  });

  test('a failure is kept until its step is done', () => {
    const failed: Step = {
      id: 'policy',
      kind: 'policy',
      state: 'failed',
      variant: 'publish',
      values: {},
      error: { code: 'X', message: 'm' },
    };
    const found = (state: Step['state']): Step[] =>
      withFailures(
        { at: '', steps: [{ ...failed, state, error: undefined }].map(({ error: _, ...step }) => step) },
        new Map([['policy', failed]]),
      ).steps;
    expect(found('todo')).toEqual([failed]);
    expect(found('done')).toMatchObject([{ state: 'done' }]);
  });
});
