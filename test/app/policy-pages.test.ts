import { expect, test } from '@jest/globals';
import type { Frame } from 'playwright-core';
import { settle, withFirm } from '../fixture/firm';
import { axeViolations } from '../support/axe';
import { ROOT } from '../support/local-jira';
import { shot } from '../support/shots';
import { setUp } from './firebreak';
import { MINUTE } from './incidents';
import { desk } from './policy/desk';
import { stageSettings } from './settings-screen';

// An admin edits parts of the policy on their pages, in the real app on a local Jira: what is typed becomes the draft.

const { settingsAt } = stageSettings();

const saved = (frame: Frame): Promise<void> => frame.getByRole('status').getByText('Saved.').first().waitFor();

test('a cell of the matrix, imported holidays and a hold reason go into one draft; statuses and options are the site’s own', () =>
  withFirm({ appDir: ROOT, port: 0, seed: 20_261_125 }, async (local) => {
    await setUp(local);
    await settle(local, MINUTE);
    const { page, frame } = await settingsAt(local, 'ada', 'matrix');
    await frame.getByRole('radio', { name: /^Impact Minor \/ Localized, urgency Low: / }).focus();
    await page.keyboard.press('1');
    await saved(frame);
    expect(await axeViolations(frame)).toEqual([]);
    await shot(page, 'policy-matrix', { fullPage: true });

    await frame.getByRole('link', { name: 'Calendars', exact: true }).click();
    await frame.getByRole('button', { name: /^Office hours/ }).click();
    await frame.getByText('Import from an iCalendar file').click();
    const lines = ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//Test//EN', 'BEGIN:VEVENT', 'UID:1@test', 'DTSTAMP:20260101T000000Z'];
    const text = [
      ...lines,
      'DTSTART;VALUE=DATE:20261225',
      'RRULE:FREQ=YEARLY',
      'SUMMARY:Christmas',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ].join('\r\n');
    await frame.getByLabel('iCalendar file (.ics)').setInputFiles({ name: 'x.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) });
    await frame.getByText('1 new holiday found.').waitFor();
    await frame.getByRole('button', { name: 'Add these holidays' }).click();
    await saved(frame);
    expect(await axeViolations(frame)).toEqual([]);
    await shot(page, 'policy-calendars', { fullPage: true });

    await frame.getByRole('link', { name: 'Hold reasons', exact: true }).click();
    await frame.getByLabel('New reason').fill('Parts ordered');
    await page.keyboard.press('Enter');
    const form = frame.locator('[data-path="holdReasons/parts-ordered"]');
    await form.getByRole('button', { name: 'Add a way' }).click();
    await form.getByLabel('Status: Add a status').selectOption({ label: 'Pending' });
    await saved(frame);

    const { draft, current } = await desk(local);
    expect(current.version).toBe(1);
    const document = draft?.document;
    expect(document?.matrix.minor?.low).toBe(document?.priorities[0]?.id);
    expect(document?.calendars[0]?.definition.holidays).toEqual([{ name: 'Christmas', yearly: '12-25' }]);
    expect(document?.holdReasons.at(-1)).toMatchObject({ id: 'parts-ordered', while: [{ status: { ids: [{ name: 'Pending' }] } }] });
  }));
