import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { INCIDENT_PROPERTY } from '../../../src/domain/incident/state';
import type { Placement } from '../../../src/domain/routing/placement';
import type { ClockState } from '../../../src/domain/sla/clock-state';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { clock, goal, HELD, HOUR, incidentWith, iso, MINUTE, SECOND, TUESDAY } from './clocks-of';
import { invoked, plain, stop } from './clocks-stage';
import { contextOf, openStage, type Stage } from './stage';

// The built watch list in a browser whose time the test moves, before a Jira the test makes. With the whole app: test/app/watch.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('watch-list');
}, 60_000);
afterAll(() => stage.close());

const context = contextOf({ extension: { type: 'jira:projectPage', project: { id: '10000', key: 'IT', type: 'service_desk' } } });

const DESK = {
  may: true,
  groups: [
    { id: 'service-desk', name: 'Service desk', tier: 'tier-1' },
    { id: 'network', name: 'Network', tier: 'tier-2' },
  ],
  tiers: [
    { id: 'tier-1', name: 'Tier 1' },
    { id: 'tier-2', name: 'Tier 2' },
  ],
};

const lets: Host['invoke'] = () => ({ ok: true, value: DESK });

interface Made {
  clocks: readonly ClockState[];
  assignee?: { accountId: string; displayName: string };
  placement?: Placement;
  /** In place of what the app wrote. */
  property?: unknown;
  statusId?: string;
}

const LEA = { accountId: 'u-lea', displayName: 'Lea Novak' };
const MARA = { accountId: 'u-mara', displayName: 'Mara Brandt' };
const NETWORK: Placement = {
  group: { id: 'network', name: 'Network' },
  tier: { id: 'tier-2', name: 'Tier 2' },
  since: iso(TUESDAY - HOUR),
  why: { by: 'category', name: 'Network' },
  moves: 0,
};

/** An issue as the search gives it. */
function issue(number: number, { clocks, assignee, placement, property, statusId = '3' }: Made): Record<string, unknown> {
  const kept = incidentWith(clocks, placement === undefined ? {} : { placement });
  return {
    id: String(20_000 + number),
    key: `IT-${number}`,
    fields: {
      ...Object(kept.fields),
      summary: `Incident number ${number}`,
      status: { id: statusId, name: 'Work in progress', statusCategory: { key: 'indeterminate' } },
      assignee: assignee ?? null,
    },
    properties: property === undefined ? kept.properties : { [INCIDENT_PROPERTY]: property },
  };
}

/** Jira with these open incidents; a hundred of them at once. */
function jiraWith(issues: () => readonly Record<string, unknown>[], posted: unknown[] = []): Host['jira'] {
  return (path, body) => {
    if (path.startsWith('/rest/api/3/project/10000/properties/firebreak'))
      return { key: 'firebreak', value: { schema: 1, incidentTypes: ['10010', '1) OR project = SECRET --'] } };
    if (path !== '/rest/api/3/search/jql') return { status: 404, body: {} };
    posted.push(body);
    const from = Number(Reflect.get(Object(body), 'nextPageToken') ?? 0);
    const to = from + 100;
    const all = issues();
    return { issues: all.slice(from, to), ...(to < all.length ? { nextPageToken: String(to) } : {}) };
  };
}

const due = (name: string, at: number): ClockState => clock(name, { goal: goal(4 * HOUR), since: iso(at - 4 * HOUR), dueAt: iso(at) });

/** Somewhat of everything. */
const MIXED = [
  issue(1, { clocks: [due('Resolution', TUESDAY + 3 * HOUR)], assignee: LEA }),
  issue(2, { clocks: [due('Resolution', TUESDAY + 30 * MINUTE)], assignee: MARA, placement: NETWORK }),
  issue(3, { clocks: [due('Resolution', TUESDAY + 10 * MINUTE), due('Update', TUESDAY - 2 * MINUTE)] }),
  issue(4, { clocks: [HELD], assignee: LEA }),
  issue(5, { clocks: [], property: { schema: 3, phase: 'gone', clocks: '<b>x</b>' } }),
];

const tab = (page: Page, name: string | RegExp) => page.getByRole('tab', { name });
const tabs = async (page: Page): Promise<string[]> => (await page.getByRole('tab').allInnerTexts()).map(plain);
const keys = (page: Page): Promise<string[]> => page.locator('tbody th').allInnerTexts();
const rowOf = async (page: Page, key: string): Promise<string> => {
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: key, exact: true }) });
  return plain((await row.allInnerTexts()).join(' '));
};

/** Lets time pass, with what the page does once it has drawn. */
async function passed(page: Page, ms: number): Promise<void> {
  for (let at = 0; at < ms; at += SECOND) await page.clock.runFor(SECOND);
}

describe('the watch list', () => {
  test('shows each lane with its count, next due first, and asks the app once', () =>
    stage.shown({ context, invoke: lets, jira: jiraWith(() => MIXED), now: TUESDAY, width: 1_200 }, async ({ page, asked }) => {
      await tab(page, /^Breached/).waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await stop(page);
      expect(await tabs(page)).toEqual(['Breached 1', 'At risk 2', 'On hold too long 1', 'Unassigned 2']);
      expect(await keys(page)).toEqual(['IT-3']);
      expect(await rowOf(page, 'IT-3')).toMatch(
        /^IT-3 Incident number 3 High Work in progress – Nobody Update Breached Was due 2:08 PM 3 min 00 s overdue/,
      );

      await tab(page, /^At risk/).click();
      expect(await keys(page)).toEqual(['IT-3', 'IT-2']);
      expect(await rowOf(page, 'IT-2')).toMatch(
        /High Work in progress Network · Tier 2 Mara Brandt Resolution At risk Due 2:40 PM 29 min 00 s left/,
      );
      await page.getByLabel('At risk: due within').selectOption({ label: '4 h' });
      expect(await keys(page)).toEqual(['IT-3', 'IT-2', 'IT-1']);
      await page.getByLabel('At risk: due within').selectOption({ label: '15 min' });
      expect(await keys(page)).toEqual(['IT-3']);

      await tab(page, /^On hold/).click();
      expect(await rowOf(page, 'IT-4')).toMatch(/Lea Novak Held On hold Waiting for the user since Mon 12:10 PM 2 h 59 min 47 s left/);
      await page.getByLabel('On hold for longer than').selectOption({ label: '2 days' });
      await page.getByText('Nothing has been on hold for longer than 2 days.').waitFor();

      await tab(page, /^Unassigned/).click();
      expect(await keys(page)).toEqual(['IT-3', 'IT-5']);
      expect(await rowOf(page, 'IT-5')).toMatch(/Nobody Firebreak has not looked yet/);
      expect(invoked(asked)).toEqual(['invoke readWatchDesk']);
    }));

  test('is worked by the keyboard, and remembers what was chosen', () =>
    stage.shown({ context, invoke: lets, jira: jiraWith(() => MIXED), now: TUESDAY, width: 1_200 }, async ({ page }) => {
      await tab(page, /^Breached/).focus();
      const chosen = async (): Promise<string> =>
        plain((await page.locator('[role=tab][aria-selected=true]:focus').allInnerTexts()).join(' '));
      for (const [key, name] of [
        ['ArrowRight', 'At risk 2'],
        ['End', 'Unassigned 2'],
        ['ArrowRight', 'Breached 1'],
        ['ArrowLeft', 'Unassigned 2'],
        ['Home', 'Breached 1'],
        ['ArrowRight', 'At risk 2'],
      ] as const) {
        await page.keyboard.press(key);
        await page.locator('[role=tab][aria-selected=true]').getByText(name.replace(/ \d+$/, '')).waitFor();
        expect(await chosen()).toBe(name);
      }
      await page.getByLabel('At risk: due within').selectOption({ label: '4 h' });
      await page.getByLabel('Support group').selectOption({ label: 'Network · Tier 2' });
      await page.getByRole('rowheader', { name: 'IT-1', exact: true }).waitFor({ state: 'detached' });
      await page.reload();
      await tab(page, /^At risk/).waitFor();
      expect(await tabs(page)).toEqual(['Breached 0', 'At risk 1', 'On hold too long 0', 'Unassigned 0']);
      expect(await keys(page)).toEqual(['IT-2']);
      await tab(page, /^Breached/).click();
      await page.getByText('The filter hides 1 incident.').waitFor();
      await page.getByRole('button', { name: 'Show all' }).click();
      expect(await keys(page)).toEqual(['IT-3']);
      await page.getByLabel('Mine only').check();
      await page.getByText('Nothing is beyond its goal.').waitFor();
      expect(await tabs(page)).toEqual(['Breached 0', 'At risk 1', 'On hold too long 0', 'Unassigned 0']);
    }));

  test('reads five hundred, page by page, and says that there are more', () => {
    const many = Array.from({ length: 501 }, (_, at) =>
      issue(at + 1, { clocks: [due('Resolution', TUESDAY + (at + 1) * SECOND)], assignee: LEA }),
    );
    const posted: unknown[] = [];
    return stage.shown({ context, invoke: lets, jira: jiraWith(() => many, posted), now: TUESDAY, width: 1_200 }, async ({ page }) => {
      await page.getByText('There are more than 500 open incidents here. The 500 oldest are shown.').waitFor();
      await stop(page, TUESDAY + 250 * SECOND);
      expect(await tabs(page)).toEqual(['Breached 250', 'At risk 250', 'On hold too long 0', 'Unassigned 0']);
      expect(posted.slice(0, 5).map((body) => Reflect.get(Object(body), 'nextPageToken'))).toEqual([undefined, '100', '200', '300', '400']);
      // What somebody wrote into the project's property is no JQL.
      expect(Reflect.get(Object(posted[0]), 'jql')).toBe(
        'project = 10000 AND issuetype IN (10010) AND statusCategory != Done ORDER BY created ASC',
      );
    });
  });

  test('ticks, and moves incidents on, without asking anybody; reads again each minute while it is looked at', () => {
    let issues = [issue(1, { clocks: [due('Resolution', TUESDAY + 90 * SECOND)], assignee: LEA })];
    const posted: unknown[] = [];
    const jira = jiraWith(() => issues, posted);
    return stage.shown({ context, invoke: lets, jira, now: TUESDAY, width: 1_200 }, async ({ page, asked }) => {
      await tab(page, /^At risk 1/).click();
      await stop(page, TUESDAY + 45 * SECOND);
      expect(await rowOf(page, 'IT-1')).toContain('45 s left');
      await page.clock.runFor(2 * SECOND);
      expect(await rowOf(page, 'IT-1')).toContain('43 s left');
      expect(posted).toHaveLength(1);
      issues = [...issues, issue(2, { clocks: [], assignee: LEA }), issue(3, { clocks: [] })];
      await passed(page, 25 * SECOND);
      await tab(page, /^Unassigned 1/).waitFor();
      expect(posted).toHaveLength(2);
      await passed(page, 20 * SECOND);
      await tab(page, /^Breached 1/).click();
      expect(await rowOf(page, 'IT-1')).toMatch(/Breached Was due 2:11 PM \d s overdue/);

      const hide = (hidden: boolean) =>
        page.evaluate((value) => {
          Object.defineProperty(document, 'hidden', { configurable: true, value });
          document.dispatchEvent(new Event('visibilitychange'));
        }, hidden);
      await hide(true);
      const before = posted.length;
      await page.clock.runFor(10 * MINUTE);
      expect(posted).toHaveLength(before);
      issues = [];
      await hide(false);
      await passed(page, SECOND);
      await page.getByText('There are no open incidents in this project.').waitFor();
      expect(invoked(asked)).toEqual(['invoke readWatchDesk']);
    });
  });

  test('says as of when it is, and what keeps it from being newer', () => {
    let down = false;
    const up = jiraWith(() => [issue(1, { clocks: [due('Resolution', TUESDAY + HOUR)], statusId: '4' })]);
    const jira: Host['jira'] = (path, body) => (down ? { status: 503, body: {} } : up(path, body));
    return stage.shown({ context, invoke: lets, jira, now: TUESDAY, width: 1_200 }, async ({ page }) => {
      await tab(page, /^Unassigned 1/).click();
      // Its status has changed since the app looked.
      expect(await rowOf(page, 'IT-1')).toContain('Clocks as of Nov 24, 2026, 2:00 PM');
      await stop(page, TUESDAY + 30 * SECOND);
      const [, readAt = ''] = /As of (2:10:\d\d PM)/.exec(plain((await page.getByText(/^As of /).allTextContents()).join(' '))) ?? [];
      expect(readAt).not.toBe('');
      down = true;
      await page.getByRole('button', { name: 'Refresh' }).click();
      await page.getByRole('alert').getByText('Jira is busy or cannot be reached.').waitFor();
      await page.getByText(`Could not be read again. What is shown is as of ${readAt}; its timers go on.`).waitFor();
      expect(await rowOf(page, 'IT-1')).toMatch(/59 min 30 s left/);
      down = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByRole('status').getByText('As of 2:10:35 PM').waitFor({ state: 'attached' });
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  test('says who may read it to those who may not, and reads nothing', async () => {
    const holders = [
      { type: 'role', id: '1', name: 'Service Desk Team' },
      { type: 'group', id: '2', name: 'leads' },
    ];
    const jira = jiraWith(() => MIXED);
    await stage.shown({ context, jira, invoke: () => ({ ok: true, value: { may: false, holders } }) }, async ({ page, asked }) => {
      await page.getByText('Service Desk Team (role in this project)').waitFor();
      await page.getByText('leads (group)').waitFor();
      expect(asked).toEqual(['invoke readWatchDesk']);
      expect(await axeViolations(page)).toEqual([]);
    });
    await stage.shown({ context, jira, invoke: () => ({ ok: true, value: { may: false, holders: [] } }) }, async ({ page }) => {
      await page.getByText('Nobody has the right to read the watch list yet.').waitFor();
    });
    const gone = { ok: false, error: { code: 'NOT_FOUND', message: 'none here' } };
    await stage.shown({ context, jira, invoke: () => gone }, async ({ page }) => {
      await page.getByText(/^This project has no incidents\./).waitFor();
    });
  });

  test('fits a narrow page, and one magnified to 200 %', () =>
    stage.shown({ context, invoke: lets, jira: jiraWith(() => MIXED), now: TUESDAY, width: 320 }, async ({ page }) => {
      await tab(page, /^Unassigned/).click();
      await page.getByRole('row').nth(1).waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
      // Still a table to a screen reader, and each cell says what it is.
      expect(await page.getByRole('rowheader').allInnerTexts()).toEqual(['IT-3', 'IT-5']);
      expect(await page.getByRole('columnheader').count()).toBe(8);
      expect(await axeViolations(page)).toEqual([]);
    }));
});
