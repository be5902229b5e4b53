import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../../support/axe';
import { filledPolicy } from './filled-policy';
import { stagePages } from './page-stage';

// What holds for every page of the policy: nobody is shut out, and nothing is wider than the screen.

const PAGES = [
  'categories',
  'levels',
  'matrix',
  'services',
  'lifecycle',
  'tasks',
  'resolution',
  'messages',
  'calendars',
  'metrics',
  'hold-reasons',
  'support-groups',
  'routing',
  'escalation',
];
const VIEWS = [
  { theme: 'light', locale: 'en-US', width: 700 },
  { theme: 'dark', locale: 'fr-FR', width: 320 },
] as const;

const stage = stagePages();

/** Opens the first entry, the first of each list in it, and everything that is folded there. */
async function unfold(page: Page): Promise<void> {
  await page.locator('.entry-open').first().click();
  const folded = page.locator('.entry-form details:not([open]) > summary');
  const inner = page.locator('.entry-form .entries > li:first-child > .entry-row > .entry-open[aria-expanded="false"]');
  while ((await folded.count()) > 0 || (await inner.count()) > 0) await folded.or(inner).first().click();
}

describe.each(PAGES)('%s', (name) => {
  test.each(VIEWS)('in $theme, $locale, $width pixels wide: axe has nothing to say, and nothing sticks out', (view) =>
    stage.shown(name, { policy: filledPolicy(), ...view }, async ({ page }) => {
      await unfold(page);
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
      // A key that has no text stands there as it is.
      expect(await page.locator('.page-main').textContent()).not.toMatch(/\bpage\.\w+\.|\{\w+\}/);
    }),
  );

  test('whoever only may look changes nothing', () =>
    stage.shown(name, { policy: filledPolicy(), readOnly: true }, async ({ page }) => {
      await unfold(page);
      const forms = page.locator('.policy-forms');
      expect(await forms.getByRole('button', { name: /^(remove|move|add)/i }).count()).toBe(0);
      const open = 'input:not([readonly]):not([disabled]):not([type=radio]), textarea:not([readonly]), select:not([disabled])';
      expect(await forms.locator(`.entry-form :is(${open})`).count()).toBe(0);
    }));
});
