import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { axeViolations } from '../../support/axe';
import { ALL, CALENDARS, clock, goal, HOUR, incidentWith, iso, MINUTE, RESOLUTION, SECOND, TUESDAY } from './clocks-of';
import { explains, invoked, jiraOf, row, stop, wordsOf } from './clocks-stage';
import { contextOf, openStage, type Stage } from './stage';

// The clocks of the built panel in a browser whose time the test moves. With the whole app behind it: test/app/panel-clocks.test.ts.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

describe('the clocks', () => {
  test('say in words how each stands, with one question to Jira and none to the app', () =>
    stage.shown({ jira: jiraOf(ALL), now: TUESDAY }, async ({ page, asked }) => {
      await row(page, 'Elsewhere').waitFor();
      await stop(page);
      const said: [string, string[]][] = [
        ['First response', ['Met with 2 h 10 min left', 'Stopped 12:10 PM']],
        ['Resolution cycle 2', ['On track', '5 h 49 min 00 s left', 'Due Wed 12:00 PM', '50% at 4:00 PM']],
        ['Workaround', ['At risk', '49 min 00 s left', 'Due 3:00 PM', '90% at 2:36 PM']],
        ['Second tier OLA', ['Breached', '21 min 05 s overdue', 'Was due 1:50 PM']],
        ['Overseas', ['Outside working hours', '3 h 00 min 00 s left', 'Goes on 3:00 PM', 'Due 6:00 PM (12:00 PM in America/New York)']],
        [
          'Held',
          ['On hold', '2 h 59 min 47 s left', 'Waiting for the user since Mon 12:10 PM', 'It gets a due time again when it goes on.'],
        ],
        ['Vendor UC', ['Not started']],
        ['Update', ['Missed by 20 min', 'Stopped 11:10 AM']],
        ['Field visit', ['Cancelled 11:10 AM']],
        ['Bare', ['No goal', 'No rule gives this incident a goal here.']],
        ['Elsewhere', ['Running', 'Due 3:10 PM']],
      ];
      expect(await page.locator('.clock h3').allInnerTexts()).toEqual(said.map(([name]) => name));
      for (const [name, parts] of said) for (const part of parts) expect(await wordsOf(page, name)).toContain(part);
      // Without its calendar nobody can say what is left.
      expect(await wordsOf(page, 'Elsewhere')).not.toContain('left');
      // The same again while time passes: others may have acted meanwhile.
      expect(new Set(asked).size).toBe(1);
    }));

  test('tick each second, pass a warning and the goal, and tell a screen reader that and no more; nobody is asked', () => {
    const due = TUESDAY + 10 * MINUTE;
    const near = clock('Near', { goal: goal(HOUR), elapsedMs: 30 * MINUTE, since: iso(TUESDAY - 20 * MINUTE), dueAt: iso(due) });
    const soon = { ...near, goal: { ...goal(HOUR), atRisk: 85 } };
    return stage.shown({ jira: jiraOf([soon]), now: TUESDAY }, async ({ page, asked }) => {
      await row(page, 'Near').waitFor();
      await stop(page, due - 9 * MINUTE - SECOND);
      const status = page.locator('section p[role=status]');
      expect(await wordsOf(page, 'Near')).toContain('9 min 01 s left');
      await page.clock.runFor(SECOND);
      expect(await wordsOf(page, 'Near')).toMatch(/At risk.*9 min 00 s left/);
      await page.getByText('Near: At risk', { exact: true }).waitFor({ state: 'attached' });
      await page.clock.runFor(3 * SECOND);
      expect(await wordsOf(page, 'Near')).toContain('8 min 57 s left');
      expect(await status.textContent()).toBe('Near: At risk');
      await page.clock.runFor(8 * MINUTE + 57 * SECOND);
      expect(await wordsOf(page, 'Near')).toMatch(/Breached.*0 s overdue.*Was due 2:20 PM/);
      expect(await status.textContent()).toBe('Near: Breached');
      await page.clock.runFor(61 * SECOND);
      expect(await wordsOf(page, 'Near')).toContain('1 min 01 s overdue');
      // The same again while time passes: others may have acted meanwhile.
      expect(new Set(asked).size).toBe(1);
    });
  });

  test('stand still while the page is hidden, and are right at once when it is shown', () =>
    stage.shown({ jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page }) => {
      await row(page, 'Resolution').waitFor();
      await stop(page);
      const hide = (hidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { configurable: true, value });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      await hide(true);
      await page.clock.runFor(5 * MINUTE);
      expect(await wordsOf(page, 'Resolution')).toContain('5 h 49 min 00 s left');
      await hide(false);
      expect(await wordsOf(page, 'Resolution')).toContain('5 h 44 min 00 s left');
      await page.clock.runFor(2 * SECOND);
      expect(await wordsOf(page, 'Resolution')).toContain('5 h 43 min 58 s left');
    }));

  test('are said to be missing before the first look, and when the policy has none', () =>
    stage.shown({ jira: jiraOf([]), now: TUESDAY }, async ({ page }) => {
      await page.getByText('No clocks are defined for this incident.').waitFor();
      expect(await page.getByRole('button', { name: 'Whose time it was' }).count()).toBe(0);
    }));

  test.each([
    ['are damaged', [{ ...RESOLUTION, elapsedMs: -1 }]],
    ['are none at all', 'junk'],
  ])('of a property that somebody damaged so that they %s: a look is asked for, and Jira’s own facts are shown', (_, clocks) =>
    stage.shown({ jira: () => incidentWith([], { clocks }), now: TUESDAY }, async ({ page, asked }) => {
      await page.getByText('The clocks are shown once Firebreak has looked at this incident.').waitFor();
      await page.getByText('Work in progress').waitFor();
      expect(invoked(asked)).toEqual(['invoke requestLook']);
    }),
  );

  test('whose calendar a browser cannot use tell when they are due, and no number nobody knows', () => {
    const calendars = {
      business: { ...CALENDARS.business, definition: { ...CALENDARS.business?.definition, timeZone: 'Atlantis/Poseidonis' } },
    };
    return stage.shown({ jira: () => incidentWith([RESOLUTION], { calendars }), now: TUESDAY }, async ({ page }) => {
      await row(page, 'Resolution').waitFor();
      const said = await wordsOf(page, 'Resolution');
      expect(said).toMatch(/Running.*Due Wed 12:00 PM/);
      expect(said).not.toContain('left');
    });
  });
});

describe('the panel with its clocks keeps to', () => {
  test.each([
    ['light', 'en-US', 'Explain this timer: Resolution', 'What if…: Resolution', 'Whose time it was'],
    ['dark', 'fr-FR', 'Expliquer ce délai : Resolution', 'Et si… : Resolution', 'À qui revient le temps'],
  ] as const)('axe and 300 px, all that can be opened open: %s, %s', (theme, locale, explain, whatIf, whose) =>
    stage.shown(
      { theme, width: 300, now: TUESDAY, context: contextOf({ locale }), invoke: explains, jira: jiraOf(ALL) },
      async ({ page }) => {
        for (const name of [explain, whatIf, whose]) await page.getByRole('button', { name: name.replaceAll(' :', '\u00a0:') }).click();
        await page.locator('.split-bar').waitFor();
        await page.locator('.figures tfoot').first().waitFor();
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
      },
    ),
  );

  test('the keyboard: each button opens with Enter, closes again, and keeps the focus', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page }) => {
      const button = page.getByRole('button', { name: 'What if…: Resolution' });
      await button.focus();
      await page.keyboard.press('Enter');
      await page.getByLabel('If it goes on hold now, until').waitFor();
      expect(await button.getAttribute('aria-expanded')).toBe('true');
      await page.keyboard.press('Enter');
      await page.getByLabel('If it goes on hold now, until').waitFor({ state: 'detached' });
      expect(await button.evaluate((node) => node === document.activeElement)).toBe(true);
    }));
});
