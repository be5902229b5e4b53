import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { ALL, clock, EXPLANATION, goal, HELD, HOUR, incidentWith, iso, MINUTE, RESOLUTION, SECOND, TUESDAY } from './clocks-of';
import { contextOf, openStage, type Stage } from './stage';

// The clocks of the built panel in a browser whose time the test moves. With the whole app behind it: test/app/panel-clocks.test.ts.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

const jiraOf =
  (clocks: readonly ClockState[]): Host['jira'] =>
  (path) => {
    if (path.startsWith('/rest/api/3/user')) return { displayName: path.includes('u-lea') ? 'Lea Novak' : 'Maya Lindqvist' };
    return incidentWith(clocks);
  };

const explains: Host['invoke'] = () => ({ ok: true, value: EXPLANATION });

const row = (page: Page, name: string): Locator => page.getByRole('listitem').filter({ has: page.getByRole('heading', { name, level: 3 }) });

/** The words of a clock, in one line. */
const wordsOf = async (page: Page, name: string): Promise<string> =>
  ((await row(page, name).innerText()) ?? '').replaceAll('\u00a0', ' ').replaceAll('\u202f', ' ').replaceAll('\n', ' ');

/** Stops the browser's time a little later than it was begun at, at a full second. */
const stop = (page: Page, at = TUESDAY + 60 * SECOND): Promise<void> => page.clock.pauseAt(at);

const invoked = (asked: readonly string[]): string[] => asked.filter((what) => what.startsWith('invoke'));

describe('the clocks', () => {
  test('say in words how each stands, with one question to Jira and none to the app', () =>
    stage.shown({ jira: jiraOf(ALL), now: TUESDAY }, async ({ page, asked }) => {
      await row(page, 'Elsewhere').waitFor();
      await stop(page);
      const said: [string, string[]][] = [
        ['First response', ['Met with 2 h 10 min left', 'Stopped 12:10 PM']],
        ['Resolution cycle 2', ['On track', '5 h 49 min 00 s left', 'Due Wed 12:00 PM', '50% at 4:00 PM']],
        ['Workaround', ['At risk', '49 min 00 s left', 'Due 3:00 PM', '90% at 2:36 PM']],
        ['Second tier OLA', ['Overdue', '21 min 05 s overdue', 'Was due 1:50 PM']],
        ['Overseas', ['Outside working hours', '3 h 00 min 00 s left', 'Goes on 3:00 PM', 'Due 6:00 PM (12:00 PM in America/New York)']],
        ['Held', ['On hold', '2 h 59 min 47 s left', 'Waiting for the user since Mon 12:10 PM', 'It gets a due time again when it goes on.']],
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
      expect(asked).toHaveLength(1);
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
      expect(await wordsOf(page, 'Near')).toMatch(/Overdue.*0 s overdue.*Was due 2:20 PM/);
      expect(await status.textContent()).toBe('Near: Overdue');
      await page.clock.runFor(61 * SECOND);
      expect(await wordsOf(page, 'Near')).toContain('1 min 01 s overdue');
      expect(asked).toHaveLength(1);
    });
  });
});
