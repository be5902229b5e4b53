import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { axeViolations } from '../../support/axe';
import { becomes, openPages, type PagesBench } from './testing/pages';

let bench: PagesBench;
let page: Page;
let key: string;

beforeAll(async () => {
  bench = await openPages();
}, 90_000);
afterAll(() => bench?.close());

interface Bean {
  key: string;
  fields: Record<string, unknown>;
}

async function newIssue(summary: string, project = 'SHOP', type = 'Task'): Promise<string> {
  const made = await bench.rest('ada', 'POST', '/rest/api/3/issue', {
    fields: { project: { key: project }, issuetype: { name: type }, summary },
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  return (made.body as Bean).key;
}

async function fieldsOf(issueKey: string): Promise<Record<string, unknown>> {
  return ((await bench.rest('ada', 'GET', `/rest/api/3/issue/${issueKey}`)).body as Bean).fields;
}

beforeEach(async () => {
  key = await newIssue('Torches smoke');
  page = await bench.open('ada', `/browse/${key}`);
});
afterEach(async () => {
  await page.context().close();
  expect(bench.complaints()).toEqual([]);
});

describe('fields in place', () => {
  test('the summary: what is refused is said there, what is taken is shown and stored', async () => {
    await page.getByRole('button', { name: 'Edit Summary' }).click();
    const input = page.getByRole('textbox', { name: 'Summary' });
    await input.fill('x'.repeat(256));
    await page.getByRole('button', { name: 'Save' }).first().click();
    await page.getByRole('alert').getByText(/255/).waitFor();
    expect(await axeViolations(page)).toEqual([]);
    await input.fill('Torches smoke no more');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Torches smoke no more' }).waitFor();
    expect((await fieldsOf(key)).summary).toBe('Torches smoke no more');
    expect(await page.getByRole('button', { name: 'Edit Summary' }).evaluate((one) => one === document.activeElement)).toBe(true);
    bench.complaints();
  });

  test('priority from a list, assignee by search, labels one by one', async () => {
    await page.getByRole('button', { name: 'Edit Priority' }).click();
    await page.getByRole('combobox', { name: 'Priority' }).selectOption({ label: 'Highest' });
    await page.getByRole('form', { name: 'Edit Priority' }).getByRole('button', { name: 'Save' }).click();
    await becomes(
      async () => (await fieldsOf(key)).priority,
      (priority) => (priority as { name: string }).name === 'Highest',
    );

    await page.getByRole('button', { name: 'Edit Assignee' }).click();
    await page.getByRole('combobox', { name: 'Assignee' }).fill('Sofia');
    await page.getByRole('option', { name: 'Sofia Conti' }).click();
    await page.getByRole('form', { name: 'Edit Assignee' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('complementary').getByText('Sofia Conti').waitFor();

    await page.getByRole('button', { name: 'Edit Labels' }).click();
    await page.getByRole('combobox', { name: 'Labels' }).fill('smoky');
    await page.getByRole('option', { name: 'smoky' }).waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('form', { name: 'Edit Labels' }).getByRole('button', { name: 'Save' }).click();
    await becomes(
      async () => (await fieldsOf(key)).labels,
      (labels) => String(labels) === 'smoky',
    );
  });

  test('the description as text: lists and links become an Atlassian document', async () => {
    await page.getByRole('button', { name: 'Edit Description' }).click();
    await page.getByRole('textbox', { name: 'Description' }).fill('See https://example.com/a now\n\n- one\n- two');
    await page.getByRole('form', { name: 'Edit Description' }).getByRole('button', { name: 'Save' }).click();
    await page.getByRole('link', { name: 'https://example.com/a' }).waitFor();
    expect(await page.locator('.prose li').allInnerTexts()).toEqual(['one', 'two']);
    expect((await fieldsOf(key)).description).toMatchObject({ type: 'doc', content: [{ type: 'paragraph' }, { type: 'bulletList' }] });
  });
});

test('the status goes where the workflow lets it, and history tells of it', async () => {
  const status = page.getByRole('button', { name: 'Status: To Do' });
  await status.click();
  await page.getByRole('menuitem').filter({ hasText: 'In Progress' }).first().click();
  await page.getByRole('button', { name: 'Status: In Progress' }).waitFor();
  await page.getByRole('tab', { name: 'Comments' }).focus();
  await page.keyboard.press('ArrowRight');
  await page.locator('.change').filter({ hasText: 'status' }).getByText('In Progress').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('a transition with a screen asks for its fields first', async () => {
  const incident = await newIssue('Scanner beeps', 'DESK', '[System] Incident');
  await page.goto(`${bench.local.server?.url}/browse/${incident}`);
  await page.getByRole('button', { name: 'Status: Open' }).click();
  await page
    .getByRole('menuitem', { name: /^Pending|^Resolve|^Cancel/ })
    .first()
    .click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Comment' }).fill('As agreed on the phone');
  expect(await axeViolations(page)).toEqual([]);
  await dialog.locator('button[type=submit]').click();
  await becomes(
    () => page.getByRole('dialog').count(),
    (count) => count === 0,
  );
  await becomes(
    async () => (await fieldsOf(incident)).status,
    (status) => (status as { name: string }).name !== 'Open',
  );
  await page.getByText('As agreed on the phone').waitFor();
});

test('comments are written, changed and deleted; a mention is one', async () => {
  await page.getByRole('textbox', { name: 'Comment' }).fill('It still smokes.');
  await page.getByRole('button', { name: '@ Mention' }).click();
  await page.getByRole('combobox', { name: 'Mention' }).fill('Daniel');
  await page.getByRole('option', { name: 'Daniel Kim' }).click();
  await page.getByRole('form', { name: 'Add comment' }).getByRole('button', { name: 'Save' }).click();
  await page.locator('.mention').getByText('@Daniel Kim').waitFor();
  await page.getByRole('button', { name: /^Edit comment/ }).click();
  await page.getByRole('form', { name: 'Edit comment' }).getByRole('textbox').fill('It smokes less.');
  await page.getByRole('form', { name: 'Edit comment' }).getByRole('button', { name: 'Save' }).click();
  await page.getByText('It smokes less.').waitFor();
  await page.getByRole('button', { name: /^Delete comment/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true }).click();
  await page.getByText('There are no comments yet').waitFor();
});

test('in a service project a comment is an internal note unless it is a reply to the customer', async () => {
  const incident = await newIssue('Scanner dead', 'DESK', '[System] Incident');
  await page.goto(`${bench.local.server?.url}/browse/${incident}`);
  const form = page.getByRole('form', { name: 'Add comment' });
  await form.getByRole('textbox').fill('Between us');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.locator('.comment.internal').getByText('Between us').waitFor();
  await form.getByLabel('Reply to customer').check();
  await form.getByRole('textbox').fill('We are on it');
  await form.getByRole('button', { name: 'Save' }).click();
  await page.locator('.comment:not(.internal)').getByText('We are on it').waitFor();
  expect(await axeViolations(page)).toEqual([]);
});

test('links and sub-tasks', async () => {
  // One that search knows already: what is new it finds a moment later, as on the platform.
  const other = 'SHOP-20';
  await page.getByRole('button', { name: 'Link an issue' }).click();
  const form = page.getByRole('form', { name: 'Link an issue' });
  await form.getByLabel('This issue').selectOption({ label: 'is blocked by' });
  await form.getByRole('combobox', { name: 'Issue', exact: true }).fill(other);
  await page.getByRole('option', { name: new RegExp(`^${other} `) }).click();
  await form.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByRole('heading', { name: 'is blocked by' }).waitFor();
  const seen = await fieldsOf(other);
  expect(JSON.stringify(seen.issuelinks)).toContain(key);
  await page.getByRole('button', { name: `Remove link: is blocked by ${other}` }).click();
  await becomes(
    () => page.getByRole('heading', { name: 'is blocked by' }).count(),
    (count) => count === 0,
  );

  await page.getByRole('button', { name: 'Create sub-task' }).click();
  const dialog = page.getByRole('dialog', { name: `Create sub-task of ${key}` });
  await dialog.getByRole('textbox', { name: /^Summary/ }).fill('Trim the wick');
  await dialog.getByRole('button', { name: 'Create' }).click();
  await page.getByRole('region', { name: 'Sub-tasks' }).getByText('Trim the wick').waitFor();
  expect(JSON.stringify((await fieldsOf(key)).subtasks)).toContain('Trim the wick');
});

test("another person's change appears by itself", async () => {
  const done = await bench.rest('sofia', 'PUT', `/rest/api/3/issue/${key}`, { fields: { summary: 'Changed by Sofia' } });
  expect(done.status).toBe(204);
  await page.getByRole('heading', { level: 1, name: 'Changed by Sofia' }).waitFor();
});

test('deleting asks first', async () => {
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  const dialog = page.getByRole('dialog', { name: `Delete ${key}?` });
  await dialog.getByRole('button', { name: 'Cancel' }).click();
  expect((await bench.rest('ada', 'GET', `/rest/api/3/issue/${key}`)).status).toBe(200);
  await page.getByRole('button', { name: 'Actions' }).click();
  await page.getByRole('menuitem', { name: 'Delete' }).click();
  await dialog.getByRole('button', { name: 'Delete' }).click();
  await page.getByRole('heading', { level: 1, name: 'Web Shop' }).waitFor();
  expect((await bench.rest('ada', 'GET', `/rest/api/3/issue/${key}`)).status).toBe(404);
  // The view read the issue once more when the stream told of it.
  bench.complaints();
});
