import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { axeViolations } from '../../support/axe';
import { becomes, openPages, type PagesBench } from './testing/pages';

let bench: PagesBench;

beforeAll(async () => {
  bench = await openPages();
}, 90_000);
afterAll(() => bench?.close());
afterEach(() => void bench?.complaints());

const search = (jql: string): string => `/issues/?jql=${encodeURIComponent(jql)}`;

test('a wrong query is refused in Jira’s words, at the query', async () => {
  const page = await bench.open('ada', search('project = SHOP ORDER BY created DESC'));
  const query = page.getByRole('textbox', { name: 'JQL query' });
  await query.fill('nonsense = 3');
  await page.keyboard.press('Enter');
  await page
    .getByRole('alert')
    .getByText(/nonsense/)
    .waitFor();
  expect(await query.getAttribute('aria-invalid')).toBe('true');
  expect(await axeViolations(page)).toEqual([]);
  await query.fill('project = SHOP AND statusCategory = Done ORDER BY key ASC');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.searchParams.get('jql')?.includes('statusCategory = Done') === true);
  await page.getByRole('row').nth(1).waitFor();
  bench.complaints();
  await page.context().close();
});

test('columns, sorting and pages', async () => {
  const page = await bench.open('ada', search('project = DESK ORDER BY created DESC'));
  await page.getByText(/^1–50/).waitFor();
  const first = await page.getByRole('row').nth(1).textContent();
  await page.getByRole('button', { name: 'Next' }).click();
  await page.getByText(/^51–/).waitFor();
  expect(await page.getByRole('row').nth(1).textContent()).not.toBe(first);
  await page.getByRole('button', { name: 'Previous' }).click();
  await page.getByRole('columnheader', { name: 'Key' }).getByRole('button').click();
  await page.locator('th[aria-sort=ascending]').getByText('Key').waitFor();
  await page
    .getByRole('row', { name: /DESK-1\b/ })
    .first()
    .waitFor();
  await page.getByRole('button', { name: 'Columns' }).click();
  await page.getByRole('menuitemcheckbox', { name: 'Reporter' }).click();
  await page.keyboard.press('Escape');
  await page.getByRole('columnheader', { name: 'Reporter' }).waitFor();
  expect(bench.complaints()).toEqual([]);
  await page.context().close();
});

test('several issues changed at once: a field, then the status', async () => {
  bench.local.site.agenda.live();
  const page = await bench.open('ada', search('project = SHOP AND status = "To Do" ORDER BY key ASC'));
  const boxes = page.getByRole('checkbox', { name: /^Choose SHOP/ });
  await boxes.first().waitFor();
  const keys = [];
  for (const at of [0, 1]) {
    await boxes.nth(at).check();
    keys.push(((await boxes.nth(at).getAttribute('aria-label')) ?? '').replace('Choose ', ''));
  }
  await page.getByRole('button', { name: 'Edit fields' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Field', { exact: true }).selectOption('labels');
  await dialog.getByRole('combobox', { name: 'New Labels' }).fill('swept');
  await dialog.getByRole('option', { name: 'swept' }).click();
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Change' }).click();
  await page.getByText('2 issues changed').waitFor();
  for (const key of keys) {
    const { body } = await bench.rest('ada', 'GET', `/rest/api/3/issue/${key}?fields=labels`);
    expect(JSON.stringify(body)).toContain('swept');
  }
  await becomes(
    () => page.getByRole('region', { name: 'Chosen issues' }).count(),
    (count) => count === 0,
  );
  await boxes.first().check();
  await page.getByRole('button', { name: 'Change status' }).click();
  await dialog.getByLabel('Transition').waitFor();
  await dialog.getByRole('button', { name: 'Change' }).click();
  await page.getByText('1 issue changed').waitFor();
  expect(bench.complaints()).toEqual([]);
  await page.context().close();
});

test('create: errors stand at their fields, focus goes there, nothing typed is lost; then it is made', async () => {
  const page = await bench.open('ada', '/');
  await page.getByRole('button', { name: 'Create', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Create' });
  await dialog.getByLabel(/^Project/).selectOption({ label: 'Web Shop (SHOP)' });
  const summary = dialog.getByRole('textbox', { name: /^Summary/ });
  await summary.waitFor();
  await dialog.getByRole('textbox', { name: 'Description' }).fill('Keep me');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'Create' }).click();
  await dialog.getByText(/must specify a summary/i).waitFor();
  expect(await summary.evaluate((one) => one === document.activeElement)).toBe(true);
  await summary.fill('Made in the dialog');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('link', { name: /You've created SHOP-/ }).click();
  await page.getByRole('heading', { level: 1, name: 'Made in the dialog' }).waitFor();
  await page.getByText('Keep me').waitFor();
  bench.complaints();
  await page.context().close();
});

test('the search field at the top goes to a key, or searches words', async () => {
  const page = await bench.open('ada', '/');
  await page.keyboard.press('/');
  await page.keyboard.type('desk-5');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/browse/DESK-5');
  await page.getByRole('searchbox').fill('VPN');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/issues/**');
  await page.getByRole('row').filter({ hasText: 'VPN' }).first().waitFor();
  expect(bench.complaints()).toEqual([]);
  await page.context().close();
});

test('a customer told in a comment finds it in the outbox', async () => {
  const found = await bench.rest('ada', 'POST', '/rest/api/3/search/jql', {
    jql: 'project = DESK AND reporter in ("' + 'Hannah Becker' + '") ORDER BY created DESC',
    fields: ['summary'],
    maxResults: 1,
  });
  const key = /"key":"(DESK-\d+)"/.exec(JSON.stringify(found.body))?.[1] ?? '';
  const page = await bench.open('tom', `/browse/${key}`);
  const form = page.getByRole('form', { name: 'Add comment' });
  // The page may still grow above the form and slip away under a click.
  const reply = form.getByLabel('Reply to customer');
  while (!(await reply.isChecked())) await reply.click();
  await form.getByRole('textbox').fill('Your scanner is on its way');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.locator('.comment').getByText('Your scanner is on its way').waitFor();
  await page.goto(`${bench.local.server?.url}/outbox`);
  await page.getByText('to Hannah Becker').first().waitFor();
  expect(await axeViolations(page)).toEqual([]);
  await page.context().close();
});
