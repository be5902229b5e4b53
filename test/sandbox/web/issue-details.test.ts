import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../support/axe';
import { accountId } from '../demo/people';
import { openPages, type PagesBench } from './testing/pages';

let bench: PagesBench;
let page: Page;
let key: string;

beforeAll(async () => {
  bench = await openPages();
}, 90_000);
afterAll(() => bench?.close());

beforeEach(async () => {
  const made = await bench.rest('ada', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: 'DESK' }, issuetype: { name: '[System] Incident' }, summary: 'The gate stays shut' },
  });
  key = (made.body as { key: string }).key;
});
afterEach(async () => {
  await page.context().close();
  expect(bench.complaints()).toEqual([]);
});

describe('history', () => {
  test('names who made the issue, whoever reports it now, and the fields as people know them', async () => {
    const changed = await bench.rest('ada', 'PUT', `/rest/api/3/issue/${key}`, {
      fields: { reporter: { accountId: accountId('maya') }, duedate: '2027-01-15' },
    });
    expect(changed.status).toBe(204);
    page = await bench.open('ada', `/browse/${key}`);
    await page.getByRole('tab', { name: 'History' }).click();
    await page.getByText('Ada Admin created the issue').waitFor();
    const change = page.locator('.change').filter({ hasText: 'Due date' });
    await change.getByText('Jan 15, 2027').waitFor();
    expect(await page.locator('.history').textContent()).not.toMatch(/duedate|00:00:00/);
  });
});

describe('comments', () => {
  test('deleting one asks first', async () => {
    const text = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Keep me' }] }] };
    await bench.rest('ada', 'POST', `/rest/api/3/issue/${key}/comment`, { body: text });
    page = await bench.open('ada', `/browse/${key}`);
    await page.getByRole('button', { name: /^Delete comment/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete this comment?' });
    await dialog.waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText('Keep me').waitFor();
    await page.getByRole('button', { name: /^Delete comment/ }).click();
    await dialog.getByRole('button', { name: 'Delete', exact: true }).click();
    await page.getByText('There are no comments yet.').waitFor();
  });
});

describe('choosing', () => {
  test('Enter before the choices are there takes none of those shown for other words', async () => {
    page = await bench.open('ada', `/browse/${key}`);
    await page.route(/assignable.*query=Otto/, async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 500));
      await route.continue();
    });
    await page.getByRole('button', { name: 'Edit Assignee' }).click();
    await page.getByRole('option').first().waitFor();
    await page.getByRole('combobox', { name: 'Assignee' }).fill('Otto');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: 'Otto Brandt' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Clear Otto Brandt' }).waitFor();
  });

  test('a request type is no field to be emptied by mistake', async () => {
    page = await bench.open('ada', `/browse/${key}`);
    await page.getByRole('button', { name: /more fields$/ }).click();
    await page.getByText('Request Type', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Edit Request Type' }).count()).toBe(0);
  });

  test('a long dialog keeps its buttons in sight', async () => {
    page = await bench.open('ada', `/browse/${key}`);
    await page.getByRole('button', { name: 'Create', exact: true }).click();
    const create = page.getByRole('dialog').getByRole('button', { name: 'Create', exact: true });
    await create.waitFor();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Description' }).waitFor();
    const box = await create.boundingBox();
    expect(box && box.y + box.height).toBeLessThan(900);
  });
});

describe('looks', () => {
  test('a page that is not there links back so that one sees it', async () => {
    page = await bench.open('nils', '/no/such/page');
    await page.getByRole('link', { name: 'your work' }).waitFor();
    expect(await axeViolations(page)).toEqual([]);
  });

  test('a disabled button looks disabled under the mouse too', async () => {
    page = await bench.open('ada', `/browse/${key}`);
    const save = page.getByRole('button', { name: 'Save' });
    await save.waitFor();
    const background = (): Promise<string> => save.evaluate((one) => getComputedStyle(one).backgroundColor);
    const before = await background();
    await save.hover({ force: true });
    expect(await background()).toBe(before);
  });
});
