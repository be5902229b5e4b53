import { describe, expect, test } from '@jest/globals';
import type { Lifecycle, Policy } from '../../../src/contract/types';
import { createIssue } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { advance } from '../../support/local-jira';
import { MINUTE, SECOND, soon } from '../clocks/clocks';
import { publish } from '../clocks/policies';
import { screenCall, setUp, succeed, withFirebreak } from '../firebreak';
import { allowEditing, edit, type Incident } from '../incidents';
import { issueOf, lifeOf, moveTo, onlyTasks, waysOf } from './working';

// What gates say of an incident in the real app, and overriding them. That they refuse transitions is gates.test.ts.

const gate = (
  id: string,
  phase: string,
  mode: 'warn' | 'block',
  needs: Lifecycle['gates'][number]['needs'],
): Lifecycle['gates'][number] => ({
  id,
  name: `Gate ${id}`,
  help: '',
  phase,
  for: {},
  needs,
  mode,
});

const gated = (document: Policy): Policy => {
  const { lifecycle } = document;
  const gates = [
    gate('category', 'categorisation', 'warn', { need: 'fields', fields: ['category'] }),
    gate('levels', 'investigation', 'block', { need: 'fields', fields: ['impact', 'urgency'] }),
    gate('person', 'resolution', 'block', { need: 'assignee' }),
    gate('word', 'resolution', 'warn', { need: 'diagnosis' }),
  ];
  return { ...onlyTasks()(document), lifecycle: { ...lifecycle, gates } };
};

async function bare(local: LocalJira): Promise<Incident> {
  const settings = await setUp(local);
  await publish(local, gated);
  const made = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident' });
  await soon(local);
  return { ...made, settings };
}

const wayTo = async (local: LocalJira, incident: Incident, status: string): Promise<string> =>
  (await waysOf(local, incident, 'lea')).find(({ to }) => to === status)?.id ?? '';

const said = async (local: LocalJira, incident: Incident): Promise<unknown> =>
  (await issueOf(local, incident))[incident.settings.appFields.gateOverride ?? ''];

describe('the phase of an incident and what the next ones need', () => {
  test('follow its status and its fields as people change them', () =>
    withFirebreak(async (local) => {
      const incident = await bare(local);
      expect(await lifeOf(local, incident)).toMatchObject({
        phase: 'logging',
        next: [
          { id: 'categorisation', gates: [{ id: 'category', mode: 'warn', met: false, fields: ['category'] }] },
          { id: 'investigation', gates: [{ id: 'levels', mode: 'block', met: false, fields: ['impact', 'urgency'] }] },
        ],
      });
      const { category } = incident.settings.fields;
      await edit(local, incident, 'lea', { [category?.fieldId ?? '']: { id: category?.options.network } });
      await soon(local);
      expect(await lifeOf(local, incident)).toMatchObject({ phase: 'prioritisation', next: [{ id: 'investigation' }] });
      await edit(local, incident, 'lea', { assignee: { accountId: accountId('lea') } });
      await moveTo(local, incident, 'lea', 'Work in progress');
      await soon(local);
      expect(await lifeOf(local, incident)).toMatchObject({
        phase: 'investigation',
        next: [
          {
            id: 'resolution',
            gates: [
              { id: 'person', met: true },
              { id: 'word', met: false },
            ],
          },
        ],
      });
    }));
});

describe('an override of a gate', () => {
  test('is said in the field at once, recorded once, and lapses after ten minutes', () =>
    withFirebreak(async (local) => {
      const incident = await bare(local);
      const transitionId = await wayTo(local, incident, 'Work in progress');
      const wish = { transitionId, reason: 'The <b>board</b> waits' };
      const lea = { as: 'lea', issue: incident } as const;
      const { until } = await succeed(screenCall(local, 'overrideGate', wish, lea));
      expect(Date.parse(until) - local.site.clock.now()).toBeGreaterThan(9 * MINUTE);
      expect(await said(local, incident)).toBe(`${transitionId}|${until}`);
      expect((await succeed(screenCall(local, 'overrideGate', wish, lea))).until).toBe(until);
      await soon(local);
      const { overrides } = await lifeOf(local, incident);
      expect(overrides).toMatchObject([{ by: accountId('lea'), until, gates: ['Gate levels'], reason: 'The <b>board</b> waits' }]);
      expect(await said(local, incident)).toBe(`${transitionId}|${until}`);
      await advance(local, 9 * MINUTE);
      expect(await said(local, incident)).toBe(`${transitionId}|${until}`);
      await advance(local, 6 * MINUTE + 30 * SECOND);
      expect(await said(local, incident)).toBeNull();
      expect((await lifeOf(local, incident)).overrides).toHaveLength(1);
    }));

  test('needs the right, a transition there is, and a gate that blocks it', () =>
    withFirebreak(async (local) => {
      const incident = await bare(local);
      const lea = { as: 'lea', issue: incident } as const;
      const transitionId = await wayTo(local, incident, 'Work in progress');
      allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'TRANSITION_ISSUES']);
      const wish = { transitionId, reason: 'Hurry' };
      expect(await screenCall(local, 'overrideGate', wish, { as: 'nils', issue: incident })).toMatchObject({
        error: { code: 'NOT_ALLOWED' },
      });
      expect(await screenCall(local, 'overrideGate', { ...wish, transitionId: '99999' }, lea)).toMatchObject({
        error: { code: 'CONFLICT', values: { why: 'noWay' } },
      });
      const { impact, urgency } = incident.settings.fields;
      await edit(local, incident, 'lea', {
        [impact?.fieldId ?? '']: { id: impact?.options.minor },
        [urgency?.fieldId ?? '']: { id: urgency?.options.low },
      });
      expect(await screenCall(local, 'overrideGate', wish, lea)).toMatchObject({ error: { code: 'CONFLICT', values: { why: 'noGate' } } });
      await soon(local);
      expect((await lifeOf(local, incident)).overrides).toBeUndefined();
      const form = await succeed(screenCall(local, 'readLifeForm', {}, lea));
      expect(form).toMatchObject({ may: { overrideGate: true, manageTasks: true }, requester: true, taskTemplates: [] });
      expect((await succeed(screenCall(local, 'readLifeForm', {}, { as: 'nils', issue: incident }))).may).toEqual({
        hold: false,
        proposeResolution: false,
        manageTasks: false,
        overrideGate: false,
      });
    }));
});
