import { describe, expect, test } from '@jest/globals';
import { createIssue, type Made, settle } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { jiraCalls, readProperty, screenCall, succeed, withFirebreak } from '../firebreak';
import { allowEditing, edit, levelFields } from '../incidents';
import { publishChange } from '../policy/desk';
import { clocksOf, HOUR, MINUTE, madeAt, saidOn, soon, toSecond, urgentIncident } from './clocks';
import { comment, move } from './deeds';
import { publish, stored, withResolutionGoal } from './policies';

const REASON = 'Agreed with the customer.';
const explain = (local: LocalJira, as: Handle, issue?: Made) => screenCall(local, 'explainClocks', {}, { as, ...(issue ? { issue } : {}) });
const policies = (local: LocalJira, as: Handle, issue: Made) => screenCall(local, 'readClockPolicies', {}, { as, issue });
const preview = (local: LocalJira, as: Handle, issue: Made, version = 2) =>
  screenCall(local, 'previewClockPolicy', { version }, { as, issue });
const choose = (local: LocalJira, as: Handle, issue: Made, expected: string, version = 2) =>
  screenCall(local, 'chooseClockPolicy', { version, reason: REASON, expect: expected }, { as, issue });

describe('explain this timer', () => {
  test('for anybody who may see the incident: the stretches add up to the number shown, and the causes are in the history', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await move(local, incident, 'Work in progress');
      await settle(local, HOUR);
      const told = await succeed(explain(local, 'tom', incident));
      const resolution = told.clocks.find(({ clock }) => clock.metric === 'resolution');
      const counted = resolution?.cycles.at(-1)?.stretches.reduce((sum, { countedMs }) => sum + countedMs, 0);
      expect(counted).toBe(Date.parse(told.at) - (await madeAt(local, incident.key)));
      expect(resolution).toMatchObject({ elapsedMs: counted, remainingMs: 4 * HOUR - (counted ?? 0) });
      const response = told.clocks.find(({ clock }) => clock.metric === 'response')?.cycles[0];
      expect(response?.ended).toMatchObject({ how: 'stopped', what: 'status', by: accountId('lea'), to: 'Work in progress' });
      expect(told.split.parts.reduce((sum, { ms }) => sum + ms, 0)).toBe(told.split.wallMs);
      // Whether the person may see it, and the facts.
      expect(jiraCalls(local, 'resolve-panel')).toEqual([Array(2).fill('GET /rest/api/3/issue/{issueIdOrKey}')]);
    }));

  test('a comment that stopped a clock and was deleted is still the cause', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const id = await comment(local, incident, 'tom');
      await soon(local);
      local.site.db.run('DELETE FROM comment WHERE id = ?', Number(id));
      const told = await succeed(explain(local, 'lea', incident));
      expect(told.clocks.find(({ clock }) => clock.metric === 'response')?.cycles[0]?.ended).toMatchObject({
        how: 'stopped',
        what: 'comment',
        changeId: id,
        by: accountId('tom'),
      });
    }));
});

describe('versions of the policy', () => {
  test('an incident’s clocks keep the version of when it was made; the next incident runs under the new one', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const due = (await saidOn(local, incident.key))['Resolution due'];
      await publish(local, withResolutionGoal(2 * HOUR));
      await edit(local, incident, 'lea', { summary: 'Still on fire' });
      await soon(local);
      expect(await readProperty(local, incident.key)).toMatchObject({ policy: 1, clockPolicy: 1 });
      expect((await saidOn(local, incident.key))['Resolution due']).toBe(due);
      const fields = levelFields(incident.settings, { impact: 'extensive', urgency: 'critical' });
      const next = await createIssue(local, 'lea', 'Another', { project: 'DESK', type: '[System] Incident', fields });
      await soon(local);
      expect(await readProperty(local, next.key)).toMatchObject({ policy: 2, clockPolicy: 2 });
      expect((await saidOn(local, next.key))['Resolution due']).toBe(toSecond((await madeAt(local, next.key)) + 2 * HOUR));
    }));

  test('an incident made in the very minute of publication runs under the version that was in force', () =>
    withFirebreak(async (local) => {
      const first = await urgentIncident(local);
      await publishChange(local, withResolutionGoal(2 * HOUR));
      // Functions may still trust the list they know; an incident younger than it has it read anew.
      const fields = levelFields(first.settings, { impact: 'extensive', urgency: 'critical' });
      const next = await createIssue(local, 'lea', 'Another', { project: 'DESK', type: '[System] Incident', fields });
      await soon(local);
      expect(await readProperty(local, next.key)).toMatchObject({ clockPolicy: 2 });
    }));

  test('looks cost nothing more for it: one read of Jira, and of the storage what they always read', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await publish(local, withResolutionGoal(2 * HOUR));
      const look = async (summary: string): Promise<string[]> => {
        await edit(local, incident, 'lea', { summary });
        await soon(local);
        const last = local.site.meter.invocations().findLast(({ functionKey }) => functionKey === 'reconcile');
        return (last?.calls ?? []).map(({ seam, label }) => `${seam} ${label}`);
      };
      await look('Once');
      expect((await look('Twice')).filter((call) => !call.startsWith('queue')).sort()).toEqual([
        'jira GET /rest/api/3/issue/{issueIdOrKey}',
        // Acts and wake-up; settings.
        'kvs entity/get',
        'kvs entity/get',
        'kvs get',
      ]);
    }));
});

describe('choosing another version for an incident', () => {
  test('is previewed, applied on an administrator’s word, and keeps how the clocks stood', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const made = await madeAt(local, incident.key);
      await publish(local, withResolutionGoal(2 * HOUR), 'Tighter for the worst');
      expect(await succeed(policies(local, 'ada', incident))).toMatchObject({
        versions: [
          { version: 2, by: 'admin', note: 'Tighter for the worst' },
          { version: 1, by: 'admin' },
        ],
        original: 1,
        running: 1,
        mayChoose: true,
      });
      const seen = await succeed(preview(local, 'ada', incident));
      const iso = (ms: number): string => new Date(ms).toISOString();
      expect(seen).toMatchObject({ before: 1, after: 2 });
      expect(seen.clocks.map(({ metric, differs }) => [metric, differs])).toEqual([
        ['response', false],
        ['resolution', true],
        ['vendor', false],
      ]);
      expect(seen.clocks[1]).toMatchObject({ before: { dueAt: iso(made + 4 * HOUR) }, after: { dueAt: iso(made + 2 * HOUR) } });
      // Looking changes nothing; time passing alone does not make what was seen untrue.
      await settle(local, MINUTE);
      expect((await clocksOf(local, incident.key)).resolution?.goal?.ms).toBe(4 * HOUR);
      await succeed(choose(local, 'ada', incident, seen.expect));
      await soon(local);
      expect(await readProperty(local, incident.key)).toMatchObject({ clockPolicy: 2 });
      expect((await saidOn(local, incident.key))['Resolution due']).toBe(toSecond(made + 2 * HOUR));
      expect(stored(local, 'entity:acts', incident.id)).toMatchObject({
        log: expect.arrayContaining([
          expect.objectContaining({
            kind: 'clockPolicy',
            by: 'admin',
            version: 2,
            reason: REASON,
            before: {
              version: 1,
              clocks: [
                expect.objectContaining({ metric: 'response' }),
                expect.objectContaining({ metric: 'resolution', dueAt: iso(made + 4 * HOUR) }),
                expect.objectContaining({ metric: 'vendor' }),
              ],
            },
          }),
        ]),
      });
      expect(await succeed(policies(local, 'ada', incident))).toMatchObject({ original: 1, running: 2 });
      const back = await succeed(preview(local, 'ada', incident, 1));
      await succeed(choose(local, 'ada', incident, back.expect, 1));
      await soon(local);
      expect((await saidOn(local, incident.key))['Resolution due']).toBe(toSecond(made + 4 * HOUR));
    }));

  test('what changed since the preview is not applied unseen; nor is the version they run under, nor one that was never published', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await publish(local, withResolutionGoal(2 * HOUR));
      const seen = await succeed(preview(local, 'ada', incident));
      await move(local, incident, 'Work in progress');
      await soon(local);
      expect(await choose(local, 'ada', incident, seen.expect)).toMatchObject({ error: { code: 'CONFLICT' } });
      expect(await preview(local, 'ada', incident, 3)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      const same = await succeed(preview(local, 'ada', incident, 1));
      expect(same.clocks.every(({ differs }) => !differs)).toBe(true);
      expect(await choose(local, 'ada', incident, same.expect, 1)).toMatchObject({ error: { code: 'INVALID_INPUT' } });
      expect(await readProperty(local, incident.key)).toMatchObject({ clockPolicy: 1 });
    }));

  test('is refused by the server to who has no right, and offered to none of them', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      await publish(local, withResolutionGoal(2 * HOUR));
      for (const as of ['lea', 'maya'] as const) {
        expect((await succeed(policies(local, as, incident))).mayChoose).toBe(false);
        const { expect: expected } = await succeed(preview(local, as, incident));
        expect({ as, outcome: await choose(local, as, incident, expected) }).toMatchObject({
          as,
          outcome: { error: { code: 'NOT_ALLOWED' } },
        });
      }
      allowEditing(local, 'nils');
      expect(await choose(local, 'nils', incident, 'x')).toMatchObject({ error: { code: 'NOT_ALLOWED' } });
      await soon(local);
      expect(await readProperty(local, incident.key)).toMatchObject({ clockPolicy: 1 });
    }));
});

describe('the calls are refused', () => {
  test('to people who may not see the incident, on what is no incident, and without an issue', () =>
    withFirebreak(async (local) => {
      const incident = await urgentIncident(local);
      const task = await createIssue(local, 'lea', 'A task', { project: 'DESK', type: 'Task' });
      const calls = [
        (as: Handle, issue: Made) => explain(local, as, issue),
        (as: Handle, issue: Made) => policies(local, as, issue),
        (as: Handle, issue: Made) => preview(local, as, issue, 1),
        (as: Handle, issue: Made) => choose(local, as, issue, 'x', 1),
      ];
      for (const ask of calls) {
        for (const as of ['nils', 'sofia', 'hannah'] as const)
          expect({ as, outcome: await ask(as, incident) }).toMatchObject({
            as,
            outcome: { error: { code: expect.stringMatching(/NOT_FOUND|NOT_ALLOWED/) } },
          });
        expect(await ask('lea', task)).toMatchObject({ error: { code: 'NOT_FOUND' } });
      }
      expect(await explain(local, 'lea')).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }));

  test('when the payload is junk, by name and path', () =>
    withFirebreak(async (local) => {
      const by = { as: 'ada', issue: await urgentIncident(local) } as const;
      const outcomes = [
        await screenCall(local, 'previewClockPolicy', { version: 0 }, by),
        await screenCall(local, 'previewClockPolicy', { version: 1.5 }, by),
        await screenCall(local, 'chooseClockPolicy', { version: 1, reason: ' ', expect: 'x' }, by),
        await screenCall(local, 'chooseClockPolicy', { version: 1, reason: REASON, expect: 'x'.repeat(101) }, by),
        await screenCall(local, 'explainClocks', Object.assign({}, { issueId: '1' }), by),
      ];
      for (const outcome of outcomes) expect(outcome).toMatchObject({ error: { code: 'INVALID_INPUT' } });
    }));
});
