import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame, Page } from 'playwright-core';
import type { Placement } from '../../../src/domain/routing/placement';
import { createIssue, fields, type Made } from '../../fixture/firm';
import { accountId, type Handle, seedPeople } from '../../sandbox/demo/people';
import { seedProjects } from '../../sandbox/demo/projects';
import { type LocalJira, startLocalJira } from '../../sandbox/local-jira';
import { axeViolations } from '../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser, type View } from '../../support/browser';
import { advance, demandNoProblems, ROOT, restAs } from '../../support/local-jira';
import { shot } from '../../support/shots';
import { HOUR, MINUTE, soon } from '../clocks/clocks';
import { comment, move, suspend } from '../clocks/deeds';
import { plain } from '../clocks/panel';
import { readProperty, setUp } from '../firebreak';
import { allowEditing, levelFields } from '../incidents';
import { inForce, publishChange } from '../policy/desk';

// The watch list on the page of the service project, in the real app, by the local Jira's clock.

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(180_000);

const MODULE = 'firebreak-watch-list';
const RESOLVER = 'resolve-watch-list';

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

/** Runs of the list's resolver so far. */
const runs = (): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === RESOLVER).length;

async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector(`iframe[data-module="${MODULE}"]`)).contentFrame();
  if (!frame) throw new Error('no frame');
  return frame;
}

/** The list as somebody opens it by its address. */
async function openList(as: Handle, view: View = {}): Promise<{ page: Page; list: Frame }> {
  if (!local.server) throw new Error('no server');
  const page = await browser.openPage(local.server, { person: accountId(as), ...view }, `/projects/DESK/apps/${MODULE}`);
  opened.push(page);
  return { page, list: await frameOf(page) };
}

const tab = (list: Frame, name: string | RegExp) => list.getByRole('tab', { name });
const tabs = async (list: Frame): Promise<string[]> => (await list.getByRole('tab').allInnerTexts()).map(plain);
const keys = (list: Frame): Promise<string[]> => list.locator('tbody th').allInnerTexts();
const row = (list: Frame, key: string) => list.getByRole('row').filter({ has: list.getByRole('rowheader', { name: key, exact: true }) });
const wordsOf = async (list: Frame, key: string): Promise<string> => plain((await row(list, key).allInnerTexts()).join(' '));

/** What is left of the clock by which an incident stands in the lane, or how much it is overdue; whole seconds. */
async function secondsOf(list: Frame, key: string): Promise<number> {
  const text = plain((await row(list, key).locator('.time').allInnerTexts()).join(' '));
  const amount = (unit: string): number => Number(new RegExp(`(\\d+) ${unit}(?:\\s|$)`).exec(text)?.[1] ?? 0);
  return amount('h') * 3_600 + amount('min') * 60 + amount('s');
}

/** An incident of the highest priority, whose clocks run around the clock: 15 minutes to respond, 4 hours to resolve. */
async function urgent(summary: string, assignee?: Handle): Promise<Made> {
  const settings = await setUp(local);
  const made = await createIssue(local, 'lea', summary, {
    project: 'DESK',
    type: '[System] Incident',
    fields: {
      ...levelFields(settings, { impact: 'extensive', urgency: 'critical' }),
      ...(assignee ? { assignee: { accountId: accountId(assignee) } } : {}),
    },
  });
  await soon(local);
  return made;
}

/** Says in an incident's property that a group of the policy has it, as the app does once it has routed it. */
async function placeWith(made: Made, groupId: string): Promise<{ group: string; tier: string }> {
  const { document } = await inForce(local);
  const group = document.supportGroups.find(({ id }) => id === groupId);
  const tier = document.tiers.find(({ id }) => id === group?.tier);
  if (!group || !tier) throw new Error(`no group ${groupId}`);
  const named = ({ id, name }: { id: string; name: string }) => ({ id, name });
  const placement: Placement = {
    group: named(group),
    tier: named(tier),
    since: '2026-11-24T09:00:00.000Z',
    why: { by: 'fallback' },
    moves: 0,
  };
  const state = { ...(await readProperty(local, made.key)), placement };
  const path = `/rest/api/3/issue/${made.key}/properties/firebreak-incident`;
  expect((await restAs(local, 'admin', 'PUT', path, state)).status).toBe(200);
  return { group: group.name, tier: tier.name };
}

describe('the watch list', () => {
  let waits: Made;
  let alone: Made;
  let leas: Made;

  test('is a page of a project that has incidents, found in its navigation, and of no other', async () => {
    if (!local.server) throw new Error('no server');
    await setUp(local);
    const page = await browser.openPage(local.server, { person: accountId('lea') }, '/projects/DESK');
    opened.push(page);
    const nav = page.getByRole('navigation', { name: 'Main' });
    await nav.getByRole('link', { name: 'Incident watch' }).click();
    const list = await frameOf(page);
    await list.getByRole('heading', { name: 'Open incidents in DESK' }).waitFor();
    await list.getByText('There are no open incidents in this project.').waitFor();
    await page.goto(`${local.server.url}/projects/SHOP`);
    await nav.getByRole('link', { name: 'Issues', exact: true }).waitFor();
    expect(await nav.getByRole('link', { name: 'Incident watch' }).count()).toBe(0);
  });

  test('has each incident in its lanes, filled, in both themes and languages', async () => {
    waits = await urgent('Waits for its user', 'lea');
    await comment(local, waits, 'tom');
    await move(local, waits, 'Work in progress');
    await suspend(local, waits, 'More info required');
    await advance(local, 25 * HOUR);
    leas = await urgent('Is Lea’s', 'lea');
    await comment(local, leas, 'tom');
    alone = await urgent('Is nobody’s');
    const { group, tier } = await placeWith(leas, (await inForce(local)).document.supportGroups[1]?.id ?? '');

    const before = runs();
    const [english, french] = await Promise.all([
      openList('lea'),
      openList('amelie', { theme: 'dark', locale: 'fr-FR', sessionLocale: 'fr-FR' }),
    ]);
    const { list } = english;
    await tab(list, /^Breached/).waitFor();
    expect(await tabs(list)).toEqual(['Breached 0', 'At risk 0', 'On hold too long 1', 'Unassigned 1']);
    await list.getByText(new RegExp(`Next due: ${alone.key}, First response, `)).waitFor();

    await tab(list, /^Unassigned/).click();
    expect(await wordsOf(list, alone.key)).toMatch(
      /Is nobody’s Highest .* Service desk · Tier 1 Nobody First response On track Due .* 14 min \d\d s left/,
    );
    await tab(list, /^On hold/).click();
    expect(await wordsOf(list, waits.key)).toMatch(/Pending .* Lea Schulz Resolution On hold Waiting for the user since .* left/);
    await tab(list, /^At risk/).click();
    await list.getByLabel('At risk: due within').selectOption({ label: '4 h' });
    expect(await keys(list)).toEqual([alone.key, leas.key]);
    expect(await wordsOf(list, leas.key)).toContain(`${group} · ${tier} Lea Schulz Resolution On track`);

    await list.getByLabel('Support group').selectOption({ label: `${group} · ${tier}` });
    await row(list, alone.key).waitFor({ state: 'detached' });
    expect(await tabs(list)).toEqual(['Breached 0', 'At risk 1', 'On hold too long 0', 'Unassigned 0']);
    await list.getByLabel('Support group').selectOption({ label: 'All groups' });
    await list.getByLabel('Tier').selectOption({ label: tier });
    expect(await keys(list)).toEqual([leas.key]);
    await list.getByLabel('Tier').selectOption({ label: 'All tiers' });
    await list.getByLabel('Mine only').check();
    expect(await keys(list)).toEqual([leas.key]);
    await list.getByLabel('Mine only').uncheck();
    expect(await axeViolations(list)).toEqual([]);
    await shot(english.page, 'watch-list-light');

    await tab(french.list, /^Sans responsable/).click();
    await french.list.getByRole('columnheader', { name: 'Temps restant' }).waitFor();
    expect(await wordsOf(french.list, alone.key)).toMatch(/Personne .*Dans les temps .*14 min \d\d s restantes/);
    expect(await axeViolations(french.list)).toEqual([]);
    await shot(french.page, 'watch-list-dark-fr');
    for (const { page } of [english, french]) expect(pageErrors(page)).toEqual([]);
    expect(runs()).toBe(before + 2);
  });

  test('moves incidents from lane to lane as time passes, and follows Jira, without running anything of the app', async () => {
    const { page, list } = await openList('lea');
    await tab(list, /^Unassigned 1/).click();
    const before = runs();
    const [at, left] = [local.site.clock.now(), await secondsOf(list, alone.key)];
    await advance(local, MINUTE);
    await list.waitForFunction(
      ({ key, most }) => {
        const cell = [...document.querySelectorAll('tbody tr')].find((one) => one.textContent?.includes(key))?.querySelector('.time');
        return Number(/(\d+)\D+(\d+)/.exec(cell?.textContent ?? '')?.[1] ?? 99) <= most;
      },
      { key: alone.key, most: Math.floor(left / 60) - 1 },
    );
    const passed = (local.site.clock.now() - at) / 1_000;
    expect(Math.abs(left - (await secondsOf(list, alone.key)) - passed)).toBeLessThanOrEqual(3);

    // 75 % of its quarter of an hour.
    await advance(local, 11 * MINUTE);
    await tab(list, /^At risk 1/).click();
    expect(await keys(list)).toEqual([alone.key]);
    await advance(local, 4 * MINUTE);
    await tab(list, /^Breached 1/).click();
    expect(await wordsOf(list, alone.key)).toMatch(/First response Breached Was due .* overdue/);
    await shot(page, 'watch-list-breached');

    await advance(local, 4 * HOUR);
    await tab(list, /^Breached 2/).waitFor();
    expect(await keys(list)).toEqual([alone.key, leas.key]);

    // Somebody takes it, and answers: it is read again within the minute, and by the button.
    const taken = await restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${alone.key}/assignee`, { accountId: accountId('tom') });
    expect(taken.status).toBe(204);
    await advance(local, MINUTE + 5_000);
    await tab(list, /^Unassigned 0/).waitFor();
    await move(local, leas, 'Work in progress');
    await soon(local);
    await list.getByRole('button', { name: 'Refresh' }).click();
    await row(list, leas.key).getByText('Work in progress').waitFor();
    expect(pageErrors(page)).toEqual([]);
    expect(runs()).toBe(before);
  });

  test('says what it could not read, and shows what it had with its time', async () => {
    const { list } = await openList('lea');
    await tab(list, /^Breached 2/).waitFor();
    local.site.faults.arm({ id: 'down', seam: 'jira', kind: 'server-error', match: 'POST /rest/api/3/search/jql' });
    try {
      await list.getByRole('button', { name: 'Refresh' }).click();
      await list.getByRole('alert').getByText('Jira is busy or cannot be reached.').waitFor();
      await list.getByText(/^Could not be read again\. What is shown is as of /).waitFor();
      expect(await keys(list)).toEqual([alone.key, leas.key]);
    } finally {
      local.site.faults.disarm('down');
    }
    await list.getByRole('button', { name: 'Try again' }).click();
    await list
      .getByText(/^As of /)
      .first()
      .waitFor();
    await list.getByRole('alert').waitFor({ state: 'detached' });
  });

  test('opens the incident, and fits a narrow page', async () => {
    const { page, list } = await openList('lea', { width: 420 });
    await list.getByRole('rowheader').first().waitFor();
    expect(await list.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
    expect(await axeViolations(list)).toEqual([]);
    await shot(page, 'watch-list-narrow', { fullPage: true });
    const [incident] = await Promise.all([page.context().waitForEvent('page'), list.getByRole('link', { name: alone.key }).click()]);
    await incident.waitForURL(`**/browse/${alone.key}`);
  });

  test('tells who may not who may, and gives nobody more than Jira shows them', async () => {
    allowEditing(local, 'daniel', ['BROWSE_PROJECTS']);
    const { page, list } = await openList('daniel');
    await list.getByText('The watch list is for those who have the right to read it:').waitFor();
    await list.getByText('Service Desk Team (role in this project)').waitFor();
    expect(await list.getByRole('tab').count()).toBe(0);
    expect(await axeViolations(list)).toEqual([]);
    await shot(page, 'watch-list-no-right');

    // Who calls, and on which project, is what the platform says, whatever the screen sends.
    const desk = local.jira.projects.find(({ key }) => key === 'DESK');
    const ask = async (as: Handle, project: unknown): Promise<Record<string, unknown>> => {
      const module = local.forge.module(MODULE);
      const result = await local.forge.invokeResolver({
        moduleKey: MODULE,
        functionKey: 'readWatchDesk',
        payload: {},
        accountId: accountId(as),
        context: {
          cloudId: local.site.cloudId,
          environmentId: local.forge.app.environmentId,
          environmentType: 'DEVELOPMENT',
          localId: 'test',
          locale: 'en-US',
          moduleKey: MODULE,
          siteUrl: local.site.baseUrl,
          timezone: 'Europe/Berlin',
          accountId: accountId('ada'),
          extension: { type: module?.type ?? '', project },
        },
      });
      return result.ok ? fields(result.value) : {};
    };
    expect(await ask('daniel', { id: desk?.id, key: 'DESK' })).toMatchObject({ ok: true, value: { may: false } });
    expect(await ask('lea', { id: desk?.id, key: 'DESK' })).toMatchObject({ ok: true, value: { may: true } });
    expect(await ask('sofia', { id: desk?.id, key: 'DESK' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    const shop = local.jira.projects.find(({ key }) => key === 'SHOP');
    expect(await ask('lea', { id: shop?.id, key: 'SHOP' })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } });
    expect(await ask('lea', undefined)).toMatchObject({ ok: false, error: { code: 'INVALID_INPUT' } });

    await publishChange(local, (document) => ({ ...document, rights: { ...document.rights, readWatchList: [] } }));
    const after = await openList('lea');
    await after.list.getByText('Nobody has the right to read the watch list yet.').waitFor();
  });
});
