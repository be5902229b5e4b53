import { describe, expect, test } from '@jest/globals';
import { type AppFault, fault } from '../../../src/contract/errors';
import type { Act } from '../../../src/domain/acts/act';
import { decide } from '../../../src/domain/incident/decide';
import type { IssuePlace, JiraFields } from '../../../src/ports';
import { overridePriority } from '../../../src/usecases/panel/override-priority';
import { readPanelForm } from '../../../src/usecases/panel/read-panel-form';
import { releasePriority } from '../../../src/usecases/panel/release-priority';
import { setLevels } from '../../../src/usecases/panel/set-levels';
import { facts, NOW, POLICY, SETTINGS, World, withoutPlaces } from '../fakes';

const AT = new Date(NOW).toISOString();
const AGENT = { accountId: 'u-agent', issueId: '20001' };
const GUEST = { accountId: 'u-guest', issueId: '20001' };
const LEVELS = { impact: 'minor', urgency: 'low' };
const OVERRIDE = { priority: 'p1', reason: 'The board is affected.' };

/** The panel's world: what a look needs, and Jira in the person's name. */
class PanelWorld extends World {
  place: IssuePlace | undefined = { projectId: '10000', issueTypeId: '10010' };
  readonly edits: { issueId: string; fields: JiraFields }[] = [];
  editing: AppFault | undefined;

  readonly person = {
    readPlace: (): Promise<IssuePlace | undefined> => {
      this.asked.push('readPlace');
      return Promise.resolve(this.place);
    },
    editFields: (issueId: string, fields: JiraFields): Promise<void> => {
      this.asked.push('editFields');
      if (this.editing) return Promise.reject(this.editing);
      this.edits.push({ issueId, fields });
      return Promise.resolve();
    },
  };
}

const overridden: Act = { kind: 'override', at: '2026-11-22T08:00:00.000Z', by: 'u-agent', jiraPriorityId: '1', reason: 'x' };

describe('the panel’s form', () => {
  test('is the current matrix, and what the person may do', async () => {
    const world = new PanelWorld();
    const { form, may } = await readPanelForm(world, AGENT);
    const { impacts, urgencies, priorities, matrix } = POLICY.document;
    expect(form).toEqual({ version: 1, impacts, urgencies, priorities, matrix });
    expect(may).toEqual({ overridePriority: true });
    expect((await readPanelForm(world, GUEST)).may).toEqual({ overridePriority: false });
  });

  test('where the policy names nobody, nobody’s membership is read', async () => {
    const world = new PanelWorld();
    world.policy = {
      ...POLICY,
      document: { ...POLICY.document, rights: { ...POLICY.document.rights, overridePriority: [], chooseClockPolicy: [] } },
    };
    expect((await readPanelForm(world, AGENT)).may).toEqual({ overridePriority: false });
    expect(world.asked).not.toContain('readMembership');
  });
});

describe('every call of the panel', () => {
  const calls = {
    readPanelForm: (world: PanelWorld) => readPanelForm(world, AGENT),
    setLevels: (world: PanelWorld) => setLevels(world, AGENT, LEVELS),
    overridePriority: (world: PanelWorld) => overridePriority(world, AGENT, OVERRIDE),
    releasePriority: (world: PanelWorld) => releasePriority(world, AGENT),
  };
  const grounds: [string, (world: PanelWorld) => void, string][] = [
    ['before set-up', (world) => Object.assign(world, { settings: undefined }), 'NOT_SET_UP'],
    ['before a policy', (world) => Object.assign(world, { policy: undefined }), 'NOT_SET_UP'],
    ['on an issue hidden from the person', (world) => Object.assign(world, { place: undefined }), 'NOT_FOUND'],
    ['on an issue of another type', (world) => Object.assign(world, { place: { projectId: '10000', issueTypeId: '10011' } }), 'NOT_FOUND'],
    ['in another project', (world) => Object.assign(world, { place: { projectId: '10001', issueTypeId: '10010' } }), 'NOT_FOUND'],
  ];
  for (const [name, call] of Object.entries(calls))
    test.each(grounds)(`${name} is refused %s, and nothing is done`, async (_, make, code) => {
      const world = new PanelWorld();
      make(world);
      world.act(overridden);
      await expect(call(world)).rejects.toMatchObject({ error: { code } });
      expect([world.edits, world.looks, world.log.version]).toEqual([[], [], 1]);
    });
});

describe('setting levels', () => {
  test('is one edit as the person, then a look', async () => {
    const world = new PanelWorld();
    await setLevels(world, GUEST, LEVELS);
    const fields = { customfield_1: { id: 'impact-minor' }, customfield_2: { id: 'urgency-low' } };
    expect(world.edits).toEqual([{ issueId: '20001', fields }]);
    expect(world.looks).toEqual(['20001']);
  });

  test.each([
    ['impact', { impact: 'constructor', urgency: 'low' }],
    ['urgency', { impact: 'minor', urgency: 'extensive' }],
  ])('a level the policy does not have is refused by its name: %s', async (axis, levels) => {
    const world = new PanelWorld();
    await expect(setLevels(world, AGENT, levels)).rejects.toMatchObject({
      error: { code: 'INVALID_INPUT', message: expect.stringContaining(axis) },
    });
    expect(world.edits).toEqual([]);
  });

  test('a site without the field, or without the level’s option, is not set up', async () => {
    const world = new PanelWorld();
    const { urgency, impact, ...rest } = SETTINGS.fields;
    world.settings = { ...SETTINGS, fields: { ...rest, ...(impact ? { impact } : {}) } };
    await expect(setLevels(world, AGENT, LEVELS)).rejects.toMatchObject({
      error: { code: 'NOT_SET_UP', message: expect.stringContaining('urgency') },
    });
    world.settings = { ...SETTINGS, fields: { ...SETTINGS.fields, impact: { fieldId: 'customfield_1', options: {} } } };
    await expect(setLevels(world, AGENT, LEVELS)).rejects.toMatchObject({
      error: { code: 'NOT_SET_UP', message: expect.stringContaining('impact') },
    });
    expect([world.edits, urgency?.fieldId]).toEqual([[], 'customfield_2']);
  });

  test('Jira’s refusal is told in its words, and no look is asked for', async () => {
    const world = new PanelWorld();
    world.editing = fault('JIRA_REFUSED', 'editIssue: Jira answered 400', ['Impact is not on the screen.']);
    await expect(setLevels(world, AGENT, LEVELS)).rejects.toMatchObject({ error: { details: ['Impact is not on the screen.'] } });
    expect(world.looks).toEqual([]);
  });

  test('a queue that takes nothing just now does not undo what was done', async () => {
    const world = new PanelWorld();
    world.failing.set('look', fault('TRY_LATER', 'The queue took no event'));
    expect(await setLevels(world, AGENT, LEVELS)).toEqual({});
    expect(world.edits).toHaveLength(1);
    world.failing.set('look', fault('INTERNAL', 'ours'));
    await expect(setLevels(world, AGENT, LEVELS)).rejects.toMatchObject({ error: { code: 'INTERNAL' } });
  });
});

describe('overriding', () => {
  test('is recorded with who, when and why, and leads to a look; Jira’s field is not touched here', async () => {
    const world = new PanelWorld();
    await overridePriority(world, AGENT, OVERRIDE);
    expect(world.log).toEqual({
      version: 1,
      acts: [{ kind: 'override', at: AT, by: 'u-agent', jiraPriorityId: '1', reason: 'The board is affected.' }],
    });
    expect([world.edits, world.looks]).toEqual([[], ['20001']]);
  });

  test('a priority the policy does not have is refused', async () => {
    const world = new PanelWorld();
    await expect(overridePriority(world, AGENT, { priority: 'p9', reason: 'x' })).rejects.toMatchObject({
      error: { code: 'INVALID_INPUT', message: expect.stringContaining('p9') },
    });
    expect(world.log.version).toBe(0);
  });

  test('without the right neither keeping nor giving back is done', async () => {
    const world = new PanelWorld();
    world.act(overridden);
    await expect(overridePriority(world, GUEST, OVERRIDE)).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    await expect(releasePriority(world, GUEST)).rejects.toMatchObject({ error: { code: 'NOT_ALLOWED' } });
    expect([world.log.version, world.looks]).toEqual([1, []]);
  });

  test('while who may what cannot be read, nothing is done', async () => {
    const world = new PanelWorld();
    world.failing.set('readMembership', fault('TRY_LATER', 'getUser: Jira answered 503'));
    await expect(overridePriority(world, AGENT, OVERRIDE)).rejects.toMatchObject({ error: { code: 'TRY_LATER' } });
    expect(world.log.version).toBe(0);
  });

  test('given back, also before the app has heard of the edit by which the priority is kept', async () => {
    const world = new PanelWorld();
    await releasePriority(world, AGENT);
    expect(world.log.acts).toEqual([{ kind: 'release', at: AT, by: 'u-agent' }]);
    const edit = { id: '9', at: '2026-11-23T08:59:00.000Z', by: 'u-agent', fieldId: 'priority', from: '1', to: '5' };
    const input = { facts: facts({ history: [edit], priorityId: '5' }), acts: world.log, policy: POLICY, settings: SETTINGS };
    const { state, acts } = decide({ ...input, members: world.members }, NOW);
    expect(withoutPlaces(acts)).toMatchObject([{ kind: 'override', changeId: '9' }]);
    expect(state?.priority).toMatchObject({ source: 'matrix' });
  });

  test('kept and then given back', async () => {
    const world = new PanelWorld();
    await overridePriority(world, AGENT, OVERRIDE);
    await releasePriority(world, AGENT);
    expect(world.log.acts.map(({ kind }) => kind)).toEqual(['override', 'release']);
    expect(world.log.acts[1]).toEqual({ kind: 'release', at: AT, by: 'u-agent' });
  });
});

describe('acts of two at once', () => {
  const busy = (world: PanelWorld, times: number): PanelWorld['store'] => {
    let left = times;
    return {
      ...world.store,
      appendActs: (issueId, after, acts) => {
        if (left-- > 0) world.act({ kind: 'release', at: AT, by: 'u-other' });
        return world.store.appendActs(issueId, after, acts);
      },
    };
  };

  test('the second is put on top of the first', async () => {
    const world = new PanelWorld();
    const { clock, person, app, queue } = world;
    await overridePriority({ clock, person, app, queue, store: busy(world, 1) }, AGENT, OVERRIDE);
    expect(world.log.acts.map(({ kind }) => kind)).toEqual(['release', 'override']);
    await releasePriority({ clock, person, app, queue, store: busy(world, 1) }, AGENT);
    expect(world.log.acts).toMatchObject(['u-other', 'u-agent', 'u-other', 'u-agent'].map((by) => ({ by })));
  });

  test('twice in a row is told', async () => {
    const world = new PanelWorld();
    const { clock, person, app, queue } = world;
    const told = overridePriority({ clock, person, app, queue, store: busy(world, 2) }, AGENT, OVERRIDE);
    await expect(told).rejects.toMatchObject({ error: { code: 'CONFLICT' } });
    expect(world.looks).toEqual([]);
  });
});
