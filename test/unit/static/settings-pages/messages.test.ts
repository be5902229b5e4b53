import { describe, expect, test } from '@jest/globals';
import { EVENTS } from '../../../../src/contract/policy-sections/communication';
import { valuesFor } from '../../../../src/domain/communication/values';
import { VALUES } from '../../../../static/settings/src/pages/messages/values';
import { basePolicy } from './desk-host';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('messages', () => {
  test('a value is put in where the cursor is; the preview fills it; what cannot be named is told', () =>
    stage.shown('messages', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: /^Logged / }).click();
      const english = page.locator('[data-path="communication/templates/logged/texts/en-US"]');
      const text = english.getByLabel(/^Text/);
      await text.fill('Dear , <b>thanks</b> {clsesAt}');
      await english.getByText('{clsesAt} is nothing this message can name.').waitFor();
      await text.fill('Dear , <b>thanks</b>');
      await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(5, 5));
      await english.getByLabel('Put in a value').selectOption({ label: 'Who reported it' });
      await page.locator('.message-body').getByText('Dear Lea Lindqvist, <b>thanks</b>').waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA');
      await page.locator('.example').getByLabel('Language').selectOption({ label: 'French' });
      await page.locator('.message-preview[lang="fr-FR"]').getByText('Votre incident est enregistré sous ITSM-42').waitFor();
      const made = (await saved()).communication.templates[0];
      expect(made?.texts['en-US']?.body).toBe('Dear {reporter}, <b>thanks</b>');
      expect(made?.texts['fr-FR']).toEqual(basePolicy().communication.templates[0]?.texts['fr-FR']);
    }));

  test('a new one is not sent before somebody says so; it can be in one language only, and lose its event', () =>
    stage.shown('messages', {}, async ({ page, saved }) => {
      await page.getByLabel('New message', { exact: true }).fill('Back again');
      await page.keyboard.press('Enter');
      const form = page.locator('[data-path="communication/templates/back-again"]');
      await form.getByLabel('When it is sent').selectOption({ label: 'Resumed' });
      await form.getByRole('checkbox', { name: /^It is sent/ }).check();
      await form.getByLabel('Notification').check();
      await form.getByLabel('Subject').fill('{key} goes on');
      await form.getByLabel(/^Text/).fill('{holdReason} is over.');
      await page.locator('.example').getByLabel('Message').selectOption({ label: 'Back again' });
      await page.locator('.message-preview').getByText('ITSM-42 goes on').waitFor();
      await page.getByLabel('New interval', { exact: true }).fill('Calm');
      await page.keyboard.press('Enter');
      await page.locator('[data-path="communication/cadences/calm"]').getByLabel('In the hours of').selectOption({ label: 'Office hours' });
      const { templates, cadences } = (await saved()).communication;
      expect(templates.at(-1)).toEqual({
        id: 'back-again',
        name: 'Back again',
        help: '',
        event: 'resumed',
        active: true,
        for: {},
        to: [{ who: 'reporter' }],
        channel: 'notification',
        texts: { 'en-US': { subject: '{key} goes on', body: '{holdReason} is over.' } },
      });
      expect(cadences.at(-1)).toEqual({ id: 'calm', name: 'Calm', help: '', for: {}, everyMs: 86_400_000, calendar: 'business' });
    }));

  test('every value a message may name is explained', () => {
    const all = new Set([undefined, ...EVENTS].flatMap((event) => valuesFor(event)));
    expect([...all].filter((name) => !Object.hasOwn(VALUES, name))).toEqual([]);
    expect(Object.keys(VALUES).filter((name) => !all.has(name))).toEqual([]);
  });
});
