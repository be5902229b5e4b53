import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import type { CallName } from '../../../src/contract/calls';
import type { CallInput } from '../../../src/contract/types';
import { readState } from '../../../src/domain/incident/read-state';
import type { IncidentState } from '../../../src/domain/incident/state';
import { fields } from '../../fixture/firm';
import { accountId, type Handle, seedPeople } from '../../sandbox/demo/people';
import { seedProjects } from '../../sandbox/demo/projects';
import { type LocalJira, startLocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser } from '../../support/browser';
import { advance, demandNoProblems, ROOT, restAs } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { MINUTE, soon, urgentIncident } from '../clocks/clocks';
import { openPanel, plain } from '../clocks/panel';
import { readProperty, screenCall, succeed } from '../firebreak';
import { allowEditing } from '../incidents';

// Support and escalation in the side panel of the real app: what the loop makes of them by the local Jira's clock, and what people do.

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(180_000);

/** High enough for the whole panel. */
const TALL = { height: 2_600 };
const NOTE = { tried: 'Restarted the spooler.', known: 'Only the <b>third</b> floor.', asked: 'Look at the switch.' };

let browser: TestBrowser;
let local: LocalJira;

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, data: 'empty' })]);
  local.site.db.tx(() => {
    seedPeople(local.jira);
    seedProjects(local.jira);
  });
}, 90_000);

const opened: Page[] = [];
afterEach(async () => {
  for (const page of opened.splice(0)) await page.context().close();
  demandNoProblems(local);
});

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

/** Runs of the panel's resolver so far. */
const runs = (): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'resolve-panel').length;

async function panelOf(as: Handle, key: string, view: { theme?: 'dark' } = {}): Promise<{ page: Page; panel: Frame }> {
  const open = await openPanel(browser, local, as, key, { ...TALL, ...view });
  opened.push(open.page);
  return open;
}

const stateOf = async (key: string): Promise<IncidentState> => {
  const state = readState(await readProperty(local, key));
  if (!state) throw new Error('no incident');
  return state;
};

const part = (panel: Frame, name: string) => panel.getByRole('region', { name });
const button = (panel: Frame, name: string) => panel.getByRole('button', { name, exact: true });
const wordsOf = async (panel: Frame, name: string): Promise<string> => plain((await part(panel, name).allInnerTexts()).join(' '));

/** The comments of an issue as somebody reads them over REST. */
async function commentsOf(key: string, as: Handle): Promise<Record<string, unknown>[]> {
  const { body } = await restAs(local, accountId(as), 'GET', `/rest/api/3/issue/${key}/comment?expand=properties`);
  const { comments } = fields(body);
  return Array.isArray(comments) ? comments.map((one) => fields(one)) : [];
}

const by = (comments: readonly Record<string, unknown>[], who: Handle): Record<string, unknown>[] =>
  comments.filter(({ author }) => fields(author).accountId === accountId(who));

describe('the ledger in the side panel', () => {
  test('says what fired, why and to whom, and what will: in both themes and languages, with the resolvers switched off', async () => {
    const { key } = await urgentIncident(local);
    await advance(local, 20 * MINUTE);
    await soon(local);
    const { placement, escalation } = await stateOf(key);
    expect(escalation?.fired.map(({ because }) => because.on)).toContain('notAcknowledged');
    const before = runs();
    local.site.faults.arm({ id: 'off', seam: 'invoke', kind: 'server-error' });
    try {
      const [english, french] = await Promise.all([panelOf('lea', key), panelOf('amelie', key, { theme: 'dark' })]);
      await part(english.panel, 'Escalation').getByText('Urgent and not acknowledged').first().waitFor();
      await part(french.panel, 'Escalade').getByText('Personne ne l’a pris en compte.').first().waitFor();
      for (const { panel } of [english, french]) for (const words of await panel.locator('main summary').all()) await words.click();
      expect(await wordsOf(english.panel, 'Support')).toContain(placement?.group.name ?? '?');
      expect(await wordsOf(french.panel, 'Prise en charge')).toContain(placement?.group.name ?? '?');
      const ledger = await wordsOf(english.panel, 'Escalation');
      for (const words of ['Nobody has acknowledged it', 'Told upwards, level 1', 'Next: ', 'to come']) expect(ledger).toContain(words);
      for (const { page, panel } of [english, french]) {
        expect(await axeViolations(panel)).toEqual([]);
        expect(pageErrors(page)).toEqual([]);
      }
      await shot(english.page, 'panel-ledger-light');
      await shot(french.page, 'panel-ledger-dark-fr');
      expect(runs()).toBe(before);
    } finally {
      local.site.faults.disarm('off');
    }
  });
});

describe('people at the panel', () => {
  test('acknowledge, put off and end that: seen once the app has looked; of two at once one is first', async () => {
    const incident = await urgentIncident(local);
    const { key } = incident;
    await advance(local, 20 * MINUTE);
    await soon(local);
    const { page, panel } = await panelOf('lea', key);
    await button(panel, 'Acknowledge').click();
    await panel.getByText('You have acknowledged the incident.').waitFor();
    await soon(local);
    await part(panel, 'Escalation')
      .getByText(/^Lea .* has acknowledged it, /)
      .waitFor();
    expect(await button(panel, 'Acknowledge').count()).toBe(0);

    await button(panel, 'Put off…').click();
    await panel.getByLabel('For how long').selectOption({ index: 0 });
    await panel.getByLabel('Reason').fill('The vendor calls back.');
    await shot(page, 'panel-put-off-light');
    expect(await axeViolations(panel)).toEqual([]);
    await button(panel, 'Put off').click();
    await soon(local);
    await part(panel, 'Escalation')
      .getByText(/^Put off until .* by Lea/)
      .waitFor();
    expect((await stateOf(key)).escalation?.snoozed).toMatchObject({ by: accountId('lea'), reason: 'The vendor calls back.' });
    await button(panel, 'End putting off').click();
    await soon(local);
    await button(panel, 'Put off…').waitFor();

    const another = await urgentIncident(local);
    const both = await Promise.all(
      (['lea', 'tom'] as const).map((as) => succeed(screenCall(local, 'acknowledge', {}, { as, issue: another }))),
    );
    expect(both.map(({ first }) => first).sort()).toEqual([false, true]);
    expect(both[0]?.by).toBe(both[1]?.by);
    await soon(local);
  });

  test('escalate by hand with a note, by keyboard: an internal comment in their name, then the next tier; sent twice it is one', async () => {
    const incident = await urgentIncident(local);
    const { key } = incident;
    await soon(local);
    const first = (await stateOf(key)).placement;
    const { page, panel } = await panelOf('lea', key);
    await button(panel, 'Escalate…').focus();
    await page.keyboard.press('Enter');
    await panel.getByText('internal comment in your name').waitFor();
    await panel.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
    for (const words of Object.values(NOTE)) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(words);
    }
    await shot(page, 'panel-hand-over-light');
    expect(await axeViolations(panel)).toEqual([]);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await panel.getByText('Recorded.').waitFor();
    await soon(local);
    await part(panel, 'Support').getByText('It was escalated here: “By hand”.').waitFor({ timeout: 60_000 });
    const now = (await stateOf(key)).placement;
    expect(now?.tier.id).not.toBe(first?.tier.id);
    const notes = by(await commentsOf(key, 'lea'), 'lea');
    expect(notes).toHaveLength(1);
    expect(notes[0]).toMatchObject({ jsdPublic: false });
    for (const words of Object.values(NOTE)) expect(JSON.stringify(notes[0]?.body)).toContain(words);

    await button(panel, 'Take back…').click();
    await panel.getByLabel('Reason').fill('The first tier found it.');
    await button(panel, 'Take back').click();
    await soon(local);
    await part(panel, 'Support').getByText('The first tier found it.').waitFor({ timeout: 60_000 });
    expect((await stateOf(key)).placement?.group.id).toBe(first?.group.id);

    const note = { ...NOTE, intentId: '11111111-1111-4111-8111-111111111111' };
    const sent = await Promise.all([0, 1].map(() => screenCall(local, 'escalate', note, { as: 'tom', issue: incident })));
    for (const one of sent) if ('error' in one) expect(one.error.code).toBe('UNCLEAR');
    await succeed(screenCall(local, 'escalate', note, { as: 'tom', issue: incident }));
    await soon(local);
    expect(by(await commentsOf(key, 'lea'), 'tom')).toHaveLength(1);
  });

  test('without rights are refused every act by the server; the requester asks for escalation', async () => {
    const incident = await urgentIncident(local);
    allowEditing(local, 'nils', ['BROWSE_PROJECTS', 'EDIT_ISSUES', 'ADD_COMMENTS']);
    const { groups } = await succeed(screenCall(local, 'readDeskForm', {}, { as: 'nils', issue: incident }));
    const group = groups[0]?.id ?? '';
    const refused = async <N extends CallName>(name: N, input: CallInput<N>): Promise<void> => {
      expect({ name, outcome: await screenCall(local, name, input, { as: 'nils', issue: incident }) }).toMatchObject({
        name,
        outcome: { error: { code: 'NOT_ALLOWED' } },
      });
    };
    await refused('acknowledge', {});
    await refused('snooze', { minutes: 5, reason: 'x' });
    await refused('endSnooze', {});
    await refused('escalate', { ...NOTE, intentId: '22222222-2222-4222-8222-222222222222' });
    await refused('deEscalate', { reason: 'x' });
    await refused('askForSupport', { group, reason: 'x' });
    await refused('readSupportPeople', { group });
    await refused('askForEscalation', { reason: 'x' });
    expect(by(await commentsOf(incident.key, 'lea'), 'nils')).toEqual([]);

    // Lea raised it.
    const asked = await succeed(
      screenCall(local, 'askForEscalation', { reason: 'The whole floor waits.' }, { as: 'lea', issue: incident }),
    );
    expect(asked.first).toBe(true);
    await soon(local);
    expect((await stateOf(incident.key)).escalation?.fired.map(({ because }) => because)).toContainEqual({
      on: 'customer',
      by: accountId('lea'),
    });
  });

  test('ask a group for support, or somebody of it: whoever is not of it is refused', async () => {
    const incident = await urgentIncident(local);
    await soon(local);
    const { groups } = await succeed(screenCall(local, 'readDeskForm', {}, { as: 'lea', issue: incident }));
    const other = groups.find(({ tier }) => tier !== groups[0]?.tier)?.id ?? '';
    const ask = (more: object = {}) =>
      screenCall(local, 'askForSupport', { group: other, reason: 'Theirs.', ...more }, { as: 'lea', issue: incident });
    expect(await ask({ to: accountId('hannah') })).toMatchObject({ error: { code: 'INVALID_INPUT', values: { why: 'notOfGroup' } } });
    await succeed(ask());
    await soon(local);
    expect((await stateOf(incident.key)).placement).toMatchObject({
      group: { id: other },
      why: { by: 'support', person: accountId('lea'), reason: 'Theirs.' },
    });
  });
});
