import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('categories', () => {
  test('added by name, renamed, given a group; the example follows', () =>
    stage.shown('categories', {}, async ({ page, saved }) => {
      await page.getByLabel('New category', { exact: true }).fill('Building');
      await page.keyboard.press('Enter');
      const form = page.locator('[data-path="categories/building"]');
      await form.getByLabel('Help text').fill('Doors and heating.');
      await form.getByLabel('Default group').selectOption({ index: 1 });
      await form.getByLabel('New subcategory of “Building”').fill('Lift');
      await form.getByRole('button', { name: 'Add' }).click();
      await page.locator('.example').getByLabel('Category').selectOption('lift');
      await page.getByText('It is the default group of the category.').waitFor();
      const made = (await saved()).categories.find(({ id }) => id === 'building');
      expect(made).toMatchObject({ name: 'Building', help: 'Doors and heating.', subcategories: [{ id: 'lift', name: 'Lift' }] });
      expect(made?.defaultGroup).toBe(basePolicy().supportGroups[0]?.id);
    }));

  test('a name that is there already stays typed, with the fault at its field', () =>
    stage.shown('categories', {}, async ({ page, saved }) => {
      const input = page.getByLabel('New category', { exact: true });
      await input.fill(' hardware ');
      await page.keyboard.press('Enter');
      await page.getByText('Another one has this name already.').waitFor();
      expect(await input.inputValue()).toBe(' hardware ');
      expect(await input.getAttribute('aria-invalid')).toBe('true');
      await page.getByRole('button', { name: 'Hardware', exact: false }).first().click();
      const name = page.locator('[data-path="categories/hardware"]').getByLabel('Name').first();
      await name.fill('');
      await page.getByText('Give it a name.').waitFor();
      await page.getByText('To be mended').waitFor();
      expect((await saved()).categories[0]?.name).toBe('');
    }));

  test('moved by buttons and by Alt with arrows; the focus goes along and the new place is said', () =>
    stage.shown('categories', {}, async ({ page, saved, focused }) => {
      const before = basePolicy().categories.map(({ id }) => id);
      await page.getByRole('button', { name: 'Move “Hardware” down' }).click();
      await page.getByText('“Hardware” is now 2 of 7.').waitFor({ state: 'attached' });
      expect(await focused()).toBe('Move “Hardware” down');
      await page.locator('[data-path="categories/hardware"] > .entry-row .entry-open').press('Alt+ArrowUp');
      await page.getByText('“Hardware” is now 1 of 7.').waitFor({ state: 'attached' });
      expect(await focused()).toContain('Hardware');
      await page.locator('[data-path="categories/other"] > .entry-row .entry-open').press('Alt+ArrowUp');
      expect((await saved()).categories.map(({ id }) => id)).toEqual([...before.slice(0, -2), before.at(-1), before.at(-2)]);
    }));

  test('a subcategory is moved up, and to another category, by keyboard; the focus follows it, and it is said', () =>
    stage.shown('categories', {}, async ({ page, saved, focused }) => {
      const before =
        basePolicy()
          .categories.find(({ id }) => id === 'network')
          ?.subcategories.map(({ id }) => id) ?? [];
      await page.locator('[data-path="categories/network"] > .entry-row .entry-open').press('Enter');
      const vpn = page.locator('[data-path="categories/network/subcategories/network-vpn"]');
      await vpn.locator('> .entry-row .entry-open').press('Alt+ArrowUp');
      await page.getByText(/^“VPN and remote access” is now 2 of 5\.$/).waitFor({ state: 'attached' });
      await vpn.locator('> .entry-row .entry-open').press('Enter');
      const button = vpn.getByRole('button', { name: 'Move', exact: true });
      expect(await button.getAttribute('aria-disabled')).toBe('true');
      await vpn.getByLabel('Move to another category').selectOption({ label: 'Software' });
      await button.press('Enter');
      await page.getByText('“VPN and remote access” is now in “Software”.').waitFor({ state: 'attached' });
      expect(await focused()).toContain('Software');
      const { categories } = await saved();
      const idsIn = (id: string) => categories.find((one) => one.id === id)?.subcategories.map((one) => one.id) ?? [];
      expect(idsIn('network').sort()).toEqual(before.filter((id) => id !== 'network-vpn').sort());
      expect(idsIn('software').at(-1)).toBe('network-vpn');
    }));

  test('removing one says what goes with it; it can be kept, and undone', () =>
    stage.shown('categories', {}, async ({ page, saved, focused }) => {
      await page.getByRole('button', { name: 'Remove “Network”' }).click();
      await page.getByText(/Its subcategories go with it: /).waitFor();
      await page.getByRole('button', { name: 'Keep it' }).click();
      expect(await focused()).toBe('Remove “Network”');
      await page.getByRole('button', { name: 'Remove “Network”' }).click();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Network”' }).click();
      expect((await saved()).categories.some(({ id }) => id === 'network')).toBe(false);
      await page.getByRole('button', { name: 'Undo' }).click();
      await page.getByRole('button', { name: 'Remove “Network”' }).waitFor();
      expect((await saved()).categories).toEqual(basePolicy().categories);
    }));
});

describe('levels', () => {
  test('a new one brings its cells, a removed one takes them away, after it was said', () =>
    stage.shown('levels', {}, async ({ page, saved }) => {
      await page.getByLabel('New level of impact').fill('Nobody');
      await page.keyboard.press('Enter');
      await page.locator('[data-path="impacts/nobody"]').getByLabel('Help text').fill('Only a question.');
      await page.getByRole('button', { name: 'Remove “Critical”' }).click();
      await page.getByText(/The cells of “Critical” leave the matrix/).waitFor();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Critical”' }).click();
      const { impacts, urgencies, matrix } = await saved();
      expect(impacts.at(-1)).toEqual({ id: 'nobody', name: 'Nobody', help: 'Only a question.' });
      expect(urgencies.map(({ id }) => id)).toEqual(['high', 'medium', 'low']);
      for (const { id } of impacts) expect(Object.keys(matrix[id] ?? {})).toEqual(['high', 'medium', 'low']);
      expect(matrix.nobody).toEqual(matrix.minor);
    }));

  test('the last one stays', () => {
    const policy = { ...basePolicy(), impacts: basePolicy().impacts.slice(0, 1) };
    return stage.shown('levels', { policy }, async ({ page }) => {
      const remove = page.locator('[data-path="impacts/extensive"]').getByRole('button', { name: 'One level has to stay.' });
      expect(await remove.getAttribute('aria-disabled')).toBe('true');
    });
  });
});

describe('services', () => {
  test('what would close a circle cannot be chosen and says why; what goes down with what is shown', () =>
    stage.shown('services', {}, async ({ page, saved }) => {
      await page.locator('.example').getByLabel('Affected service').selectOption({ label: 'Network and internet' });
      await page.getByText('When Network and internet is down, these do not work either:').waitFor();
      await page.getByRole('button', { name: /^Network and internet/ }).click();
      const form = page.locator('.entry-opened');
      const add = form.getByLabel('Depends on: Add a service');
      expect(await add.locator('option:disabled').allInnerTexts()).toContain('E-mail and calendar (depends on this one)');
      await add.selectOption({ label: 'Workplace devices' });
      await form.getByRole('button', { name: 'Take “Workplace devices” out' }).waitFor();
      const { services } = await saved();
      const id = services.find(({ name }) => name === 'Workplace devices')?.id;
      expect(services.find(({ name }) => name === 'Network and internet')?.dependsOn).toEqual([id]);
    }));

  test('a removed one is no longer depended on', () =>
    stage.shown('services', {}, async ({ page, saved }) => {
      await page.getByRole('button', { name: 'Remove “Network and internet”' }).click();
      await page.getByText(/These no longer depend on “Network and internet”: /).waitFor();
      await page.locator('.removal').getByRole('button', { name: 'Remove “Network and internet”' }).click();
      const { services } = await saved();
      const ids = services.map(({ id }) => id);
      for (const { dependsOn } of services) for (const on of dependsOn) expect(ids).toContain(on);
    }));
});

test('what the server does not take stays typed, with its fault at the field', () =>
  stage.shown(
    'levels',
    { refuse: (section) => (section === 'impacts' ? ['impacts[0].help must not shout'] : undefined) },
    async ({ page }) => {
      await page.getByRole('button', { name: /^Extensive/ }).click();
      const help = page.locator('[data-path="impacts/extensive"]').getByLabel('Help text');
      await help.fill('EVERYBODY!');
      await page.locator('.field-error', { hasText: 'must not shout' }).waitFor();
      await page.getByRole('alert').getByText('impacts › Extensive / Widespread › help: must not shout').waitFor();
      expect(await help.inputValue()).toBe('EVERYBODY!');
      expect(await help.getAttribute('aria-invalid')).toBe('true');
      await page.reload();
      await page.getByRole('button', { name: /^Extensive/ }).click();
      expect(await help.inputValue()).toBe('EVERYBODY!');
    },
  ));
