import { describe, expect, test } from '@jest/globals';
import { fault } from '../../../src/contract/errors';
import { runPreflight, runPreflightAsAdmin } from '../../../src/usecases/preflight';
import { readSettings } from '../../../src/usecases/read-settings';
import { saveSettings } from '../../../src/usecases/save-settings';
import { SETTINGS, World } from '../fakes';

const save = (world: World, settings = SETTINGS) =>
  saveSettings({ clock: world.clock, person: world.person, app: world.app, store: world.store }, settings);
const check = (world: World, name: string) => world.preflight?.checks.find((candidate) => candidate.name === name);

describe('settings', () => {
  test('are for admins only, whichever call', async () => {
    const world = new World();
    world.admin = false;
    const refused = { error: { code: 'NOT_ALLOWED' } };
    await expect(readSettings({ jira: world.person, store: world.store })).rejects.toMatchObject(refused);
    await expect(save(world)).rejects.toMatchObject(refused);
    await expect(
      runPreflightAsAdmin({ clock: world.clock, jira: world.app, person: world.person, store: world.store }),
    ).rejects.toMatchObject(refused);
    expect(new Set(world.asked)).toEqual(new Set(['isAdmin']));
  });

  test('saving marks the projects, then keeps the settings, then checks; saving twice changes nothing', async () => {
    const world = new World();
    world.settings = undefined;
    const { preflight } = await save(world);
    expect(world.marks.get('10000')).toEqual({ schema: 1, incidentTypes: ['10010'], incidentTypeIds: [10010] });
    expect(world.settings).toEqual(SETTINGS);
    expect(preflight.checks.map(({ name, state }) => `${name} ${state}`)).toEqual([
      'projects ok',
      'incidentType ok',
      'linkType ok',
      'target ok',
      'targetPermissions ok',
      'projectProperty ok',
    ]);
    const writes = (): number => world.asked.filter((name) => name === 'writeProjectMark').length;
    expect(writes()).toBe(1);
    await save(world);
    expect(writes()).toBe(1);
  });

  test('a project that is taken out loses its mark', async () => {
    const world = new World();
    const both = { ...SETTINGS, incidents: [...SETTINGS.incidents, { projectId: '10001', issueTypeIds: ['10020'] }] };
    await save(world, both);
    expect(world.marks.has('10001')).toBe(true);
    await save(world);
    expect(world.marks.has('10001')).toBe(false);
  });

  test('a mark that Jira refuses leaves the settings as they were', async () => {
    const world = new World();
    world.settings = undefined;
    world.failing.set('writeProjectMark', fault('NOT_ALLOWED', 'setProjectProperty: Jira answered 403'));
    await expect(save(world)).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    expect(world.settings).toBeUndefined();
  });

  test('types of another project and sub-task types are refused before anything is written', async () => {
    const world = new World();
    await expect(save(world, { ...SETTINGS, target: { projectId: '10000', issueTypeId: '10020' } })).rejects.toMatchObject({
      error: { code: 'INVALID_INPUT', message: 'Project IT has no issue type with id 10020: choose one of its own.' },
    });
    await expect(save(world, { ...SETTINGS, target: { projectId: '10000', issueTypeId: '10012' } })).rejects.toMatchObject({
      error: { code: 'INVALID_INPUT' },
    });
    expect(world.asked).not.toContain('writeProjectMark');
  });
});

describe('preflight', () => {
  test('on a new site: what is there, and what is not known yet; only the report is kept', async () => {
    const world = new World();
    const preflight = await runPreflight({ clock: world.clock, jira: world.app, store: world.store }, undefined);
    expect(preflight.at).toBe('2026-11-23T09:00:00.000Z');
    expect(preflight.checks.filter(({ state }) => state === 'unknown')).toHaveLength(3);
    expect(world.asked.filter((name) => /write|save|create/i.test(name))).toEqual(['savePreflight']);
  });

  test('names what is missing', async () => {
    const world = new World();
    world.projects = [];
    world.linkTypes = ['Blocks'];
    world.lacking = ['EDIT_ISSUES'];
    await runPreflight({ clock: world.clock, jira: world.app, store: world.store }, SETTINGS);
    expect(check(world, 'projects')?.state).toBe('missing');
    expect(check(world, 'incidentType')?.state).toBe('missing');
    expect(check(world, 'linkType')).toEqual({ name: 'linkType', state: 'missing', found: 'Blocks' });
    expect(check(world, 'target')).toEqual({ name: 'target', state: 'missing', found: 'No project could be found.' });
    expect(check(world, 'targetPermissions')).toEqual({ name: 'targetPermissions', state: 'missing', found: 'EDIT_ISSUES' });
    expect(check(world, 'projectProperty')?.state).toBe('missing');
  });

  test('a Jira that is busy or has granted nothing yet fails the whole, so that it is tried again', async () => {
    for (const [name, code] of [
      ['countProjects', 'NOT_ALLOWED'],
      ['missingPermissions', 'TRY_LATER'],
    ] as const) {
      const world = new World();
      world.failing.set(name, fault(code, 'refused'));
      await expect(runPreflight({ clock: world.clock, jira: world.app, store: world.store }, SETTINGS)).rejects.toMatchObject({
        error: { code },
      });
      expect(world.preflight).toBeUndefined();
    }
  });
});
