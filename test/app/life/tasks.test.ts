import { describe, expect, test } from '@jest/globals';
import { fields } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { FaultKind } from '../../sandbox/kernel/faults';
import type { LocalJira } from '../../sandbox/local-jira';
import { advance, restAs } from '../../support/local-jira';
import { MINUTE, soon, urgentIncident } from '../clocks/clocks';
import { publish } from '../clocks/policies';
import { jiraCalls, readProperty, screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { allowEditing, type Incident } from '../incidents';
import { issueOf, lifeOf, moveTo, onlyTasks, statusOf, TEMPLATE, tasksOf } from './working';

// Tasks of incidents in the real app: sub-tasks in the local Jira.

const FAULTS: readonly FaultKind[] = ['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'];
const INTENT = '7f8b2a54-3a1e-4f0f-9d6b-0f3e0a9f4c11';

/** An incident that is about to be looked into, under a policy with the tasks and no others. */
async function worked(local: LocalJira, templates = [TEMPLATE]): Promise<Incident> {
  await setUp(local);
  await publish(local, onlyTasks(...templates));
  return urgentIncident(local);
}

async function lookedInto(local: LocalJira, templates = [TEMPLATE]): Promise<Incident> {
  const incident = await worked(local, templates);
  await moveTo(local, incident, 'lea', 'Work in progress');
  await soon(local);
  await advance(local, MINUTE);
  return incident;
}

const madeFor = async (local: LocalJira, key: string): Promise<unknown> => readProperty(local, key, 'firebreak-task');

describe('tasks of a template', () => {
  test('are made when the incident comes to the phase, once, by the app, and count on the incident', () =>
    withFirebreak(async (local) => {
      const incident = await lookedInto(local);
      const [first, second, ...more] = await tasksOf(local, incident);
      expect(more).toEqual([]);
      if (!first || !second) throw new Error('no tasks');
      const contain = await issueOf(local, first);
      expect([contain.summary, fields(contain.parent).id, fields(contain.reporter).accountType]).toEqual([
        'Contain <b>it</b>',
        incident.id,
        'app',
      ]);
      const { placement } = fields(await readProperty(local, incident.key));
      const said = JSON.stringify(contain.description);
      for (const words of ['Cut it off.', `Support group: ${fields(fields(placement).group).name}`, 'Due: 20'])
        expect(said).toContain(words);
      expect(await madeFor(local, first.key)).toEqual({
        effect: `task/${incident.id}/looked-into/contain/0`,
        template: 'looked-into',
        task: 'contain',
      });
      expect(await lifeOf(local, incident)).toMatchObject({ phase: 'investigation', tasks: { open: 2, total: 2 } });
      expect((await readProperty(local, incident.key))?.told).toMatchObject([
        { effect: 'task', what: 'Contain <b>it</b>', outcome: 'done' },
        { effect: 'task', what: 'Tell them', outcome: 'done' },
      ]);
    }));

  test('that somebody closes, adds or opens again are seen on the incident within seconds', () =>
    withFirebreak(async (local) => {
      const incident = await lookedInto(local);
      const [first] = await tasksOf(local, incident);
      if (!first) throw new Error('no tasks');
      await moveTo(local, first, 'lea', 'Done');
      await soon(local);
      expect((await lifeOf(local, incident)).tasks).toEqual({ open: 1, total: 2 });
      const own = {
        fields: { project: { key: 'DESK' }, issuetype: { name: 'Sub-task' }, parent: { id: incident.id }, summary: 'One more' },
      };
      expect((await restAs(local, accountId('lea'), 'POST', '/rest/api/3/issue', own)).status).toBe(201);
      await soon(local);
      expect((await lifeOf(local, incident)).tasks).toEqual({ open: 2, total: 3 });
      // A sub-task of what is no incident is looked at, and found to be none.
      const parent = { fields: { project: { key: 'DESK' }, issuetype: { name: 'Task' }, summary: 'No incident' } };
      const other = fields((await restAs(local, accountId('lea'), 'POST', '/rest/api/3/issue', parent)).body);
      const child = { fields: { ...own.fields, parent: { id: other.id } } };
      expect((await restAs(local, accountId('lea'), 'POST', '/rest/api/3/issue', child)).status).toBe(201);
      await soon(local);
      expect(await readProperty(local, String(other.key))).toBeUndefined();
      const before = jiraCalls(local, 'reconcile').length;
      await advance(local, MINUTE);
      expect(jiraCalls(local, 'reconcile').length).toBe(before);
    }));

  test.each(FAULTS)('%s while one is made: once', (kind) =>
    withFirebreak(
      async (local) => {
        const incident = await worked(local, [{ ...TEMPLATE, tasks: TEMPLATE.tasks.slice(0, 1) }]);
        await moveTo(local, incident, 'lea', 'Work in progress');
        local.site.faults.arm({ id: 'f', seam: 'jira', kind, match: 'POST /rest/api/3/issue', nth: 1, retryAfterS: 7 });
        await soon(local);
        await advance(local, 30 * MINUTE);
        expect(local.site.faults.list().reduce((sum, { struck }) => sum + struck, 0)).toBe(1);
        local.site.faults.disarm('f');
        await advance(local, 10 * MINUTE);
        expect(await tasksOf(local, incident)).toHaveLength(1);
        expect((await readProperty(local, incident.key))?.told).toMatchObject([{ effect: 'task', outcome: 'done' }]);
        expect((await lifeOf(local, incident)).tasks).toEqual({ open: 1, total: 1 });
      },
      { problems: 'expected' },
    ),
  );
});

describe('tasks people add', () => {
  test('of a template, or of their own: in their name, each once however often it is sent', () =>
    withFirebreak(async (local) => {
      const incident = await worked(local);
      const lea = { as: 'lea', issue: incident } as const;
      const add = () => succeed(screenCall(local, 'addTasks', { what: 'template', template: 'looked-into' }, lea));
      const { keys } = await add();
      expect(keys).toHaveLength(2);
      expect((await add()).keys).toEqual(keys);
      const own = { what: 'own', intentId: INTENT, summary: 'Ask <i>the</i> vendor', group: 'service-desk' } as const;
      const made = await succeed(screenCall(local, 'addTasks', own, lea));
      expect(await succeed(screenCall(local, 'addTasks', own, lea))).toEqual(made);
      await soon(local);
      expect((await lifeOf(local, incident)).tasks).toEqual({ open: 3, total: 3 });
      const [key = ''] = made.keys;
      const { summary, reporter } = await issueOf(local, { key });
      expect([summary, fields(reporter).accountId]).toEqual(['Ask <i>the</i> vendor', accountId('lea')]);
      // The app finds that its own are there already.
      await moveTo(local, incident, 'lea', 'Work in progress');
      await soon(local);
      await advance(local, 5 * MINUTE);
      expect(await tasksOf(local, incident)).toHaveLength(3);
    }));

  test('are refused with a reason', () =>
    withFirebreak(async (local) => {
      const incident = await worked(local);
      const template = { what: 'template', template: 'looked-into' } as const;
      const lea = { as: 'lea', issue: incident } as const;
      allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'CREATE_ISSUES']);
      expect(await screenCall(local, 'addTasks', template, { as: 'nils', issue: incident })).toMatchObject({
        error: { code: 'NOT_ALLOWED' },
      });
      const refused = { error: { code: 'INVALID_INPUT', values: { why: 'gone' } } };
      expect(await screenCall(local, 'addTasks', { what: 'template', template: 'other' }, lea)).toMatchObject(refused);
      const own = { what: 'own', intentId: INTENT, summary: 'x', group: 'nobody' } as const;
      expect(await screenCall(local, 'addTasks', own, lea)).toMatchObject(refused);
      expect(await tasksOf(local, incident)).toEqual([]);
    }));
});

describe('a task somebody cancels', () => {
  test('is closed in their name with the reason, and the incident tells who and why; not twice', () =>
    withFirebreak(async (local) => {
      const incident = await lookedInto(local);
      const [first] = await tasksOf(local, incident);
      if (!first) throw new Error('no tasks');
      const lea = { as: 'lea', issue: incident } as const;
      const cancel = { taskId: first.id, reason: 'Not needed <b>any more</b>' };
      await succeed(screenCall(local, 'cancelTask', cancel, lea));
      await succeed(screenCall(local, 'cancelTask', cancel, lea));
      await soon(local);
      expect(fields(fields((await issueOf(local, first)).status).statusCategory).key).toBe('done');
      const { comments } = fields((await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${first.key}/comment`)).body);
      expect(comments).toMatchObject([{ author: { accountId: accountId('lea') } }]);
      expect(JSON.stringify(comments)).toContain('Not needed <b>any more</b>');
      expect(await lifeOf(local, incident)).toMatchObject({
        tasks: { open: 1, total: 2 },
        cancelled: [{ by: accountId('lea'), key: first.key, reason: 'Not needed <b>any more</b>' }],
      });
    }));

  test('is finished when the call broke off after the task was closed', () =>
    withFirebreak(
      async (local) => {
        const incident = await lookedInto(local);
        const [first] = await tasksOf(local, incident);
        if (!first) throw new Error('no tasks');
        const lea = { as: 'lea', issue: incident } as const;
        local.site.faults.arm({ id: 'f', seam: 'jira', kind: 'server-error', match: `POST /rest/api/3/issue/${first.id}/comment` });
        const cancel = { taskId: first.id, reason: 'Done elsewhere' };
        expect(await screenCall(local, 'cancelTask', cancel, lea)).toMatchObject({ error: { code: 'TRY_LATER' } });
        local.site.faults.disarm('f');
        await succeed(screenCall(local, 'cancelTask', cancel, lea));
        await soon(local);
        expect((await lifeOf(local, incident)).cancelled).toHaveLength(1);
        // One that somebody else closed is not cancelled.
        const second = (await tasksOf(local, incident))[1];
        if (!second) throw new Error('no second task');
        await moveTo(local, second, 'jonas', 'Done');
        expect(await screenCall(local, 'cancelTask', { ...cancel, taskId: second.id }, lea)).toMatchObject({
          error: { code: 'CONFLICT', values: { why: 'resolved' } },
        });
        expect(await statusOf(local, second)).toBe('Done');
      },
      { problems: 'expected' },
    ));

  test('must be one of the incident, and needs the right', () =>
    withFirebreak(async (local) => {
      const incident = await lookedInto(local);
      const [first] = await tasksOf(local, incident);
      if (!first) throw new Error('no tasks');
      const cancel = { taskId: incident.id, reason: 'No' };
      expect(await screenCall(local, 'cancelTask', cancel, { as: 'lea', issue: incident })).toMatchObject({
        error: { code: 'NOT_FOUND', values: { why: 'noTask' } },
      });
      allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'TRANSITION_ISSUES']);
      expect(await screenCall(local, 'cancelTask', { ...cancel, taskId: first.id }, { as: 'nils', issue: incident })).toMatchObject({
        error: { code: 'NOT_ALLOWED' },
      });
    }));
});
