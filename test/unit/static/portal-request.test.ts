import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RequestView } from '../../../src/contract/types';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { shot } from '../../support/shots';
import { plain } from './clocks-stage';
import { ago, HOUR, later, NOW } from './desk-of';
import { contextOf, openStage, type Stage } from './stage';

// What a customer sees in the portal, in the built panel, with a host that answers what the test wants.

jest.setTimeout(60_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('portal-request');
}, 60_000);
afterAll(() => stage.close());

const REQUEST: RequestView = {
  key: 'HELP-7',
  phase: 'Investigation and diagnosis',
  phases: ['Logging', 'Investigation and diagnosis', 'Resolution and recovery', 'Closure'],
  over: false,
  priority: 'High',
  firstResponseDue: ago(HOUR),
  resolutionDue: later(5 * HOUR),
};
const RESOLUTION: NonNullable<RequestView['resolution']> = {
  kind: 'Permanent fix',
  done: 'Replaced the <b>disk</b>.\nRestored the data.',
  at: ago(HOUR),
  answer: 'open',
  closesAt: later(72 * HOUR),
};

/** What the platform tells a screen on a request of the portal. */
const PORTAL = contextOf({
  accountId: 'c-nora',
  extension: { type: 'jiraServiceManagement:portalRequestDetail', request: { key: 'HELP-7', typeId: 3 }, portal: { id: 1 } },
});

function hostOf(
  request: RequestView | (() => RequestView),
  sent: [string, unknown][] = [],
  answer: unknown = { ok: true, value: { first: true } },
) {
  const invoke: Host['invoke'] = (name, payload) => {
    if (name === 'readRequest') return { ok: true, value: typeof request === 'function' ? request() : request };
    sent.push([name, payload]);
    return answer;
  };
  return { invoke, context: PORTAL, now: NOW, width: 600 };
}

const words = async (page: Page): Promise<string> => plain((await page.locator('main').allInnerTexts()).join(' ').replace(/\s+/g, ' '));
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

test('where it stands, that nothing is to be done, and by when what is expected', () =>
  stage.shown(hostOf(REQUEST), async ({ page, asked }) => {
    await page.getByText('You need not do anything.').waitFor();
    expect(plain((await page.locator('[aria-current=step]').textContent()) ?? '')).toContain('Investigation and diagnosis');
    const text = await words(page);
    for (const part of [
      'We are working on it.',
      'Logging (done)',
      'Priority High',
      'First answer expected by Nov 24, 2026, 1:10 PM: we are late',
      'Resolution expected by Nov 24, 2026, 7:10 PM',
    ])
      expect(text).toContain(part);
    expect(asked).toEqual(['invoke readRequest']);
    await shot(page, 'request-working', { fullPage: true });
  }));

test('it waits for the reader, and what happens in silence; for others it does not', async () => {
  const hold = { reason: 'Your <b>answer</b>', waitsForYou: true, since: ago(HOUR), resolvesAt: later(96 * HOUR) };
  await stage.shown(hostOf({ ...REQUEST, hold }), async ({ page }) => {
    await page.getByText('We are waiting for you: Your <b>answer</b>').waitFor();
    await page.getByText('Please answer with a comment on this request.').waitFor();
    await page.getByText('Without an answer from you it is resolved Nov 28, 2026, 2:10 PM.').waitFor();
    await shot(page, 'request-waits', { fullPage: true });
  });
  await stage.shown(hostOf({ ...REQUEST, hold: { reason: 'Vendor', waitsForYou: false, since: ago(HOUR) } }), async ({ page }) => {
    await page.getByText('On hold: Vendor').waitFor();
    await page.getByText('You need not do anything.').waitFor();
  });
});

test('a proposed resolution is accepted with one press; the panel says what comes of it and reads once more', () => {
  const sent: [string, unknown][] = [];
  let now: RequestView = { ...REQUEST, phase: 'Resolution and recovery', resolution: RESOLUTION };
  return stage.shown(
    hostOf(() => now, sent),
    async ({ page, asked }) => {
      await page.getByText('Is your problem solved?').waitFor();
      const text = await words(page);
      for (const part of [
        'Permanent fix, Nov 24, 2026, 1:10 PM',
        'Replaced the <b>disk</b>.',
        'Without an answer we take it for solved Nov 27, 2026, 2:10 PM.',
      ])
        expect(text).toContain(part);
      await shot(page, 'request-proposed', { fullPage: true });
      now = { ...now, phase: 'Closure', over: true, resolution: { ...RESOLUTION, answer: 'accepted' } };
      await button(page, 'Yes, it is solved').click();
      await page.getByText('Thank you. Your request is being closed.').waitFor();
      await page.clock.runFor(5_000);
      await page.getByText('Your request is closed.').waitFor();
      expect(sent).toEqual([['answerRequest', { accepts: true }]]);
      expect(asked.filter((what) => what === 'invoke readRequest')).toHaveLength(2);
    },
  );
});

test('no needs a reason, by keyboard; refused, it is said and what was typed stays', () => {
  const sent: [string, unknown][] = [];
  const refused = { ok: false, error: { code: 'CONFLICT', message: 'x', values: { why: 'nothingProposed' } } };
  return stage.shown(hostOf({ ...REQUEST, resolution: RESOLUTION }, sent, refused), async ({ page }) => {
    await button(page, 'No, not yet…').focus();
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('Say what does not work yet.').waitFor();
    await page.keyboard.type('Still slow.');
    await button(page, 'Send').click();
    await page.getByRole('alert').getByText('No resolution waits for your answer any more.').waitFor();
    expect(await page.locator('textarea').inputValue()).toBe('Still slow.');
    expect(sent).toEqual([['answerRequest', { accepts: false, reason: 'Still slow.' }]]);
    await page.locator('textarea').focus();
    await page.keyboard.press('Escape');
    await button(page, 'No, not yet…').waitFor();
  });
});

test('a request that is none of the reader’s has nothing to show; a busy Jira can be asked again', async () => {
  let answer: unknown = { ok: false, error: { code: 'NOT_FOUND', message: 'x' } };
  await stage.shown({ ...hostOf(REQUEST), invoke: () => answer }, async ({ page }) => {
    await page.getByText('There is no progress to show for this request.').waitFor();
    expect(await page.getByRole('button').count()).toBe(0);
  });
  answer = { ok: false, error: { code: 'TRY_LATER', message: 'x' } };
  await stage.shown({ ...hostOf(REQUEST), invoke: () => answer }, async ({ page }) => {
    await page.getByRole('alert').waitFor();
    answer = { ok: true, value: REQUEST };
    await button(page, 'Try again').click();
    await page.getByText('We are working on it.').waitFor();
  });
});

test.each([
  ['light', 'en-US', 'No, not yet…'],
  ['dark', 'fr-FR', 'Non, pas encore…'],
] as const)('axe, at 300 px, with the form open and what is missing told: %s, %s', (theme, locale, no) => {
  const host = hostOf({ ...REQUEST, phase: 'Resolution and recovery', resolution: RESOLUTION });
  return stage.shown({ ...host, theme, width: 300, context: { ...PORTAL, locale } }, async ({ page }) => {
    await button(page, no).click();
    await page.locator('form button[type=submit]').click();
    await page.locator('.field-error').waitFor();
    expect(await axeViolations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    await shot(page, `request-${theme}`, { fullPage: true });
  });
});
