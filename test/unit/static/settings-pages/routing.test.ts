import { describe, expect, test } from '@jest/globals';
import { basePolicy } from './desk-host';
import { filledPolicy } from './filled-policy';
import { stagePages } from './page-stage';

const stage = stagePages();

describe('routing', () => {
  test('a rule says which incidents go where, with all it may ask for; an emptied part is left out', () =>
    stage.shown('routing', {}, async ({ page, saved }) => {
      await page.getByLabel('New rule').fill('Network by phone');
      await page.keyboard.press('Enter');
      const form = page.locator('[data-path="routing/rules/network-by-phone"]');
      for (const [label, option] of [
        ['priority', 'High'],
        ['category', 'Network'],
        ['impact', 'Extensive / Widespread'],
        ['urgency', 'High'],
        ['affected service', 'Network and internet'],
        ['criticality of an affected service', 'high'],
        ['channel', 'Phone'],
        ['group of the reporter', 'vip-users'],
        ['project', 'IT Service Desk'],
      ])
        await form.getByLabel(`${label}: Add`, { exact: true }).selectOption({ label: option ?? '' });
      await form.getByLabel('major incidents').selectOption({ label: 'only major incidents' });
      await form.getByLabel('It goes to', { exact: true }).selectOption('specialists');
      expect((await saved()).routing.rules).toEqual([
        {
          id: 'network-by-phone',
          name: 'Network by phone',
          help: '',
          for: {
            priorities: ['p2'],
            categories: ['network'],
            impacts: ['extensive'],
            urgencies: ['high'],
            services: ['network'],
            criticalities: ['high'],
            channels: ['phone'],
            reporterGroups: [{ id: 'g-vip', name: 'vip-users' }],
            projects: [{ id: '10000', name: 'IT Service Desk' }],
            major: true,
          },
          to: 'specialists',
        },
      ]);
      await form.getByRole('button', { name: /category Network.*→ Specialists$/ }).waitFor();
      await form.getByRole('button', { name: 'Take “vip-users” out' }).click();
      await form.getByLabel('major incidents').selectOption({ label: 'Any' });
      const [rule] = (await saved()).routing.rules;
      expect(rule?.for).not.toHaveProperty('reporterGroups');
      expect(rule?.for).not.toHaveProperty('major');
    }));

  test('where would this incident go: each rule tried, why not, and to which group it comes', () =>
    stage.shown('routing', { policy: filledPolicy() }, async ({ page }) => {
      const example = page.locator('.example');
      await example.getByLabel('Category').selectOption('hardware');
      await example.getByLabel('Affected service').selectOption({ label: 'None' });
      await example.getByLabel('Impact').selectOption('minor');
      await example.getByText('No rule fits it, and its category has no group: it is the fallback.').waitFor();
      expect(await example.locator('.trial small').allInnerTexts()).toEqual([
        'no: its category is Hardware, the rule wants Network',
        'no: its group of the reporter is nothing, the rule wants vip-users',
        expect.stringMatching(/^no: its priority is .*, the rule wants Highest$/),
      ]);
      await example.getByLabel('Group of the reporter').selectOption('g-vip');
      await example.getByText('The rule “Important people” fits it.').waitFor();
      await example.getByText('1 further rules are not tried any more.').waitFor();
      await example.getByLabel('Group of the reporter').selectOption('');
      await example.getByLabel('Impact').selectOption('extensive');
      await example.getByLabel('Urgency').selectOption('critical');
      await example.getByText('The rule “Most urgent” fits it.').waitFor();
      await example.getByLabel('Major incidents').selectOption('major');
      await example.getByText('no: it is a major incident, the rule is for others').waitFor();
    }));

  test('the fallback, the way back, and weights; one of a priority that is gone can be taken out', () => {
    const policy = basePolicy();
    const weights = { ...policy.routing.weights, ancient: 7 };
    return stage.shown('routing', { policy: { ...policy, routing: { ...policy.routing, weights } } }, async ({ page, saved }) => {
      await page.getByLabel('When nothing else fits, it goes to').selectOption('technical-support');
      await page.getByLabel('A reopened incident goes back to whoever had it').uncheck();
      await page.getByLabel('Highest', { exact: true }).fill('40');
      await page.getByLabel('Lowest', { exact: true }).fill('200');
      await page.getByText('Enter a whole number from 1 to 100.').waitFor();
      await page.getByLabel('Lowest', { exact: true }).fill('2');
      await page.getByText('“ancient” is no longer a priority of the policy.').waitFor();
      expect((await saved()).routing.weights.ancient).toBe(7);
      await page.getByRole('button', { name: 'Remove “ancient”' }).click();
      expect((await saved()).routing).toEqual({
        rules: [],
        fallback: 'technical-support',
        backToWhoHadIt: false,
        weights: { ...policy.routing.weights, p1: 40, p5: 2 },
      });
    });
  });

  test('a rule an earlier one always beats is told on the page, and leads to it', () => {
    const policy = filledPolicy();
    const rules = [{ id: 'all', name: 'All', help: '', for: {}, to: 'service-desk' }, ...policy.routing.rules];
    return stage.shown('routing', { policy: { ...policy, routing: { ...policy.routing, rules } } }, async ({ page, focused }) => {
      const says = page.getByRole('region', { name: 'What the check says of this page' });
      await says.getByRole('link').first().click();
      await page.waitForFunction(() => document.activeElement?.matches('.entry-open'));
      expect(await focused()).toContain('Network');
    });
  });

  test('what the server does not take is told at its field', () =>
    stage.shown(
      'routing',
      {
        policy: filledPolicy(),
        refuse: (section, value) =>
          section === 'routing' && JSON.stringify(value).includes('"to":"technical-support"')
            ? ['routing.rules[1].to must be of lower-case letters']
            : undefined,
      },
      async ({ page }) => {
        await page.getByRole('button', { name: /^Network / }).click();
        await page
          .locator('[data-path="routing/rules/network"]')
          .getByLabel('It goes to', { exact: true })
          .selectOption('technical-support');
        await page.getByText('routing › rules › Important people › to: must be of lower-case letters').waitFor();
        await page.getByRole('button', { name: /^Important people / }).click();
        await page.locator('[data-path="routing/rules/vip"]').getByText('must be of lower-case letters').waitFor();
      },
    ));
});
