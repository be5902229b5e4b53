import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { Host } from '../../bench/screen';
import { clock, EXPLANATION, goal, HELD, HOUR, heldAt, IDLE, incidentWith, iso, MINUTE, RESOLUTION, SECOND, TUESDAY } from './clocks-of';
import { explains, invoked, jiraOf, plain, plainLines, stop, wordsOf } from './clocks-stage';
import { openStage, type Stage } from './stage';

// What can be asked of the panel's clocks: explanation, forecast, whose time it was.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

describe('“Explain this timer”', () => {
  const explain = (page: Page): Locator => page.getByRole('button', { name: 'Explain this timer: Resolution' });
  const table = (page: Page): Locator => page.getByRole('table', { name: 'IT-1: every stretch of Resolution' });

  test('shows each stretch and why, and their sum, which is the number shown, each second; one call for all', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION, IDLE]), now: TUESDAY }, async ({ page, asked }) => {
      await explain(page).click();
      await table(page).waitFor();
      await table(page).getByText('by Lea Novak').waitFor();
      await stop(page);
      const rows = (await table(page).locator('tbody tr').allInnerTexts()).map(plain);
      expect(rows).toEqual([
        'Mon, Nov 23',
        '9:00:00 AM to 9:30:00 AM Counted Incident created, by Maya Lindqvist 30 min',
        '9:30:00 AM to 4:50:00 PM On hold: Waiting for the user Status: Work in progress → Waiting for customer, by Maya Lindqvist –',
        '4:50:00 PM to 5:00:00 PM Counted Comment, by Maya Lindqvist 10 min',
        '5:00:00 PM to Tue 9:00:00 AM Outside working hours –',
        'Tue, Nov 24',
        '9:00:00 AM to 9:59:59 AM Counted 1 h',
        '9:59:59 AM to 1:40:05 PM On hold: Waiting for a vendor Status: Work in progress → Pending, by Maya Lindqvist –',
        '1:40:05 PM to 2:11:05 PM Counted Status: Pending → Work in progress, by Lea Novak 31 min',
      ]);
      const sum = async () => plain((await table(page).locator('tfoot').allInnerTexts()).join());
      expect(await sum()).toBe('Counted in all 2 h 11 min');
      expect(await wordsOf(page, 'Resolution')).toContain('5 h 49 min 00 s left');
      await page.clock.runFor(7 * SECOND);
      expect(await sum()).toBe('Counted in all 2 h 11 min 7 s');
      const said = await wordsOf(page, 'Resolution');
      expect(said).toContain('5 h 48 min 53 s left');
      expect(said).toContain('8 h, less 2 h 11 min 7 s that counted, leaves the 5 h 48 min 53 s shown above.');
      for (const words of [
        'Rule 1 is for priority Highest; here it is High.',
        'Rule 2 fits: 8 h by “Office hours”.',
        'Times are shown to the full second and counted to the thousandth: a line may seem a second off.',
        'Calendar: Office hours (Europe/Berlin)',
        'Policy version 1',
        'Cycle 1: stopped after 2 h',
      ])
        expect(said).toContain(words);
      expect(invoked(asked)).toEqual(['invoke explainClocks']);
      await page.clock.resume();
      await page.getByRole('button', { name: 'Explain this timer: Vendor' }).click();
      await page.getByText('This clock has never started').waitFor();
      await page.getByRole('button', { name: 'Whose time it was' }).click();
      await page.getByRole('table', { name: 'Whose time the incident’s life was' }).waitFor();
      expect(invoked(asked)).toEqual(['invoke explainClocks']);
    }));

  test('links to the entry of the history, and to the comment', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page, asked }) => {
      await explain(page).click();
      await table(page).waitFor();
      const hrefs = await table(page)
        .getByRole('link')
        .evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      const history = 'page=com.atlassian.jira.plugin.system.issuetabpanels:changehistory-tabpanel';
      expect(hrefs).toEqual([
        `http://jira.test/browse/IT-1?focusedId=10234&${history}`,
        'http://jira.test/browse/IT-1?focusedCommentId=10777',
        `http://jira.test/browse/IT-1?focusedId=10235&${history}`,
        `http://jira.test/browse/IT-1?focusedId=10236&${history}`,
      ]);
      await table(page).getByRole('link').first().click();
      expect(asked.at(-1)).toContain('/browse/IT-1?focusedId=10234');
    }));

  test('copies the explanation as text; where the browser forbids that, the text is there, selected', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page, context }) => {
      await explain(page).click();
      await table(page).getByText('by Lea Novak').waitFor();
      await stop(page);
      const copy = page.getByRole('button', { name: 'Copy as text' });
      await context.grantPermissions(['clipboard-read', 'clipboard-write']);
      await copy.click();
      await page.getByText('Copied.').waitFor();
      const text = plainLines(await page.evaluate(() => navigator.clipboard.readText()));
      expect(text.slice(0, 7)).toEqual([
        'IT-1: every stretch of Resolution',
        'Tuesday, November 24, 2026 at 2:11:05 PM GMT+1',
        'Resolution: On track',
        '8 h, less 2 h 11 min that counted, leaves the 5 h 49 min shown above.',
        '',
        expect.stringMatching(
          /^Monday, November 23, 2026 at 9:00:00 AM GMT\+1 – .* · Counted: 30 min \(Incident created, by Maya Lindqvist\)$/,
        ),
        expect.stringContaining('On hold: Waiting for the user (Status: Work in progress → Waiting for customer, by Maya Lindqvist)'),
      ]);
      expect(text).toContain('Counted in all: 2 h 11 min');
      expect(text.slice(-2)).toEqual(['Calendar: Office hours (Europe/Berlin)', 'Policy version 1']);

      await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
      await copy.click();
      const box = page.getByRole('textbox', { name: 'The explanation as text' });
      await box.waitFor();
      await page.clock.runFor(SECOND);
      const chosen = await box.evaluate((area) =>
        area instanceof HTMLTextAreaElement ? area.value.slice(area.selectionStart, area.selectionEnd) : '',
      );
      expect(plainLines(chosen)).toContain('Counted in all: 2 h 11 min');
    }));

  test('past the closing of the calendar says so and asks anew on a word; never shows a sum that is not the number', () => {
    return stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page, asked }) => {
      await explain(page).click();
      await table(page).waitFor();
      // 17:05 in Berlin.
      await page.clock.fastForward(3 * HOUR);
      await page.getByText('Since this was explained').waitFor();
      expect(await wordsOf(page, 'Resolution')).toMatch(/3 h 00 min 0\d s left/);
      expect(await wordsOf(page, 'Resolution')).not.toContain('shown above');
      await page.getByRole('button', { name: 'Explain anew' }).click();
      await table(page).waitFor();
      expect(invoked(asked)).toEqual(['invoke explainClocks', 'invoke explainClocks']);
    });
  });

  test('that is of another state than the panel’s says so', () => {
    const newer = { ...RESOLUTION, state: 'held' as const };
    return stage.shown({ invoke: explains, jira: jiraOf([newer]), now: TUESDAY }, async ({ page }) => {
      await explain(page).click();
      await page.getByText('Since this was explained').waitFor();
      expect(await wordsOf(page, 'Resolution')).toContain('2 h 10 min counted.');
    });
  });

  test('of a clock on hold is one of now, also where no other clock runs and the panel has been open for long', () =>
    stage.shown(
      { invoke: () => ({ ok: true, value: heldAt(TUESDAY + 2 * HOUR) }), jira: jiraOf([HELD]), now: TUESDAY },
      async ({ page }) => {
        const button = page.getByRole('button', { name: 'Explain this timer: Held' });
        await button.waitFor();
        await page.clock.fastForward(2 * HOUR);
        await button.click();
        await page.getByText('8 h, less 5 h 13 s that counted, leaves the 2 h 59 min 47 s shown above.').waitFor();
        expect(await wordsOf(page, 'Held')).not.toContain('Times are shown to the full second');
        await page.clock.fastForward(HOUR);
        const held = page.getByRole('table', { name: 'IT-1: every stretch of Held' }).locator('tbody tr').last();
        await held.getByText(/to Tue 5:10:\d\d PM/).waitFor();
        expect(await wordsOf(page, 'Held')).not.toContain('Since this was explained');
      },
    ));

  test('adds up to the number shown by a computer whose clock is behind, too', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY - 10 * MINUTE }, async ({ page }) => {
      await explain(page).click();
      await table(page).waitFor();
      await stop(page, TUESDAY - 9 * MINUTE);
      const said = await wordsOf(page, 'Resolution');
      expect(said).toContain('8 h, less 2 h 1 min that counted, leaves the 5 h 59 min shown above.');
      expect(said).toContain('Counted in all 2 h 1 min');
      expect(said).not.toContain('Since this was explained');
    }));

  test('that cannot be had is said in words, and asked for again', () => {
    let down = true;
    const invoke: Host['invoke'] = () =>
      down ? { ok: false, error: { code: 'TRY_LATER', message: 'm' } } : { ok: true, value: EXPLANATION };
    return stage.shown({ invoke, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page }) => {
      await explain(page).click();
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      down = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await table(page).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });
});

describe('whose time it was', () => {
  test('adds up to the wall clock, to the second, without colour', () =>
    stage.shown({ invoke: explains, jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page }) => {
      await page.getByRole('button', { name: 'Whose time it was' }).click();
      const table = page.getByRole('table', { name: 'Whose time the incident’s life was' });
      await table.waitFor();
      expect((await table.locator('tbody tr, tfoot tr').allInnerTexts()).map(plain)).toEqual([
        'Ours: Tier 1 1 h 40 min 5.7%',
        'Ours: Tier 2 30 min 1.7%',
        'Waiting for the user 6 h 20.6%',
        'Waiting for a vendor 2 h 6.9%',
        'Waiting for other reasons 33 min 1.9%',
        'Outside working hours 18 h 27 min 5 s 63.3%',
        'In all, from creation to 2:10:05 PM 29 h 10 min 5 s 100%',
      ]);
    }));
});

describe('“What if…”', () => {
  const whatIf = (page: Page, name: string) => page.getByRole('button', { name: `What if…: ${name}` }).click();

  test('a hold moves the due time, by working time; a fix has to start in time; nobody is asked', () =>
    stage.shown({ jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page, asked }) => {
      await whatIf(page, 'Resolution');
      const until = page.getByLabel('If it goes on hold now, until');
      await until.waitFor();
      await stop(page);
      // 5 h 49 min are left: 5 h of Thursday from 12:00 on, the rest on Friday.
      await until.fill('2026-11-26T12:00');
      await page.getByText('The due time moves to Fri 9:49 AM.').first().waitFor();
      await until.fill('2026-11-24T08:00');
      await page.getByText('Choose a time to come.').first().waitFor();
      await page.getByLabel('A fix takes, in working time').fill('4.5');
      await page.getByText('It must start by 3:30 PM.').first().waitFor();
      await page.getByRole('combobox', { name: 'Unit' }).selectOption('minutes');
      await page.getByText('It must start by Wed 11:55 AM.').first().waitFor();
      await page.getByLabel('A fix takes, in working time').fill('400');
      await page.getByText('Too late: it had to start by 1:20 PM.').first().waitFor();
      await page.getByLabel('A fix takes, in working time').fill('-1');
      await page.getByText('Say how long it takes.').first().waitFor();
      expect(invoked(asked)).toEqual([]);
    }));

  test('of a clock on hold: when it would be due', () =>
    stage.shown({ jira: jiraOf([HELD]), now: TUESDAY }, async ({ page }) => {
      await whatIf(page, 'Held');
      await page.getByLabel('If it stays on hold until').fill('2026-11-25T09:00');
      await page.getByText('It is then due Wed 11:59 AM.').first().waitFor();
      expect(await page.getByLabel('A fix takes').count()).toBe(0);
    }));

  test.each(['running', 'held'] as const)('of a clock that is %s and missed its goal: no hold changes that', (state) => {
    const [dueAt, reason] = [iso(TUESDAY - 20 * MINUTE), { id: 'user', name: 'Waiting for the user' }];
    const more = state === 'running' ? { dueAt } : { breachedAt: dueAt, reason };
    const late = clock('Late', { state, goal: goal(2 * HOUR), elapsedMs: 130 * MINUTE, ...more });
    return stage.shown({ jira: jiraOf([late]), now: TUESDAY }, async ({ page }) => {
      await whatIf(page, 'Late');
      await page.getByText('It was due 1:50 PM: no hold changes that.').first().waitFor();
    });
  });
});

describe('“Messages sent”', () => {
  const open = { name: 'Messages sent' };
  const told = (id: string, outcome: string, to = ['u-lea']) => ({ id, outcome, to, at: '2026-11-24T09:00:00.000Z' });

  test('is not offered before the first', () =>
    stage.shown({ jira: jiraOf([RESOLUTION]), now: TUESDAY }, async ({ page }) => {
      await page.getByRole('button', { name: 'Whose time it was' }).waitFor();
      expect(await page.getByRole('button', open).count()).toBe(0);
    }));

  test('says what, to whom, when and what came of it, the latest first, and asks no function of ours', () => {
    const all = [
      told('priority-put-back/20001/50', 'refused', ['u-maya']),
      told('reminder/20001/resolution/cycle-1/50', 'done'),
      told('reminder/20001/resolution/cycle-1/75', 'unknown', ['u-lea', 'u-maya']),
    ];
    const jira: Host['jira'] = (path) =>
      path.startsWith('/rest/api/3/user') ? jiraOf([])?.(path) : incidentWith([RESOLUTION], { told: [...all, { id: 'damaged' }] });
    return stage.shown({ jira, now: TUESDAY }, async ({ page, asked }) => {
      await page.getByRole('button', open).click();
      await page.getByText('Lea Novak').first().waitFor();
      const lines = (await page.locator('.clock-details li').allInnerTexts()).map(plain);
      expect(lines).toEqual([
        'Reminder: 75% of “Resolution” is used To Lea Novak and Maya Lindqvist, Nov 24, 2026, 10:00 AM: unknown whether it went out. It is not sent again.',
        'Reminder: 50% of “Resolution” is used To Lea Novak, Nov 24, 2026, 10:00 AM',
        'Comment: the priority was put back To Maya Lindqvist, Nov 24, 2026, 10:00 AM: Jira did not take it.',
      ]);
      expect(invoked(asked)).toEqual([]);
    });
  });

  test('says what was told, moved and made in the incident’s life', () => {
    const all = [
      told('event/20001/held/2/held-customer', 'done'),
      { ...told('event/20001/partyHeld/1/party', 'done'), what: 'Party <b>' },
      { ...told('move/20001/close/1', 'done', []), what: 'Closed <b>' },
      told('move/20001/reopen/1', 'refused', []),
      { ...told('task/20001/urgent/call/0', 'done', []), what: 'Call the users' },
    ];
    const jira: Host['jira'] = (path) =>
      path.startsWith('/rest/api/3/user') ? jiraOf([])?.(path) : incidentWith([RESOLUTION], { told: all });
    return stage.shown({ jira, now: TUESDAY }, async ({ page }) => {
      await page.getByRole('button', open).click();
      await page.getByText('Lea Novak').first().waitFor();
      const lines = (await page.locator('.clock-details li').allInnerTexts()).map((line) => plain(line).split(', Nov')[0]);
      expect(lines).toEqual([
        'Task “Call the users” Done',
        'Opened again Nov 24, 2026, 10:00 AM: it could not be done.',
        'Closed (“Closed <b>”) Done',
        'Message “Party <b>” To Lea Novak',
        'Told: it is on hold To Lea Novak',
      ]);
    });
  });

  test('says what escalations said and did, to groups and watchers too, and why something was not done', () => {
    const deed = (at: number, more: Record<string, unknown>) => ({
      ...told(`escalation/20001/late/resolution-1-75/lead/1/${at}`, 'done', []),
      what: 'Late <b>',
      ...more,
    });
    const all = [
      deed(0, { effect: 'notify', to: ['u-lea'], groups: ['Second line'], watchers: true }),
      deed(1, { effect: 'notify', outcome: 'nobody' }),
      deed(2, { effect: 'comment', outcome: 'refused', why: 'templateGone' }),
      deed(3, { effect: 'transition', outcome: 'refused', why: 'Jira says: <i>no</i>' }),
      deed(4, { effect: 'label' }),
    ];
    const jira: Host['jira'] = (path) =>
      path.startsWith('/rest/api/3/user') ? jiraOf([])?.(path) : incidentWith([RESOLUTION], { told: all });
    return stage.shown({ jira, now: TUESDAY }, async ({ page }) => {
      await page.getByRole('button', open).click();
      await page.getByText('Lea Novak').first().waitFor();
      const lines = (await page.locator('.clock-details li').allInnerTexts()).map(plain);
      expect(lines).toEqual([
        'Escalation: label “Late <b>” Done, Nov 24, 2026, 10:00 AM',
        'Escalation: status “Late <b>” Nov 24, 2026, 10:00 AM: it could not be done. Jira says: <i>no</i>',
        'Escalation: comment “Late <b>” Nov 24, 2026, 10:00 AM: it could not be done. The policy has no such message any more.',
        'Escalation: message “Late <b>” Nov 24, 2026, 10:00 AM: there was nobody to tell.',
        'Escalation: message “Late <b>” To Lea Novak, Second line, and watchers, Nov 24, 2026, 10:00 AM',
      ]);
    });
  });
});
