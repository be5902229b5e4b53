import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { DRIFT_CAUSES, PROBLEM_KINDS } from '../../../../src/contract/health-kinds';
import type { CallOutput } from '../../../../src/contract/types';
import { isAboutIssue } from '../../../../src/domain/health/problem';
import { axeViolations } from '../../../support/axe';
import { stagePages, type View } from './page-stage';

// The health page with a server the test holds: every kind of problem and drift, in words.

type Health = CallOutput<'readHealth'>;
type Problem = Health['problems'][number];

const SINCE = '2026-11-23T09:00:00.000Z';
const AT = '2026-11-24T10:30:00.000Z';
const ago = (hours: number): string => new Date(Date.now() - hours * 3_600_000).toISOString();

const VALUES: Partial<Record<Problem['kind'], Record<string, string>>> = {
  permissionLost: { key: 'DESK-4', why: 'Jira says no.', permissions: 'EDIT_ISSUES' },
  projectGone: { project: 'Web shop (SHOP)' },
  fieldGone: { name: 'Closure code', fieldId: 'customfield_10050' },
  personGone: { name: 'Tom', where: 'Network, Service desk', key: 'DESK-7' },
  looksBehind: { count: '12', from: SINCE },
  fieldRefused: { key: 'DESK-9', fields: 'priority, closureCode', why: 'It is not on the appropriate screen.' },
  issueMoved: { key: 'SHOP-3' },
  lookFailed: { key: 'DESK-11', code: 'JIRA_REFUSED', why: 'Too long.' },
};
const SUBJECTS: Partial<Record<Problem['kind'], string>> = { fieldGone: 'closureCode', policyUnreadable: '2', stateTooLarge: '3' };

const problem = (kind: Problem['kind']): Problem => ({
  kind,
  about: SUBJECTS[kind] ?? (isAboutIssue(kind) ? '20007' : '10000'),
  values: VALUES[kind] ?? {},
  since: SINCE,
  at: AT,
});

const runs = (checkedAt: string): Health['runs'] => ({
  sweep: { at: AT, queued: 3 },
  search: { at: AT, changed: 41, asked: 2 },
  checkUp: { at: checkedAt, found: 1, places: { '10000': 'IT Service Desk (DESK)' } },
  drift: { at: AT, sampled: 50, late: 1, drifted: 0 },
});

const WELL: Health = { problems: [], more: [], drift: [], runs: runs(ago(0.5)) };
const ALL: Health = {
  ...WELL,
  problems: PROBLEM_KINDS.map(problem),
  more: ['lookFailed'],
  drift: DRIFT_CAUSES.map((cause, at) => ({
    issueId: String(20_001 + at),
    key: `DESK-${at + 1}`,
    at: AT,
    parts: cause === 'property' ? ['phase', 'priority'] : ['lozenge', 'somethingNew'],
    cause,
  })),
};

const stage = stagePages();

/** The page with what the server has; tells which calls came, with what. */
async function shown(
  health: Health,
  view: View,
  look: (opened: { page: Page; asked: string[]; focused(): Promise<string> }) => Promise<void>,
): Promise<void> {
  const asked: string[] = [];
  const answers: Record<string, unknown> = {
    readHealth: health,
    checkUp: { ...WELL, drift: health.drift },
    recheckProblem: {},
    dismissProblem: {},
  };
  const invoke = (name: string, payload: unknown): unknown => {
    asked.push(`${name} ${JSON.stringify(payload ?? {})}`);
    return name in answers ? { ok: true, value: answers[name] } : undefined;
  };
  await stage.shown('health', { ready: '#ledger', invoke, ...view }, ({ page, focused }) => look({ page, asked, focused }));
}

describe('the health page', () => {
  test.each([
    { theme: 'light', locale: 'en-US', width: 700 },
    { theme: 'dark', locale: 'fr-FR', width: 320 },
  ] as const)(
    'every problem and drift in words, in $theme, $locale, $width pixels wide: axe has nothing to say, nothing sticks out',
    (view) =>
      shown(ALL, view, async ({ page }) => {
        expect(await page.getByRole('article').count()).toBe(PROBLEM_KINDS.length);
        expect(await axeViolations(page)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        expect(await page.locator('.page-main').textContent()).not.toMatch(/\bpage\.\w+\.|\{\w+\}|undefined/);
      }),
  );

  test('the worst comes first; each says since when, what exactly, and leads to what it is about', () =>
    shown(ALL, {}, async ({ page }) => {
      const severities = await page.locator('.problem .lozenge').allInnerTexts();
      expect([...new Set(severities)]).toEqual(['Error', 'Warning', 'Notice']);
      expect(severities).toEqual(
        [...severities].sort((a, b) => ['Error', 'Warning', 'Notice'].indexOf(a) - ['Error', 'Warning', 'Notice'].indexOf(b)),
      );
      const lost = page.getByRole('article', { name: 'The app lacks permissions in IT Service Desk (DESK)' });
      expect(await lost.locator('time').evaluateAll((all) => all.map((one) => one.getAttribute('datetime')))).toEqual([SINCE, AT]);
      expect(await lost.getByRole('link').evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
        'http://jira.test/browse/DESK-4',
        'http://jira.test/plugins/servlet/project-config/DESK/permissions',
      ]);
      await page
        .getByRole('article', { name: /DESK-9/ })
        .getByText('Priority, Closure code')
        .waitFor();
      await page.getByRole('article', { name: 'Tom is deactivated or erased' }).getByText('Network, Service desk').waitFor();
      await page.getByText('There are more of these than are listed: DESK-11 cannot be looked at').waitFor();
      const rows = await page.getByRole('region', { name: 'Drift ledger' }).last().locator('tbody tr').allInnerTexts();
      expect(rows).toHaveLength(DRIFT_CAUSES.length);
      expect(rows[0]).toMatch(/^DESK-1\s.*phase, priority\s+Somebody or another app wrote over/s);
      expect(rows[1]).toContain('the words on the collapsed panel, somethingNew');
      await page.getByText('Changed incidents: 41; of these to be looked at: 2').waitFor();
    }));

  test('a problem of an issue is looked at again, or put away, by keyboard; what was done is said and the focus stays on the page', () =>
    shown({ ...WELL, problems: [problem('issueMoved')] }, {}, async ({ page, asked, focused }) => {
      // A notice is nothing wrong.
      await page.getByText('All is well.').waitFor();
      await page.getByRole('button', { name: 'Look again at SHOP-3' }).press('Enter');
      await page.getByRole('status').getByText('A look at SHOP-3 was asked for.').waitFor();
      await page.getByRole('button', { name: 'Put away: SHOP-3 is no longer an incident' }).press('Enter');
      await page.getByRole('status').getByText('Put away: SHOP-3 is no longer an incident.').waitFor();
      expect(await page.getByRole('article').count()).toBe(0);
      expect(await focused()).toBe('What is wrong');
      const named = JSON.stringify({ kind: 'issueMoved', about: '20007' });
      expect(asked).toEqual(expect.arrayContaining([`recheckProblem ${named}`, `dismissProblem ${named}`]));
    }));

  test('problems of the site cannot be put away; checking again shows what there is then', () =>
    shown({ ...WELL, problems: [problem('projectGone')] }, {}, async ({ page, asked }) => {
      expect(await page.getByText('All is well.').count()).toBe(0);
      expect(await page.getByRole('article').getByRole('button').count()).toBe(0);
      await page.getByRole('button', { name: 'Check again' }).press('Enter');
      await page.getByText('All is well.').waitFor();
      await page.getByRole('status').getByText('Everything was checked.').waitFor();
      expect(asked.filter((one) => one.startsWith('checkUp'))).toHaveLength(1);
    }));

  test('all is not well when nobody has looked for hours, nor before anybody has', async () => {
    await shown({ ...WELL, runs: runs(ago(5)) }, {}, async ({ page }) => {
      await page.getByRole('alert').getByText('The hourly check has not been made since').waitFor();
      expect(await page.getByText('All is well.').count()).toBe(0);
    });
    await shown({ ...WELL, runs: {} }, {}, async ({ page }) => {
      await page.getByText('nothing has been checked yet').waitFor();
      expect(await page.getByRole('cell', { name: 'Not yet' }).count()).toBe(4);
    });
  });
});

describe('the overview', () => {
  test('says how much is wrong, with the way to it, and asks the server for nothing more', () =>
    stage.shown('overview', { ready: '#parts', wrong: { errors: 1, warnings: 2 } }, async ({ page }) => {
      const card = page.getByRole('region', { name: 'Something is wrong' });
      await card.getByText('1 thing keeps incidents from being looked after.').waitFor();
      await card.getByText('2 things should be mended.').waitFor();
      expect(await card.getByRole('link').getAttribute('href')).toBe('#/health');
    }));

  test('says nothing of it while all is well, or while it is not known', async () => {
    for (const wrong of [{ errors: 0, warnings: 0 }, undefined])
      await stage.shown('overview', { ready: '#parts', ...(wrong ? { wrong } : {}) }, async ({ page }) => {
        expect(await page.getByText('Something is wrong').count()).toBe(0);
      });
  });
});
