import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { CallOutput, ClockPreview } from '../../../src/contract/types';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { HOUR, incidentWith, iso, MINUTE, RESOLUTION, TUESDAY } from './clocks-of';
import { invoked, plain } from './clocks-stage';
import { contextOf, openStage, type Stage } from './stage';

// The choice of the policy's version by which an incident's clocks count.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

type Policies = CallOutput<'readClockPolicies'>;

const POLICIES: Policies = {
  versions: [
    { version: 2, publishedAt: iso(TUESDAY - HOUR), by: 'u-ada', note: 'Longer <b>goals</b>' },
    { version: 1, publishedAt: iso(TUESDAY - 900 * HOUR), by: null, note: '' },
  ],
  original: 1,
  running: 1,
  chosen: null,
  mayChoose: true,
};

const CHOSEN: Policies = {
  ...POLICIES,
  running: 2,
  chosen: {
    version: 2,
    at: iso(TUESDAY - MINUTE),
    by: 'u-maya',
    reason: 'Agreed with the <i>customer</i>.',
    before: { version: 1, clocks: [{ metric: 'resolution', state: 'running', elapsedMs: 130 * MINUTE, dueAt: iso(TUESDAY + 22 * HOUR) }] },
  },
};

const standing = { state: 'running', cycle: 2, elapsedMs: 130 * MINUTE } as const;
const goalOf = (ms: number) => ({ rule: 'p2', ms, calendar: 'business' });

const PREVIEW: ClockPreview = {
  at: iso(TUESDAY),
  before: 1,
  after: 2,
  clocks: [
    {
      metric: 'resolution',
      name: 'Resolution',
      before: { ...standing, goal: goalOf(8 * HOUR), dueAt: '2026-11-25T11:00:05.000Z' },
      after: { ...standing, goal: goalOf(2 * HOUR), dueAt: '2026-11-24T13:00:05.000Z', breachedAt: '2026-11-24T13:00:05.000Z' },
      differs: true,
    },
    {
      metric: 'response',
      name: 'First response',
      before: { ...standing, state: 'stopped' },
      after: { ...standing, state: 'stopped' },
      differs: false,
    },
    { metric: 'vendor', name: 'Vendor', after: { ...standing, state: 'idle', elapsedMs: 0 }, differs: true },
  ],
  expect: 'seen-1',
};

/** A server on which a version can be chosen, once it answers `choose`. Writes down what it is sent. */
const server =
  (sent: [string, unknown][], answers: { policies?: () => Policies; choose?: () => unknown } = {}): Host['invoke'] =>
  (name, payload) => {
    sent.push([name, payload]);
    if (name === 'readClockPolicies') return { ok: true, value: answers.policies?.() ?? POLICIES };
    if (name === 'previewClockPolicy') return { ok: true, value: PREVIEW };
    return answers.choose?.() ?? { ok: true, value: {} };
  };

const jira: Host['jira'] = (path) => (path.startsWith('/rest/api/3/user') ? { displayName: 'Maya Lindqvist' } : incidentWith([RESOLUTION]));
const open = (page: Page): Promise<void> => page.getByRole('button', { name: 'Policy version' }).click();
const preview = (page: Page): Promise<void> => page.getByRole('button', { name: 'Preview' }).click();
const apply = (page: Page): Promise<void> => page.getByRole('button', { name: 'Apply version 2' }).click();

describe('the version of the policy', () => {
  test('by which the clocks count is told to everybody; the choice of another is not offered to who may not', () => {
    const sent: [string, unknown][] = [];
    const invoke = server(sent, { policies: () => ({ ...POLICIES, mayChoose: false }) });
    return stage.shown({ invoke, jira, now: TUESDAY }, async ({ page, asked }) => {
      await open(page);
      await page.getByText('The clocks count by policy version 1, which was in force when the incident was made.').waitFor();
      expect(await page.getByRole('combobox').count()).toBe(0);
      expect(invoked(asked)).toEqual(['invoke readClockPolicies']);
    });
  });

  test('is previewed clock by clock, and applied with a reason; until the look has come it is said to be on its way', () => {
    const sent: [string, unknown][] = [];
    let chosen = false;
    const invoke = server(sent, {
      policies: () => (chosen ? CHOSEN : POLICIES),
      choose: () => {
        setTimeout(() => {
          chosen = true;
        }, 1_500);
        return { ok: true, value: {} };
      },
    });
    const changing: Host['jira'] = (path) =>
      path.startsWith('/rest/api/3/user')
        ? { displayName: 'Maya Lindqvist' }
        : incidentWith([RESOLUTION], chosen ? { clockPolicy: 2 } : {});
    return stage.shown({ invoke, jira: changing, now: TUESDAY }, async ({ page }) => {
      await open(page);
      const select = page.getByRole('combobox', { name: 'Count by another version' });
      await select.waitFor();
      expect((await select.locator('option').allTextContents()).map(plain)).toEqual([
        'Version 2, Nov 24, 2026, 1:10 PM: Longer <b>goals</b>',
      ]);
      await preview(page);
      await page.getByText('Clocks that version 2 would change: 2. Nothing is changed yet.').waitFor();
      const rows = await page.getByRole('table', { name: 'Clocks by version 1 and by version 2' }).locator('tbody tr').allInnerTexts();
      expect(rows.map(plain)).toEqual([
        'Resolution Running 2 h 10 min of 8 h Due Wed 12:00 PM Running 2 h 10 min of 2 h Missed 2:00 PM',
        'First response Stopped 2 h 10 min The same',
        'Vendor No such clock Not started',
      ]);
      await apply(page);
      await page.getByText('Say why: others will ask.').waitFor();
      await page.getByRole('textbox', { name: 'Reason' }).fill(' Agreed. ');
      await apply(page);
      await page.getByText('The clocks are being counted under policy version 2…').waitFor();
      expect(sent.at(-1)).toEqual(['chooseClockPolicy', { version: 2, reason: 'Agreed.', expect: 'seen-1' }]);
      await page.getByText('being counted').waitFor({ state: 'detached' });
      await page.getByText(/chosen Nov 24, 2026, .* by Maya Lindqvist/).waitFor();
      await page.getByText('Agreed with the <i>customer</i>.').waitFor();
      await page.locator('summary', { hasText: 'How they stood before, by version 1' }).click();
      await page.getByText('Due Wed 12:10 PM').waitFor();
    });
  });

  test('that comes out otherwise by now is not applied: the preview goes, and can be had anew', () => {
    const sent: [string, unknown][] = [];
    const invoke = server(sent, { choose: () => ({ ok: false, error: { code: 'CONFLICT', message: 'm' } }) });
    return stage.shown({ invoke, jira, now: TUESDAY }, async ({ page }) => {
      await open(page);
      await preview(page);
      await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed.');
      await apply(page);
      await page.getByRole('alert').getByText('Somebody else changed this').waitFor();
      expect(await page.getByRole('button', { name: 'Apply version 2' }).count()).toBe(0);
      await preview(page);
      await page.getByRole('textbox', { name: 'Reason' }).waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  test('a refusal is told, and what was typed stays', () => {
    const invoke = server([], { choose: () => ({ ok: false, error: { code: 'NOT_ALLOWED', message: 'm' } }) });
    return stage.shown({ invoke, jira, now: TUESDAY }, async ({ page }) => {
      await open(page);
      await preview(page);
      await page.getByRole('textbox', { name: 'Reason' }).fill('Agreed.');
      await apply(page);
      await page.getByRole('alert').getByText('You are not allowed to do this.').waitFor();
      expect(await page.getByRole('textbox', { name: 'Reason' }).inputValue()).toBe('Agreed.');
      expect(await page.getByText('being counted').count()).toBe(0);
    });
  });

  test.each([
    ['light', 'en-US', 'Policy version', 'Preview'],
    ['dark', 'fr-FR', 'Version de la politique', 'Aperçu'],
  ] as const)('keeps to axe and 300 px: %s, %s', (theme, locale, versions, preview) => {
    const invoke = server([], { policies: () => ({ ...CHOSEN, running: 1 }) });
    return stage.shown({ theme, width: 300, context: contextOf({ locale }), invoke, jira, now: TUESDAY }, async ({ page }) => {
      await page.getByRole('button', { name: versions }).click();
      await page.getByRole('button', { name: preview }).click();
      await page.getByRole('textbox').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    });
  });
});
