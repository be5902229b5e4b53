import { describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Policy } from '../../../../src/contract/types';
import { stagePages } from './page-stage';

const stage = stagePages();

const office = async (page: Page): Promise<void> => page.getByRole('button', { name: /^Office hours/ }).click();
const business = (policy: Policy): Policy['calendars'][number]['definition'] | undefined =>
  policy.calendars.find(({ id }) => id === 'business')?.definition;

describe('the week', () => {
  test('exact hours by keyboard: several a day, over midnight, tidied when left; the preview follows', () =>
    stage.shown('calendars', {}, async ({ page, saved }) => {
      await office(page);
      await page.getByLabel('Monday, opening 1: to').fill('12.30');
      await page.keyboard.press('Tab');
      await page.getByRole('button', { name: 'Add hours on Monday' }).press('Enter');
      await page.keyboard.type('');
      await page.getByLabel('Monday, opening 2: from').fill('22');
      await page.getByLabel('Monday, opening 2: to').fill('6:00');
      await page.keyboard.press('Tab');
      await page.getByText('next day', { exact: true }).waitFor();
      const row = page.locator('.ahead tbody tr', { hasText: /^Mon/ }).first();
      await row.getByText('09:00–12:30, 22:00–24:00').waitFor();
      await page.locator('.ahead tbody tr', { hasText: /^Tue/ }).last().getByText('00:00–06:00, 09:00–17:00').waitFor();
      const mon = business(await saved())?.weekly.mon;
      expect(mon).toEqual([
        ['09:00', '12:30'],
        ['22:00', '06:00'],
      ]);
    }));

  test('hours are drawn on a bar with the mouse, pulled at an end, and removed by a double click', () =>
    stage.shown('calendars', {}, async ({ page, saved }) => {
      await office(page);
      const day = page.getByRole('group', { name: 'Saturday' });
      // The first edit brings the draft's bar, and what is below moves.
      const at = async (hour: number): Promise<[number, number]> => {
        const box = await day.locator('.day-bar').boundingBox();
        if (!box) throw new Error('no bar');
        return [box.x + (box.width * hour) / 24, box.y + box.height / 2];
      };
      const drag = async (from: number, to: number): Promise<void> => {
        await page.mouse.move(...(await at(from)));
        await page.mouse.down();
        await page.mouse.move(...(await at(to)));
        await page.mouse.up();
      };
      await drag(8, 12);
      await day.getByLabel('Saturday, opening 1: to').waitFor();
      await saved();
      await drag(12, 14);
      expect(business(await saved())?.weekly.sat).toEqual([['08:00', '14:00']]);
      await page.mouse.dblclick(...(await at(10)));
      await day.getByText('Closed').waitFor();
      expect(business(await saved())?.weekly.sat).toEqual([]);
    }));

  test('what is no time stays typed, with the fault under it; a week without hours is told', () =>
    stage.shown('calendars', {}, async ({ page, saved }) => {
      await office(page);
      const from = page.getByLabel('Monday, opening 1: from');
      await from.fill('nine');
      await page.keyboard.press('Tab');
      await page.getByText('Begin with a time from 00:00 to 23:59').waitFor();
      expect(await from.inputValue()).toBe('nine');
      expect(await from.getAttribute('aria-invalid')).toBe('true');
      for (const day of ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday'])
        await page.getByRole('button', { name: `Remove opening 1 of ${day}` }).click();
      await page.getByText('This calendar is never open').waitFor();
      expect(business(await saved())?.weekly.mon).toEqual([]);
    }));

  test('a zone nobody knows is a fault, and the page goes on', () =>
    stage.shown('calendars', {}, async ({ page, saved }) => {
      await office(page);
      await page.getByLabel('Time zone').fill('Europe/Atlantis');
      await page.getByText('This is no time zone.').waitFor();
      await page.getByLabel('Time zone').fill('America/New_York');
      await page.getByText('The next 14 days').waitFor();
      expect(business(await saved())?.timeZone).toBe('America/New_York');
    }));
});

describe('holidays', () => {
  test('as a day, a range and rules for every year, each with the next time it comes', () =>
    stage.shown('calendars', {}, async ({ page, saved }) => {
      await office(page);
      await page.getByRole('button', { name: 'Add a holiday' }).click();
      const form = page.locator('[data-path="calendars/business/definition/holidays/0"]');
      await form.getByLabel('Name').fill('Good Friday');
      await form.getByLabel('When').selectOption('easter');
      await form.getByLabel('Days after Easter Sunday').fill('-2');
      await form.getByText(/^[A-Z][a-z]{2} \d+, 20\d\d$/).waitFor();
      await page.getByRole('button', { name: 'Add a holiday' }).click();
      const range = page.locator('[data-path="calendars/business/definition/holidays/1"]');
      await range.getByLabel('When').selectOption('range');
      await range.getByLabel('First day').fill('2030-12-24');
      await range.getByLabel('Last day').fill('2030-12-20');
      await range.getByText('It ends before it begins.').waitFor();
      await range.getByLabel('Last day').fill('2031-01-01');
      await range.getByText('Dec 24, 2030 to Jan 1, 2031').waitFor();
      expect(business(await saved())?.holidays).toEqual([
        { name: 'Good Friday', yearly: { easter: -2 } },
        { from: '2030-12-24', to: '2031-01-01' },
      ]);
    }));

  test('from an iCalendar file, read by the server and seen before they are taken', () => {
    const asked: unknown[] = [];
    const holidays = [
      { name: 'Unity', yearly: '10-03' },
      { name: 'Fair', date: '2030-05-02' },
    ];
    const invoke = (name: string, payload: unknown): unknown => {
      if (name !== 'readHolidays') return undefined;
      asked.push(payload);
      return { ok: true, value: { holidays, leftOut: [{ line: 12, name: 'Lunch', why: 'it has times of day' }] } };
    };
    return stage.shown('calendars', { invoke }, async ({ page, saved }) => {
      await office(page);
      await page.getByText('Import from an iCalendar file').click();
      const file = { name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VCALENDAR') };
      await page.getByLabel('iCalendar file (.ics)').setInputFiles(file);
      await page.getByText('2 new holidays found.').waitFor();
      await page.getByText('Line 12, Lunch: it has times of day').waitFor();
      expect(asked).toEqual([{ text: 'BEGIN:VCALENDAR', timeZone: 'Europe/Berlin' }]);
      await page.getByRole('button', { name: 'Add these holidays' }).click();
      expect(business(await saved())?.holidays).toEqual(holidays);
    });
  });

  test('a broken file is told with its line', () =>
    stage.shown(
      'calendars',
      {
        invoke: () => ({
          ok: false,
          error: { code: 'INVALID_INPUT', message: 'The file cannot be read.', details: ['Line 3: VEVENT begins here and does not end.'] },
        }),
      },
      async ({ page }) => {
        await office(page);
        await page.getByText('Import from an iCalendar file').click();
        await page
          .getByLabel('iCalendar file (.ics)')
          .setInputFiles({ name: 'days.ics', mimeType: 'text/calendar', buffer: Buffer.from('BEGIN:VEVENT') });
        await page.getByText('Line 3: VEVENT begins here and does not end.').waitFor();
      },
    ));
});

test('a special day wins over the week and shows in the preview', () =>
  stage.shown('calendars', {}, async ({ page, saved }) => {
    await office(page);
    await page.getByRole('button', { name: 'Add a special day' }).click();
    const form = page.locator('[data-path="calendars/business/definition/openings/0"]');
    await form.getByLabel('Name').fill('Stocktaking');
    await page.locator('.ahead').getByText('Stocktaking').waitFor();
    await page.locator('.ahead tr', { hasText: 'Stocktaking' }).getByText('09:00–13:00').waitFor();
    expect(business(await saved())?.openings).toMatchObject([{ name: 'Stocktaking', hours: [['09:00', '13:00']] }]);
  }));
