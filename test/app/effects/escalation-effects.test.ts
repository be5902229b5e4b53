import { describe, expect, test } from '@jest/globals';
import type { EscalationAction, MessageTemplate, Policy } from '../../../src/contract/types';
import { fields, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { notifications } from '../../sandbox/jira/issues/store';
import type { FaultKind } from '../../sandbox/kernel/faults';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { HOUR, MINUTE, madeAt, SECOND, soon, urgentIncident } from '../clocks/clocks';
import { publish } from '../clocks/policies';
import { jiraCalls, readProperty, setUp, withFirebreak } from '../firebreak';
import { edit, type Incident } from '../incidents';
import { actsOn } from '../raise/site';

const FAULTS: readonly FaultKind[] = ['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'];

const WORDS: MessageTemplate = {
  id: 'late',
  name: 'Late',
  help: '',
  active: true,
  for: {},
  to: [{ who: 'assignee' }],
  channel: 'notification',
  texts: {
    'en-US': { subject: '{key} “{summary}” is late', body: '{reason}; due {resolutionDue}; with {assignee}, {status}. {link}' },
    'fr-FR': {
      subject: '{key} « {summary} » tarde',
      body: '{reason} ; échéance {resolutionDue} ; en charge : {assignee}, {status}. {link}',
    },
  },
};

/** After two hours of four an incident of the highest priority is escalated, and this is done. */
const escalating =
  (doing: EscalationAction[]) =>
  (document: Policy): Policy => ({
    ...document,
    metrics: document.metrics.map(({ remind: _, ...metric }) => metric),
    escalation: {
      ...document.escalation,
      ladders: [
        {
          id: 'half',
          name: 'Half the time',
          help: '',
          active: true,
          for: {},
          trigger: { on: 'clock', metric: 'resolution', percent: 50 },
          levels: [{ id: 'first', kind: 'hierarchical', afterMs: 0, unlessAcknowledged: false, do: doing }],
        },
      ],
    },
    communication: { ...document.communication, templates: [...document.communication.templates, WORDS] },
  });

interface Worked {
  incident: Incident;
  made: number;
  /** Until after the escalation: `ms` past its instant. */
  past(ms: number): Promise<number>;
}

/** An incident of Amélie's that will be escalated. */
async function worked(local: LocalJira, doing: (local: LocalJira) => EscalationAction[]): Promise<Worked> {
  await setUp(local);
  await publish(local, escalating(doing(local)));
  const incident = await urgentIncident(local);
  await edit(local, incident, 'lea', { assignee: { accountId: accountId('amelie') }, summary: 'Fire <b>here</b>' });
  await soon(local);
  const made = await madeAt(local, incident.key);
  return { incident, made, past: (ms) => settle(local, made + 2 * HOUR + ms - local.site.clock.now()) };
}

function statusNamed({ jira }: LocalJira, name: string): { id: string; name: string } {
  const { id } = jira.statuses.find((status) => status.name === name) ?? { id: '' };
  return { id, name };
}
const groupOf = ({ jira }: LocalJira, member: string): { id: string; name: string } => {
  const { id, name } = jira.groups.find(({ members }) => members.includes(member) && members.length < 6) ?? { id: '', name: '' };
  return { id, name };
};

const mails = (local: LocalJira, { id }: Incident) => notifications(local.jira, { issueId: id }).filter(({ kind }) => kind === 'notify');
const outcomes = (local: LocalJira, { id }: Incident) =>
  actsOn(local, id).flatMap((act) => (act.kind === 'effect' ? [{ effect: act.effect, outcome: act.outcome }] : []));
const struck = (local: LocalJira): number => local.site.faults.list().reduce((sum, one) => sum + one.struck, 0);

async function issueOf(local: LocalJira, { key }: Incident): Promise<Record<string, unknown>> {
  return fields(fields((await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}`)).body).fields);
}
const statusOf = async (local: LocalJira, incident: Incident): Promise<unknown> => fields((await issueOf(local, incident)).status).name;
async function commentsOn(local: LocalJira, { key }: Incident): Promise<Record<string, unknown>[]> {
  const { comments } = fields((await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}/comment`)).body);
  return Array.isArray(comments) ? comments.map(fields) : [];
}

const COMMENT: EscalationAction = { do: 'comment', template: 'late', visibility: 'internal' };
const NOTIFY: EscalationAction = { do: 'notify', template: 'late', who: [{ who: 'assignee' }] };
const LABEL: EscalationAction = { do: 'label', label: 'late' };

describe('an escalation', () => {
  test('says and does everything its level says, once, within ten seconds, and the incident says so', () =>
    withFirebreak(async (local) => {
      const tier2 = groupOf(local, accountId('jonas'));
      const { incident, past } = await worked(local, () => [
        { ...COMMENT, visibility: 'public' },
        COMMENT,
        { do: 'notify', template: 'late', who: [{ who: 'assignee' }, { who: 'jiraGroup', group: tier2 }] },
        { do: 'transition', status: statusNamed(local, 'Escalated') },
        LABEL,
      ]);
      await past(-SECOND);
      expect([await commentsOn(local, incident), outcomes(local, incident), await statusOf(local, incident)]).toEqual([[], [], 'Open']);
      await past(10 * SECOND);
      expect(outcomes(local, incident)).toEqual(
        ['comment', 'comment', 'notify', 'transition', 'label'].map((effect) => ({ effect, outcome: 'done' })),
      );
      const comments = await commentsOn(local, incident);
      expect(comments.map(({ jsdPublic }) => jsdPublic)).toEqual([true, false]);
      const [english, french] = comments.map(({ body }) => JSON.stringify(body));
      expect(english).toMatch(
        /“Resolution” has used 50% of its time; due \w{3}, .+; with Amélie Rousseau, Open\. https?:.+\/browse\/DESK-/,
      );
      expect(french).toMatch(/« Resolution » a consommé 50 % de son délai ; échéance .+UTC\+[12] ; en charge : Amélie Rousseau, Open\./);
      const sent = mails(local, incident);
      expect(new Set(sent.map(({ to }) => to))).toEqual(
        new Set(['amelie', 'jonas', 'priya', 'karim'].map((one) => accountId(one as 'jonas'))),
      );
      expect(sent[0]?.subject).toBe(`${incident.key} « Fire <b>here</b> » tarde / ${incident.key} “Fire <b>here</b>” is late`);
      expect(sent[0]?.html).not.toContain('<b>');
      expect((await issueOf(local, incident)).labels).toEqual(['late']);
      expect(await statusOf(local, incident)).toBe('Escalated');
      // What follows from the new status has been seen: the app is not told of its own transition.
      const property = await readProperty(local, incident.key);
      expect(property).toMatchObject({ basis: { statusId: statusNamed(local, 'Escalated').id }, phase: 'in-progress' });
      expect(property?.told).toMatchObject([
        { effect: 'comment', what: 'Late', outcome: 'done' },
        { effect: 'comment', what: 'Late' },
        { effect: 'notify', to: [accountId('amelie')], groups: [tier2.name] },
        { effect: 'transition', what: 'Escalated' },
        { effect: 'label', what: 'late' },
      ]);
      await past(HOUR);
      expect([(await commentsOn(local, incident)).length, mails(local, incident).length, outcomes(local, incident).length]).toEqual([
        2,
        sent.length,
        5,
      ]);
    }));

  test('that finds nobody to tell, and no transition, says so', () =>
    withFirebreak(async (local) => {
      const { incident, past } = await worked(local, () => [
        { ...NOTIFY, who: [{ who: 'groupLead' }, { who: 'incidentManagers' }] },
        { do: 'transition', status: statusNamed(local, 'Closed') },
      ]);
      await past(10 * SECOND);
      expect(mails(local, incident)).toEqual([]);
      expect(await readProperty(local, incident.key)).toMatchObject({
        told: [
          { effect: 'notify', outcome: 'nobody', to: [] },
          { effect: 'transition', outcome: 'refused', why: 'noWay', what: 'Closed' },
        ],
      });
    }));

  test('calls Jira as seldom as can be: languages and names are asked for once in a while', () =>
    withFirebreak(async (local) => {
      const { past } = await worked(local, () => [COMMENT, NOTIFY]);
      await past(10 * SECOND);
      const calls = jiraCalls(local, 'reconcile').find((all) => all.some((label) => label.includes('/notify'))) ?? [];
      expect(calls.filter((label) => !label.includes('/rest/api/3/issue/') && !label.includes('app/field'))).toEqual(
        expect.arrayContaining([expect.stringContaining('/rest/api/3/user'), expect.stringContaining('/rest/api/3/serverInfo')]),
      );
      expect(calls.length).toBeLessThanOrEqual(8);
    }));
});

describe.each([
  ['comment', COMMENT, '/comment', async (local: LocalJira, incident: Incident) => (await commentsOn(local, incident)).length],
  ['notify', NOTIFY, '/notify', async (local: LocalJira, incident: Incident) => mails(local, incident).length],
  [
    'transition',
    undefined,
    '/transitions',
    async (local: LocalJira, incident: Incident) => ((await statusOf(local, incident)) === 'Escalated' ? 1 : 0),
  ],
  ['label', LABEL, 'PUT', async (local: LocalJira, incident: Incident) => [(await issueOf(local, incident)).labels].flat().length],
] as const)('%s of an escalation', (effect, action, match, count) => {
  test.each(FAULTS)('%s of the call: once, and what came of it is known or said to be unknown', (kind) =>
    withFirebreak(
      async (local) => {
        const { incident, past } = await worked(local, () => [action ?? { do: 'transition', status: statusNamed(local, 'Escalated') }]);
        await past(-SECOND);
        // Finding the transition is a call, too; a label is the first edit of the look.
        const nth = effect === 'transition' ? 2 : 1;
        local.site.faults.arm({ id: 'f', seam: 'jira', kind, match, nth, retryAfterS: 7 });
        await past(10 * MINUTE);
        expect(struck(local)).toBe(1);
        const certain = effect !== 'notify' || kind === 'rate-limit';
        const done = certain || kind === 'lost-answer' || kind === 'crash-after';
        expect([await count(local, incident), outcomes(local, incident)]).toEqual([
          done ? 1 : 0,
          [{ effect, outcome: certain ? 'done' : 'unknown' }],
        ]);
      },
      { problems: 'expected' },
    ),
  );
});
