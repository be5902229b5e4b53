import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { RaiseForm } from '../../../src/contract/types';
import { defaultPolicy } from '../../../src/domain/policy/defaults';
import { type Host, openScreen } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { contextOf, openStage, type Stage } from './stage';

// The built modal on the real bridge, with a host that answers what the test wants. With the whole app behind it: test/app/raise-screen.test.ts.

jest.setTimeout(60_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('raise-incident');
}, 60_000);
afterAll(() => stage.close());

const POLICY = defaultPolicy({
  priorities: ['Highest', 'High', 'Medium', 'Low', 'Lowest'].map((name, at) => ({ id: String(at + 1), name })),
  impactNames: [],
  urgencyNames: [],
  overriders: [],
});
const { impacts, urgencies, priorities, matrix, categories, services, channels } = POLICY;
const FORM: RaiseForm = {
  projectKey: 'IT',
  projectName: 'IT Support',
  issueTypeName: 'Incident',
  asRequest: false,
  form: { version: 1, impacts, urgencies, priorities, matrix, categories, services, channels },
};
const ISSUE = {
  id: '20001',
  key: 'IT-1',
  fields: {
    summary: 'VPN is down',
    description: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Since nine.' }] }] },
  },
};
const PEOPLE = {
  users: [
    { accountId: 'u-bot', accountType: 'app', displayName: 'A robot' },
    { accountId: 'u-amelie', accountType: 'atlassian', displayName: 'Amélie Rousseau' },
    { accountId: 'u-evil', accountType: 'atlassian', displayName: '<img src=x onerror=alert(1)>' },
  ],
};
const MADE = { ok: true, value: { issueId: '9', key: 'IT-9' } };
const failed = (code: string, more: Record<string, unknown> = {}): unknown => ({ ok: false, error: { code, message: 'm', ...more } });

/** @param raise answers each sending. */
const host = (raise: (payload: Record<string, unknown>) => unknown = () => MADE, form: unknown = FORM): Partial<Host> => ({
  jira: (path) => (path.includes('/user/picker') ? PEOPLE : ISSUE),
  invoke: (name, payload) => (name === 'readRaiseForm' ? { ok: true, value: form } : raise({ ...Object(payload) })),
});

const words = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const ready = (page: Page): Promise<void> => page.getByRole('radiogroup').waitFor();
const cell = (page: Page, impact: string, urgency: string) =>
  page.getByRole('radio', { name: `Impact ${impact}, urgency ${urgency}: priority`, exact: false });
const choose = (page: Page): Promise<void> => cell(page, 'Significant / Large', 'High').check();
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const review = async (page: Page): Promise<void> => {
  await choose(page);
  await button(page, 'Review').click();
  await button(page, 'Create').waitFor();
};
const activeName = (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null);

describe('the matrix', () => {
  test('one tab stop, arrows in two directions, Home and End; moving chooses nothing, Space and Enter do', () =>
    stage.shown(host(), async ({ page }) => {
      await ready(page);
      await page.getByLabel('Description').focus();
      await page.keyboard.press('Tab');
      expect(await activeName(page)).toBe('Impact Extensive / Widespread, urgency Critical: priority Highest');
      for (const key of ['ArrowRight', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
      expect(await activeName(page)).toBe('Impact Moderate / Limited, urgency High: priority Low');
      expect(await page.locator('table input:checked').count()).toBe(0);
      expect(await page.getByText('A team or a few people are affected.').isVisible()).toBe(true);
      await page.keyboard.press('Space');
      expect(await page.locator('table input:checked').getAttribute('aria-label')).toContain('Impact Moderate / Limited, urgency High');
      await page.keyboard.press('Control+End');
      expect(await activeName(page)).toContain('Minor / Localized, urgency Low');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      expect(await page.locator('table input:checked').getAttribute('aria-label')).toContain('Minor / Localized, urgency Critical');
      // Enter chose and did not send the form.
      await button(page, 'Review').waitFor();
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('category');
      await page.keyboard.press('Shift+Tab');
      expect(await activeName(page)).toContain('Minor / Localized, urgency Critical');
    }));

  test('each cell is tied to the help of its two levels, and pointing at a level shows it', () =>
    stage.shown(host(), async ({ page }) => {
      await ready(page);
      const described = await cell(page, 'Minor / Localized', 'Low').evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(' '),
      );
      expect(described).toContain('One person is affected.');
      expect(described).toContain('It can wait; nobody is held up.');
      expect(await page.getByText('One person is affected.').isVisible()).toBe(false);
      await page.getByRole('rowheader', { name: 'Minor / Localized' }).hover();
      expect(await page.getByText('One person is affected.').isVisible()).toBe(true);
    }));

  test.each([
    [1, 1],
    [2, 7],
    [10, 10],
  ])('%i × %i levels: every cell says its priority and can be chosen, 320 pixels wide', (rows, columns) => {
    const level = (kind: string) => (_: unknown, at: number) => ({
      id: `${kind}-${at}`,
      name: `${kind} ${at}`,
      help: `Help of ${kind} ${at}`,
    });
    const many = Array.from({ length: 10 }, (_, at) => ({ id: `p${at}`, name: `P${at}`, jiraPriorityId: String(at + 1) }));
    const [i, u] = [Array.from({ length: rows }, level('imp')), Array.from({ length: columns }, level('urg'))];
    const grid = Object.fromEntries(
      i.map(({ id }, row) => [id, Object.fromEntries(u.map((one, column) => [one.id, `p${(row + column) % 10}`]))]),
    );
    const form = { ...FORM, form: { ...FORM.form, impacts: i, urgencies: u, priorities: many, matrix: grid } };
    return stage.shown({ ...host(() => MADE, form), width: 320 }, async ({ page }) => {
      await ready(page);
      expect(await page.locator('table input').count()).toBe(rows * columns);
      const last = page.getByRole('radio', {
        name: `Impact imp ${rows - 1}, urgency urg ${columns - 1}: priority P${(rows + columns - 2) % 10}`,
        exact: true,
      });
      await page.locator('table input').first().focus();
      await page.keyboard.press('Control+End');
      await page.keyboard.press('Enter');
      expect(await last.isChecked()).toBe(true);
      expect(await page.getByText(`Help of urg ${columns - 1}`).isVisible()).toBe(true);
      // The table scrolls, the page does not.
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    });
  });
});

describe('raise incident', () => {
  test('by keyboard alone: prefilled, filled in, checked in words, created, told with key and link', () => {
    let sent: unknown;
    const raise = (payload: unknown): unknown => {
      sent = payload;
      return MADE;
    };
    return stage.shown(host(raise), async ({ page, asked }) => {
      await ready(page);
      const summary = page.getByLabel('Summary');
      expect(await summary.inputValue()).toBe('VPN is down');
      expect(await page.getByLabel('Description').inputValue()).toBe('Since nine.');
      expect(await summary.evaluate((input) => input === document.activeElement)).toBe(true);
      const press = async (...keys: string[]): Promise<void> => {
        for (const key of keys) await page.keyboard.press(key);
      };
      await press('End');
      await page.keyboard.type(' again');
      await press('Tab', 'Tab', 'ArrowDown', 'ArrowRight', 'Space', 'Tab');
      // Category by its first letter, then the subcategory it has.
      await page.keyboard.type('Net');
      await press('Tab');
      await page.keyboard.type('VPN');
      await press('Tab');
      await page.keyboard.type('inter');
      await press('Tab', 'Space', 'Tab', 'ArrowDown', 'Tab');
      await page.keyboard.type('am');
      await page.getByRole('button', { name: 'Amélie Rousseau' }).waitFor();
      await press('Tab', 'Enter');
      expect(await activeName(page)).toBe('Choose somebody else');
      await press('Tab', 'Tab', 'Tab', 'Tab', 'Enter');
      await page.getByRole('heading', { name: 'Check before it is created' }).waitFor();
      const said = await words(page);
      for (const part of [
        'Goes to IT Support (IT) as Incident',
        'It will be linked to IT-1',
        'VPN is down again',
        'Medium (impact Significant / Large × urgency High)',
        'Network › VPN and remote access',
        'Network and internet',
        'Amélie Rousseau',
        'Jira issue',
      ])
        expect(said).toContain(part);
      await page.locator('h2:focus').waitFor();
      await press('Tab', 'Tab', 'Enter');
      await page.getByText('has been created').waitFor();
      expect(sent).toEqual({
        intentId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        summary: 'VPN is down again',
        description: 'Since nine.',
        impact: 'significant',
        urgency: 'high',
        category: 'network',
        subcategory: 'network-vpn',
        services: ['network'],
        affectedUser: 'u-amelie',
        channel: 'jira',
      });
      expect(await page.getByRole('link', { name: 'IT-9' }).getAttribute('href')).toBe('http://jira.test/browse/IT-9');
      expect(await words(page)).toContain('It is linked to IT-1.');
      await press('Tab', 'Tab', 'Tab', 'Enter');
      expect(asked.at(-1)).toContain('close');
    });
  });

  test('summary and description are there before anything else is, and typing is not overwritten', () =>
    stage.shown({ ...host(), latency: { invoke: 1500, fetchProduct: 700 } }, async ({ page }) => {
      await page.getByText('Reading IT-1…').waitFor();
      await page.getByText('Reading what there is to choose from…').waitFor();
      await page.getByLabel('Summary').fill('Typed at once');
      await page.getByText('From IT-1').waitFor();
      expect(await page.getByLabel('Summary').inputValue()).toBe('Typed at once');
      expect(await page.getByLabel('Description').inputValue()).toBe('Since nine.');
      await ready(page);
    }));

  test('the subcategory depends on the category and goes with it', () => {
    let sent: Record<string, unknown> = {};
    const raise = (payload: Record<string, unknown>): unknown => {
      sent = payload;
      return MADE;
    };
    return stage.shown(host(raise), async ({ page }) => {
      await ready(page);
      const subcategory = page.getByLabel('Subcategory');
      expect(await subcategory.isDisabled()).toBe(true);
      await page.getByLabel('Category', { exact: true }).selectOption('hardware');
      await subcategory.selectOption('hardware-printer');
      await page.getByLabel('Category', { exact: true }).selectOption('network');
      expect(await subcategory.inputValue()).toBe('');
      expect(await subcategory.locator('option').allTextContents()).not.toContain('Printer or scanner');
      await page.getByLabel('Category', { exact: true }).selectOption('other');
      expect(await subcategory.isDisabled()).toBe(true);
      await review(page);
      await button(page, 'Create').click();
      await page.getByText('has been created').waitFor();
      expect(sent).toMatchObject({ category: 'other' });
      expect(sent).not.toHaveProperty('subcategory');
    });
  });

  test('what is missing is asked for at its place and sent nowhere', () => {
    let sent = 0;
    return stage.shown(
      host(() => {
        sent++;
        return MADE;
      }),
      async ({ page }) => {
        await ready(page);
        await page.getByLabel('Summary').fill(' ');
        await button(page, 'Review').click();
        await page.getByText('Say in a line what is wrong.').waitFor();
        await page.getByText('Choose impact and urgency.').waitFor();
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('summary');
        await page.getByLabel('Summary').fill('x'.repeat(300));
        await page.getByText('At most 255 characters; these are 300.').waitFor();
        await page.getByLabel('Summary').fill('VPN');
        await page.getByRole('radio', { name: 'Somebody else' }).check();
        await page.getByText('Say who is affected, or choose yourself.').waitFor();
        await button(page, 'Review').click();
        expect(await page.evaluate(() => document.activeElement?.closest('table') !== null)).toBe(true);
        expect(sent).toBe(0);
      },
    );
  });

  test('a double press sends once; Back keeps everything', () => {
    let sent = 0;
    const raise = async (): Promise<unknown> => {
      sent++;
      await new Promise((done) => setTimeout(done, 300));
      return MADE;
    };
    return stage.shown(host(raise), async ({ page }) => {
      await ready(page);
      await page.getByLabel('Summary').fill('VPN again');
      await page.getByRole('checkbox', { name: 'Telephony' }).check();
      await review(page);
      await button(page, 'Back').click();
      expect(await page.getByLabel('Summary').inputValue()).toBe('VPN again');
      expect(await page.getByRole('checkbox', { name: 'Telephony' }).isChecked()).toBe(true);
      expect(await cell(page, 'Significant / Large', 'High').isChecked()).toBe(true);
      await button(page, 'Review').click();
      await button(page, 'Create').dblclick();
      await page.getByText('has been created').waitFor();
      expect(sent).toBe(1);
    });
  });

  test('closed by mistake: everything is there again, with the same intent; once it is made the next one begins anew', () => {
    const intents: unknown[] = [];
    const raise = ({ intentId }: Record<string, unknown>): unknown => {
      intents.push(intentId);
      return intents.length === 1 ? failed('TRY_LATER') : MADE;
    };
    return stage.shown(host(raise), async ({ page }) => {
      await ready(page);
      await page.getByLabel('Summary').fill('Typed by hand');
      await page.getByLabel('Category', { exact: true }).selectOption('network');
      await page.reload();
      await page.getByText('What you typed before is here again.').waitFor();
      await ready(page);
      expect(await page.getByLabel('Category', { exact: true }).inputValue()).toBe('network');
      await review(page);
      await button(page, 'Create').click();
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      await page.reload();
      await page.getByText('This was sent before, but no answer came.').waitFor();
      await ready(page);
      expect(await page.getByLabel('Summary').inputValue()).toBe('Typed by hand');
      expect(await cell(page, 'Significant / Large', 'High').isChecked()).toBe(true);
      await button(page, 'Review').click();
      await button(page, 'Create').click();
      await page.getByText('has been created').waitFor();
      expect(intents[0]).toBe(intents[1]);
      await page.reload();
      await ready(page);
      expect(await page.getByLabel('Summary').inputValue()).toBe('VPN is down');
    });
  });

  test('a second window has the same draft and the same intent, and hears when the first has made the incident', () => {
    const intents: unknown[] = [];
    const both = host(({ intentId }) => {
      intents.push(intentId);
      return MADE;
    });
    return stage.shown(both, async ({ page, context }) => {
      await ready(page);
      const browser = context.browser();
      if (!browser) throw new Error('no browser');
      const whole = { context: contextOf(), invoke: () => undefined, jira: () => ISSUE, ...both };
      const { page: second } = await openScreen(browser, page.url(), whole, context);
      await ready(second);
      await page.getByLabel('Summary').fill('Typed in the first');
      await review(page);
      await second.waitForFunction(() => document.querySelector('input')?.value === 'Typed in the first');
      await button(page, 'Create').click();
      await page.getByText('has been created').waitFor();
      await second.getByText('The incident was created in another window.').waitFor();
      await button(second, 'Review').click();
      await button(second, 'Create').click();
      await second.getByText('has been created').waitFor();
      expect(new Set(intents).size).toBe(1);
      expect(intents).toHaveLength(2);
    });
  });

  test('where the browser keeps nothing for frames, that is said, and an incident is made all the same', () =>
    stage.shown(host(), async ({ page, context }) => {
      await ready(page);
      expect(await page.getByText('Your browser lets this app keep nothing').count()).toBe(0);
      await context.addInitScript(() =>
        Object.defineProperty(globalThis, 'localStorage', {
          get: () => {
            throw new DOMException('Access is denied for this document.', 'SecurityError');
          },
        }),
      );
      await page.reload();
      await page.getByText('Your browser lets this app keep nothing').waitFor();
      await ready(page);
      await review(page);
      await button(page, 'Create').click();
      await page.getByText('has been created').waitFor();
    }));

  test('starting over empties it, and can be undone', () =>
    stage.shown(host(), async ({ page }) => {
      await ready(page);
      await page.getByLabel('Summary').fill('Precious');
      await button(page, 'Start over').click();
      await page.waitForFunction(() => document.querySelector('input')?.value === 'VPN is down');
      await button(page, 'Bring it back').click();
      expect(await page.getByLabel('Summary').inputValue()).toBe('Precious');
      expect(await button(page, 'Bring it back').count()).toBe(0);
    }));

  test('a draft with choices that the policy no longer has keeps the rest and says so', () => {
    let form: unknown = FORM;
    const changing: Partial<Host> = { ...host(), invoke: (name) => (name === 'readRaiseForm' ? { ok: true, value: form } : MADE) };
    return stage.shown(changing, async ({ page }) => {
      await ready(page);
      await choose(page);
      await page.getByLabel('Category', { exact: true }).selectOption('network');
      await page.getByRole('checkbox', { name: 'Telephony' }).check();
      form = { ...FORM, form: { ...FORM.form, categories: categories.filter(({ id }) => id !== 'network') } };
      await page.reload();
      await page.getByText('Something you chose before is no longer offered.').waitFor();
      expect(await page.getByLabel('Category', { exact: true }).inputValue()).toBe('');
      expect(await page.getByRole('checkbox', { name: 'Telephony' }).isChecked()).toBe(true);
    });
  });

  test('services are filtered, accents aside', () =>
    stage.shown(
      host(() => MADE, {
        ...FORM,
        form: { ...FORM.form, services: [...services, { id: 'reseau', name: 'Réseau de Lyon', criticality: 'low', help: '' }] },
      }),
      async ({ page }) => {
        await ready(page);
        await page.getByRole('checkbox', { name: 'Printing' }).check();
        await page.getByLabel('Filter services').fill('reseau');
        await page.getByText('1 of 10 shown').waitFor();
        await page.keyboard.press('Enter');
        await page.getByRole('checkbox', { name: 'Réseau de Lyon' }).check();
        await page.getByText('Chosen: Printing, Réseau de Lyon').waitFor();
      },
    ));

  test('people: apps are left out, hostile names are text, failing is said, and the name can be changed', () => {
    let down = true;
    const jira: Host['jira'] = (path) => (!path.includes('/user/picker') ? ISSUE : down ? { status: 503, body: {} } : PEOPLE);
    return stage.shown({ ...host(), jira }, async ({ page, asked }) => {
      await ready(page);
      await page.getByRole('radio', { name: 'Somebody else' }).check();
      await page.getByLabel('Search by name').fill('a&b=1 é');
      await page.getByText('Jira could not be searched just now.').waitFor();
      expect(asked.at(-1)).toBe('fetchProduct /rest/api/3/user/picker?query=a%26b%3D1+%C3%A9&maxResults=8&excludeConnectUsers=true');
      down = false;
      await button(page, 'Try again').click();
      await page.getByText('People found: 2').waitFor();
      expect(await page.getByRole('list', { name: 'People found' }).getByRole('button').allTextContents()).toEqual([
        'Amélie Rousseau',
        '<img src=x onerror=alert(1)>',
      ]);
      await button(page, '<img src=x onerror=alert(1)>').click();
      await button(page, 'Choose somebody else').click();
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('person');
      expect(await page.locator('main img').count()).toBe(0);
    });
  });
});

describe('what goes wrong', () => {
  test('Jira’s refusal stands at its field with our label, in Jira’s words; the choices of the rest stay', () => {
    const details = ['services: Not on the <b>screen</b>.', 'You have been bad.'];
    const raise = (): unknown => failed('JIRA_REFUSED', { details, fields: { services: 'Not on the <b>screen</b>.' } });
    return stage.shown(host(raise), async ({ page }) => {
      await ready(page);
      await review(page);
      await button(page, 'Create').click();
      const alert = page.getByRole('alert');
      await alert.getByText('Affected services: Not on the <b>screen</b>.').waitFor();
      await alert.getByText('You have been bad.').waitFor();
      expect(await page.locator('#services-error').textContent()).toBe('Not on the <b>screen</b>.');
      expect(await cell(page, 'Significant / Large', 'High').isChecked()).toBe(true);
      expect(await page.locator('main b').count()).toBe(0);
    });
  });

  test('an unclear outcome is found out without anybody’s doing, with the same intent', () => {
    const intents: unknown[] = [];
    const raise = ({ intentId }: Record<string, unknown>): unknown => {
      intents.push(intentId);
      return intents.length < 3 ? failed('UNCLEAR', { retryAfter: 1 }) : MADE;
    };
    return stage.shown(host(raise), async ({ page }) => {
      await ready(page);
      await review(page);
      await button(page, 'Create').click();
      await page.getByText('Finding out; nothing is made twice.').waitFor();
      expect(await button(page, 'Creating…').getAttribute('aria-disabled')).toBe('true');
      await page.getByText('has been created').waitFor();
      expect(intents).toHaveLength(3);
      expect(new Set(intents).size).toBe(1);
    });
  });

  test('after a minute of not knowing it is left to the person, who asks again', () => {
    let known = false;
    return stage.shown(
      host(() => (known ? MADE : failed('UNCLEAR', { retryAfter: 20 }))),
      async ({ page }) => {
        await page.clock.install();
        await ready(page);
        await review(page);
        await button(page, 'Create').click();
        for (let minute = 0; minute < 4; minute++) {
          await page
            .getByText(/Finding out|still has not said/)
            .first()
            .waitFor();
          await page.clock.runFor(21_000);
        }
        await page.getByText('Jira still has not said whether the incident was made.').waitFor();
        known = true;
        await button(page, 'Find out').click();
        await page.getByText('has been created').waitFor();
      },
    );
  });

  test('a refused link and fields that were not set are no failure; the portal is linked', () => {
    const value = {
      issueId: '9',
      key: 'IT-9',
      portalPath: '/servicedesk/customer/portal/1/IT-9',
      linkRefused: ['You may not link.'],
      notSet: [{ field: 'affectedUser', words: 'Field cannot be set.' }],
    };
    return stage.shown(
      host(() => ({ ok: true, value })),
      async ({ page }) => {
        await ready(page);
        await review(page);
        await button(page, 'Create').click();
        await page.getByText('It could not be linked to IT-1').waitFor();
        const said = await words(page);
        for (const part of ['You may not link.', 'Who is affected: Field cannot be set.']) expect(said).toContain(part);
        const link = page.getByRole('link', { name: 'See it in the portal' });
        expect(await link.getAttribute('href')).toBe('http://jira.test/servicedesk/customer/portal/1/IT-9');
        await button(page, 'Raise another').click();
        await ready(page);
        expect(await page.getByLabel('Summary').inputValue()).toBe('VPN is down');
      },
    );
  });

  test.each([
    ['a link for who may see the issue', { id: '9', key: 'IT-9', fields: { summary: 'VPN is down' } }, 1],
    ['text for who may not: they have the portal', { status: 404, body: {} }, 0],
  ])('the key of a request is %s', (_, answer, links) => {
    const value = { issueId: '9', key: 'IT-9', portalPath: '/servicedesk/customer/portal/1/IT-9' };
    const made = host(() => ({ ok: true, value }));
    const jira: Host['jira'] = (path) => (path.startsWith('/rest/api/3/issue/9?') ? answer : ISSUE);
    return stage.shown({ ...made, jira }, async ({ page, asked }) => {
      await ready(page);
      await review(page);
      await button(page, 'Create').click();
      await page.getByRole('link', { name: 'See it in the portal' }).waitFor();
      const told = (): boolean => asked.some((line) => line.startsWith('fetchProduct /rest/api/3/issue/9?'));
      for (let at = 0; at < 50 && !told(); at++) await page.waitForTimeout(20);
      await page.waitForTimeout(100);
      expect(told()).toBe(true);
      expect(await page.getByRole('link', { name: 'IT-9', exact: true }).count()).toBe(links);
      expect(await words(page)).toContain('Incident IT-9 has been created.');
    });
  });

  test('choices that the server does not know are read again', () => {
    let form: unknown = FORM;
    const changing: Partial<Host> = {
      ...host(),
      invoke: (name) => {
        if (name === 'readRaiseForm') return { ok: true, value: form };
        form = { ...FORM, form: { ...FORM.form, services: services.slice(1) } };
        return failed('INVALID_INPUT', { details: ['services[0] must be one of the policy’s'] });
      },
    };
    return stage.shown(changing, async ({ page }) => {
      await ready(page);
      await page.getByRole('checkbox', { name: 'E-mail and calendar' }).check();
      await review(page);
      await button(page, 'Create').click();
      await page.getByText('Something you chose before is no longer offered.').waitFor();
      await page.getByRole('alert').getByText('services[0] must be one').waitFor();
      expect(await page.getByRole('checkbox', { name: 'E-mail and calendar' }).count()).toBe(0);
      expect(await cell(page, 'Significant / Large', 'High').isChecked()).toBe(true);
    });
  });

  test.each([
    ['NOT_SET_UP', 'A Jira administrator does that'],
    ['TARGET_HIDDEN', 'you may not see the project they go to'],
  ])('%s: it says who can do something about it, and creates nothing, whatever key is pressed', (code, said) =>
    stage.shown({ jira: () => ISSUE, invoke: () => failed(code) }, async ({ page, asked }) => {
      await page.getByRole('alert').getByText(said).waitFor();
      expect(await page.getByLabel('Summary').inputValue()).toBe('VPN is down');
      await page.getByLabel('Summary').press('Enter');
      await button(page, 'Review').click({ force: true });
      expect(await button(page, 'Create').count()).toBe(0);
      expect(asked).not.toContain('invoke raiseIncident');
    }),
  );

  test('an issue that cannot be read is said, and the form works all the same', () =>
    stage.shown({ ...host(), jira: () => ({ status: 404, body: {} }) }, async ({ page }) => {
      await page.getByRole('alert').getByText('This is no longer there').waitFor();
      await ready(page);
      await page.getByLabel('Summary').fill('By hand');
      await review(page);
      await button(page, 'Create').click();
      await page.getByText('has been created').waitFor();
    }));
});

describe('for everybody', () => {
  test.each([
    ['light', 'en-US', 800],
    ['dark', 'fr-FR', 360],
  ] as const)('keeps to axe on every step, filled: %s, %s, %i pixels', (theme, locale, width) =>
    stage.shown({ ...host(), theme, width, context: contextOf({ locale }) }, async ({ page }) => {
      await ready(page);
      const submit = page.locator('button[type="submit"]');
      await page.locator('#summary').fill('');
      await submit.click();
      await page.locator('#levels-error').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('#summary').fill('VPN <b>down</b>');
      await page.locator('td').nth(5).click();
      await page.locator('#category').selectOption('network');
      await page.locator('#services input[type="checkbox"]').first().check();
      await page.locator('#affectedUser input').nth(1).check();
      await page.locator('#person').fill('am');
      await page.locator('.people button').first().waitFor();
      expect(await page.locator('table input:checked').count()).toBe(1);
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('.people button').first().click();
      await submit.click();
      await page.locator('dl').waitFor();
      expect(await words(page)).toContain('VPN <b>down</b>');
      expect(await axeViolations(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
      await page.locator('.button-primary').click();
      await page.locator('.message-success').waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      expect(await axeViolations(page)).toEqual([]);
    }),
  );
});
