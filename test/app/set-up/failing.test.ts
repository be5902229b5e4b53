import { describe, expect, test } from '@jest/globals';
import type { FaultKind } from '../../sandbox/kernel/faults';
import type { LocalJira } from '../../sandbox/local-jira';
import { screenCall } from '../firebreak';
import { addField, admin, devChoices, doubles, withBareSite } from './bare-site';
import { inState, runSetUp, step } from './run';

const METHODS = ['POST', 'PUT'] as const;

/** As bare as a site can be, with a field of ours that applies to another project's tasks only: set-up makes every kind of change. */
const withEverythingToDo = (use: (local: LocalJira) => Promise<void>): Promise<void> =>
  withBareSite(async (local) => {
    const fieldId = await addField(local, 'Channel', 'select');
    const task = local.jira.issueTypes.find(({ name }) => name === 'Task');
    const [context] = local.jira.fieldContexts.list((one) => one.fieldId === fieldId);
    if (!task || !context) throw new Error('no type Task, or no context');
    const other = local.jira.projects.put({ ...local.jira.projects.need(devChoices(local).target), id: '10900', key: 'OLD', name: 'Old' });
    await admin(local, 'PUT', `/field/${fieldId}/context/${context.id}/project`, { projectIds: [other.id] });
    await admin(local, 'PUT', `/field/${fieldId}/context/${context.id}/issuetype`, { issueTypeIds: [task.id] });
    await use(local);
  });

/** How many writes of each method a run makes that meets no fault. */
async function countWrites(): Promise<Record<(typeof METHODS)[number], number>> {
  const counts = { POST: 0, PUT: 0 };
  await withEverythingToDo(async (local) => {
    const { settings } = await runSetUp(local, devChoices(local));
    expect(settings).not.toBeNull();
    const calls = local.site.meter.invocations().flatMap((run) => run.calls.filter(({ seam, write }) => seam === 'jira' && write));
    for (const method of METHODS) counts[method] = calls.filter(({ label }) => label.startsWith(`${method} `)).length;
  });
  return counts;
}

/** Runs `use` once for each write of set-up, on a new site on which that write meets the fault. */
async function forEachWrite(kind: FaultKind, use: (local: LocalJira) => Promise<void>): Promise<void> {
  const counts = await countWrites();
  expect(counts.POST).toBeGreaterThan(20);
  expect(counts.PUT).toBeGreaterThan(3);
  for (const method of METHODS)
    for (let nth = 1; nth <= counts[method]; nth++)
      await withEverythingToDo(async (local) => {
        local.site.faults.arm({ id: 'fault', seam: 'jira', kind, match: `${method} `, nth, times: 1 });
        await use(local);
      });
}

/** What is wrong with a site that should be set up. */
async function leftUndone(local: LocalJira): Promise<unknown[]> {
  const { settings, preflight } = await runSetUp(local, devChoices(local));
  const open = preflight.steps.filter(({ state }) => state !== 'done');
  return [...open, ...doubles(local), ...(Object.keys(settings?.fields ?? {}).length === 9 ? [] : ['fields'])];
}

describe('set-up while things fail', () => {
  test('whichever change Jira refuses, its step says so in Jira’s words, the others are done, and a second run does the rest', async () => {
    let told = 0;
    await forEachWrite('server-error', async (local) => {
      const { preflight } = await runSetUp(local, devChoices(local));
      const failed = preflight.steps.filter(({ state }) => state === 'failed');
      told += failed.length;
      // A step that was cut short after the refusal has gone on with the next call, and found nothing refused any more.
      for (const { error } of failed)
        expect(error).toEqual({ code: 'TRY_LATER', message: expect.stringContaining('503'), details: [expect.any(String)] });
      const waiting = new Set(inState(preflight.steps, 'blocked'));
      for (const id of waiting) expect(step(preflight.steps, id)?.values.by).toBeDefined();
      expect(preflight.steps.filter(({ id, state }) => state !== 'done' && state !== 'failed' && !waiting.has(id))).toEqual([]);
      expect(await leftUndone(local)).toEqual([]);
    });
    expect(told).toBeGreaterThan(20);
  }, 240_000);

  test('after a crash behind any of the changes, doing it again finishes it and doubles nothing', async () => {
    await forEachWrite('crash-after', async (local) => {
      await expect(runSetUp(local, devChoices(local))).rejects.toThrow('crash');
      expect(await leftUndone(local)).toEqual([]);
    });
  }, 240_000);

  test.each([
    'POST /rest/api/3/issuetype',
    'POST /rest/api/3/field',
    'POST /rest/api/3/issueLinkType',
    'POST /rest/api/3/screens',
    'PUT /rest/api/3/issuetypescheme',
    'PUT /rest/api/3/project',
  ])('what was done although the answer to %s was lost is found and not done again', (match) =>
    withEverythingToDo(async (local) => {
      local.site.faults.arm({ id: 'fault', seam: 'jira', kind: 'lost-answer', match, times: 1 });
      const { preflight } = await runSetUp(local, devChoices(local));
      expect(inState(preflight.steps, 'failed')).toEqual([]);
      expect(await leftUndone(local)).toEqual([]);
    }),
  );

  test.each([1, 2, 3, 4])('a crash at write %i of the app’s own storage is mended by doing it again', (nth) =>
    withEverythingToDo(async (local) => {
      local.site.faults.arm({ id: 'fault', seam: 'kvs', kind: 'crash-before', match: 'set', nth, times: 1 });
      await runSetUp(local, devChoices(local)).catch(() => undefined);
      expect(await leftUndone(local)).toEqual([]);
    }),
  );

  test('while Jira cannot be read nothing is changed, and the answer is to try later', () =>
    withEverythingToDo(async (local) => {
      local.site.faults.arm({ id: 'fault', seam: 'jira', kind: 'rate-limit', match: 'GET /rest/api/3/field', times: 1, retryAfterS: 7 });
      expect(await screenCall(local, 'setUp', { choices: devChoices(local), skip: [] }, { as: 'ada' })).toMatchObject({
        error: { code: 'TRY_LATER' },
      });
      expect(await leftUndone(local)).toEqual([]);
    }));
});

test('a policy that could not be read back is not published: the step says what is wrong, and once it is mended all is well', () =>
  withBareSite(async (local) => {
    const [first] = local.jira.priorities.list();
    if (!first) throw new Error('no priority');
    local.jira.priorities.put({ ...first, name: 'x'.repeat(101) });
    const { preflight } = await runSetUp(local, devChoices(local));
    expect(step(preflight.steps, 'policy')).toMatchObject({
      state: 'failed',
      error: { message: expect.stringContaining('priorities.0.name: must have at most 100 characters') },
    });
    local.jira.priorities.put(first);
    expect(step((await runSetUp(local, devChoices(local))).preflight.steps, 'policy')).toMatchObject({ state: 'done' });
  }));
