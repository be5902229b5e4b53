import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { seedPeople } from '../sandbox/demo/people';
import { seedProjects } from '../sandbox/demo/projects';
import { type LocalJira, startLocalJira } from '../sandbox/local-jira';
import { axeViolations } from '../support/axe';
import { launchBrowser, pageErrors, type TestBrowser } from '../support/browser';
import { advance, demandNoProblems, ROOT } from '../support/local-jira';
import { shot } from '../support/shots';
import { customersIncident, HOUR, MINUTE, SECOND, soon, urgentIncident } from './clocks/clocks';
import { answer, comment, move, suspend } from './clocks/deeds';
import { clockRow, clockWords, openPanel, plain } from './clocks/panel';
import { publish, withResolutionGoal } from './clocks/policies';

// The clocks of the side panel in the real app: what history makes of them, ticking by the local Jira's clock.

// Generous: other tests may keep the machine busy meanwhile.
jest.setTimeout(120_000);

/** High enough for the whole panel. */
const TALL = { height: 1_700 };

let browser: TestBrowser;
let local: LocalJira;

beforeAll(async () => {
  [browser, local] = await Promise.all([launchBrowser(), startLocalJira({ appDir: ROOT, port: 0, data: 'empty' })]);
  local.site.db.tx(() => {
    seedPeople(local.jira);
    seedProjects(local.jira);
  });
}, 90_000);

afterAll(async () => {
  await browser?.close();
  await local?.close();
});

afterEach(() => demandNoProblems(local));

/** Runs of the panel's resolver so far. */
const runs = (): number => local.site.meter.invocations().filter(({ functionKey }) => functionKey === 'resolve-panel').length;

/** Whole seconds of a duration as the panel writes it: "1 h 4 min 5 s"; in ms. */
function msOf(text: string): number {
  const amount = (unit: string): number =>
    Number(new RegExp(`([\\d,]+) ${unit}(?:\\s|$)`).exec(plain(text))?.[1]?.replaceAll(',', '') ?? 0);
  return amount('h') * HOUR + amount('min') * MINUTE + amount('s') * SECOND;
}

/** What a clock shows as left, ms. */
const numberOf = async (panel: Frame, name: string): Promise<number> =>
  msOf((await clockRow(panel, name).locator('.clock-number').textContent()) ?? '');

/** The number a clock shows, and what its explanation counts, in sum and stretch by stretch, read at one moment; ms. */
async function explained(panel: Frame, name: string): Promise<{ shown: number; sum: number; stretches: number }> {
  const read = await clockRow(panel, name).evaluate((row) => {
    const all = (selector: string) => [...row.querySelectorAll(selector)].map((node) => node.textContent ?? '');
    return { shown: all('.clock-number'), sum: all('.figures tfoot .figure'), stretches: all('.figures tbody .figure') };
  });
  const total = (texts: readonly string[]): number => texts.reduce((sum, text) => sum + msOf(text), 0);
  return { shown: total(read.shown), sum: total(read.sum), stretches: total(read.stretches) };
}

describe('the clocks in the side panel', () => {
  test('run into a warning and a breach as time passes, in both themes and languages, with the resolvers switched off', async () => {
    const { key } = await urgentIncident(local);
    await comment(local, { key }, 'tom');
    await soon(local);
    const before = runs();
    local.site.faults.arm({ id: 'off', seam: 'invoke', kind: 'server-error' });
    try {
      const [english, french] = await Promise.all([
        openPanel(browser, local, 'lea', key, TALL),
        openPanel(browser, local, 'amelie', key, { ...TALL, theme: 'dark' }),
      ]);
      await clockRow(english.panel, 'Resolution').getByText('On track').waitFor();
      await clockRow(french.panel, 'Resolution').getByText('Dans les temps').waitFor();
      expect(await clockWords(english.panel, 'First response')).toMatch(/Met with 1\d min left/);
      for (const { panel } of [english, french]) expect(await axeViolations(panel)).toEqual([]);
      await shot(english.page, 'panel-clocks-light');
      await shot(french.page, 'panel-clocks-dark-fr');

      await advance(local, 3 * HOUR);
      await clockRow(english.panel, 'Resolution').getByText('At risk').waitFor();
      await clockRow(french.panel, 'Resolution').getByText('À risque').waitFor();
      expect(await clockWords(english.panel, 'Resolution')).toMatch(/5\d min \d\d s left/);

      await advance(local, HOUR);
      await clockRow(english.panel, 'Resolution').getByText('Breached', { exact: true }).waitFor();
      await clockRow(french.panel, 'Resolution').getByText('Dépassé', { exact: true }).waitFor();
      for (const { page, panel } of [english, french]) {
        expect(await axeViolations(panel)).toEqual([]);
        expect(pageErrors(page)).toEqual([]);
      }
      await shot(english.page, 'panel-overdue-light');
      await shot(french.page, 'panel-overdue-dark-fr');
      expect(runs()).toBe(before);
    } finally {
      local.site.faults.disarm('off');
    }
  });

  test('wait with their reason and go on by the customer’s reply, seen in a panel that stays open; the number is explained to the second', async () => {
    const incident = await customersIncident(local, 'hannah');
    const { page, panel } = await openPanel(browser, local, 'lea', incident.key, TALL);
    await advance(local, 20 * MINUTE);
    await clockRow(panel, 'First response').getByText('Breached', { exact: true }).waitFor();
    await move(local, incident, 'Work in progress');
    await suspend(local, incident, 'More info required');
    await soon(local);
    await clockRow(panel, 'Resolution').getByText('On hold', { exact: true }).waitFor({ timeout: 30_000 });
    await clockRow(panel, 'First response')
      .getByText(/^Missed by/)
      .waitFor();
    expect(await clockWords(panel, 'Resolution')).toMatch(/3 h 3\d min \d\d s left.*Waiting for the user since/);
    await shot(page, 'panel-held-light');

    const held = await numberOf(panel, 'Resolution');
    await advance(local, 5 * HOUR);
    expect(await numberOf(panel, 'Resolution')).toBe(held);
    await panel.getByRole('button', { name: 'What if…: Resolution' }).click();
    await panel
      .getByText(/^It is then due /)
      .first()
      .waitFor();

    await answer(local, incident, 'hannah');
    await soon(local);
    await clockRow(panel, 'Resolution').getByText('On track', { exact: true }).waitFor({ timeout: 30_000 });
    const before = runs();
    await panel.getByRole('button', { name: 'Explain this timer: Resolution' }).click();
    const table = panel.getByRole('table', { name: `${incident.key}: every stretch of Resolution` });
    await table.waitFor();
    await table
      .getByText(/by Lea Schulz/)
      .first()
      .waitFor();
    await panel.getByRole('button', { name: 'Whose time it was' }).click();
    await panel.getByRole('table', { name: 'Whose time the incident’s life was' }).waitFor();
    expect(runs()).toBe(before + 1);
    await shot(page, 'panel-explained-light');

    let last = await numberOf(panel, 'Resolution');
    for (const wait of [0, 90 * SECOND, HOUR]) {
      await advance(local, wait);
      // The frame hears of it a moment later, and ticks: until then its clock is behind the server's.
      let read = await explained(panel, 'Resolution');
      for (let tries = 100; tries > 0 && (read.shown > last - wait || read.shown + read.sum !== 4 * HOUR); tries--) {
        await new Promise((done) => setTimeout(done, 100));
        read = await explained(panel, 'Resolution');
      }
      const { shown, sum, stretches } = read;
      expect(shown).toBeLessThanOrEqual(last - wait);
      expect(shown + sum).toBe(4 * HOUR);
      expect(stretches).toBe(sum);
      last = shown;
    }
    // The frame may not write to the clipboard: the text is there to be copied by hand, selected.
    await panel.getByRole('button', { name: 'Copy as text' }).click();
    const text = plain(await panel.getByRole('textbox', { name: 'The explanation as text' }).inputValue());
    expect(text).toContain(`${incident.key}: every stretch of Resolution`);
    expect(text).toMatch(/Counted in all: 1 h .* Rule 1 fits: 4 h by “Around the clock”\. .* Policy version 1$/);

    const why = plain((await table.allInnerTexts()).join(' '));
    expect(why).toMatch(
      /Counted Incident created, by Hannah .* On hold: Waiting for the user Status: Work in progress → Pending, by Lea Schulz .* Comment, by Hannah/,
    );
    const paths = await table
      .getByRole('link')
      .evaluateAll((links) => links.map((link) => new URL(String(link.getAttribute('href'))).search));
    expect(paths).toEqual([expect.stringMatching(/^\?focusedId=\d+&page=/), expect.stringMatching(/^\?focusedCommentId=\d+$/)]);
    expect(await axeViolations(panel)).toEqual([]);
    // What the browser says of the clipboard.
    expect(pageErrors(page).filter((error) => !error.includes('Clipboard API has been blocked'))).toEqual([]);
  });

  test('count by another version of the policy on the word of who may, after a preview; others are not offered it', async () => {
    const { key } = await urgentIncident(local);
    await publish(local, withResolutionGoal(HOUR), 'An hour');
    await soon(local);
    const other = await openPanel(browser, local, 'tom', key, TALL);
    await other.panel.getByRole('button', { name: 'Policy version' }).click();
    await other.panel.getByText('The clocks count by policy version 1').waitFor();
    const { page, panel } = await openPanel(browser, local, 'ada', key, TALL);
    expect(await clockWords(panel, 'Resolution')).toMatch(/3 h 5\d min/);
    await panel.getByRole('button', { name: 'Policy version' }).click();
    await panel.getByRole('button', { name: 'Preview' }).click();
    await panel.getByText('Clocks that version 2 would change: 1. Nothing is changed yet.').waitFor();
    expect(await clockWords(panel, 'Resolution')).toMatch(/3 h 5\d min/);
    expect(await axeViolations(panel)).toEqual([]);
    await shot(page, 'panel-versions-light');
    await panel.getByRole('textbox', { name: 'Reason' }).fill('Agreed with the <b>board</b>.');
    await panel.getByRole('button', { name: 'Apply version 2' }).click();
    await panel.getByText('being counted').waitFor();
    await soon(local);
    await panel.getByText(/by policy version 2, chosen .* by Ada Admin/).waitFor({ timeout: 30_000 });
    expect(await clockWords(panel, 'Resolution')).toMatch(/5\d min \d\d s left/);
    await panel.getByText('Agreed with the <b>board</b>.').waitFor();
    await panel.locator('summary', { hasText: 'How they stood before, by version 1' }).click();
    await shot(page, 'panel-chosen-light');
    // The original can be had again.
    await panel.getByRole('combobox').selectOption('1');
    await panel.getByRole('button', { name: 'Preview' }).click();
    await panel.getByRole('textbox', { name: 'Reason' }).waitFor();
    for (const one of [page, other.page]) expect(pageErrors(one)).toEqual([]);
  });
});
