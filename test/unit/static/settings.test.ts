import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import { openScreen, serveScreens } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { launchBrowser, type TestBrowser } from '../../support/browser';
import { PROJECTS, type SettingsHost, settingsHost } from './settings-host';

// The built settings page on the real bridge, with a site that the test holds in its hands. With the whole app: test/app/settings.test.ts.

let screens: Awaited<ReturnType<typeof serveScreens>>;
let browser: TestBrowser;
beforeAll(async () => {
  screens = await serveScreens(join(__dirname, '..', '..', '..', 'static'));
  browser = await launchBrowser();
}, 60_000);
afterAll(async () => {
  await browser.close();
  await screens.close();
});

const context = (locale: string): Record<string, unknown> => ({
  accountId: 'u-ada',
  cloudId: 'c',
  localId: 'l',
  locale,
  timezone: 'Europe/Berlin',
  siteUrl: 'http://jira.test',
  moduleKey: 'm',
  extension: { type: 'jira:adminPage' },
});

async function shown(
  host: SettingsHost,
  look: (page: Page, asked: string[]) => Promise<void>,
  view: { theme?: 'light' | 'dark'; locale?: string } = {},
): Promise<void> {
  const { theme = 'light', locale = 'en-US' } = view;
  const behind = { context: context(locale), invoke: host.invoke, jira: host.jira, theme };
  const { page, context: opened, asked } = await openScreen(browser.browser, `${screens.url}/settings/dist/index.html#/set-up`, behind);
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  try {
    await look(page, asked);
    expect(errors).toEqual([]);
  } finally {
    await opened.close();
  }
}

const desk = { projectId: '10000', issueTypeId: 'incident', alsoTypeIds: [], requestTypeId: '71' };
const addDesk = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Add IT Service Desk' }).click();
  await page.getByRole('option', { name: 'Report a system problem' }).waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.querySelector<HTMLSelectElement>('[id^="request-type-"]')?.value === '71');
};

describe('choosing projects', () => {
  test('found by typing, added by a button; the request type that fits is proposed; the preflight follows the choices', () => {
    const host = settingsHost();
    return shown(host, async (page, asked) => {
      await page.getByText('No project is chosen yet.').waitFor();
      await page.getByText('The first 10 of 23 projects.').waitFor();
      await page.getByText('This is checked once a project is chosen.').waitFor();
      await page.getByLabel('Find a project').fill('service');
      await page.getByText('1 project found.').waitFor();
      await addDesk(page);
      expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('IT Service Desk (DESK)');
      expect(await page.getByLabel('Request type for raising incidents').locator('option').allInnerTexts()).toEqual([
        'No request type',
        'Report a system problem',
        'Report broken hardware',
      ]);
      await page.getByText('These projects use the same screens and will show the fields too: Web Shop').waitFor();
      expect(host.checked).toEqual([{ target: '10000', projects: [desk] }]);
      expect(asked.filter((what) => what.includes('setUp'))).toEqual([]);
    });
  });

  test('a team-managed project needs an existing type, and the page says why; sub-tasks and epics are no incidents', () => {
    const host = settingsHost();
    return shown(host, async (page) => {
      await addDesk(page);
      await page.getByRole('button', { name: 'Add a project' }).click();
      await page.getByLabel('Find a project').fill('operat');
      await page.getByRole('button', { name: 'Add Operations' }).click();
      await page.getByText('Jira lets no app add an issue type there.').waitFor();
      await page.getByText('Choose an issue type for Operations first.').waitFor();
      expect(await page.getByRole('button', { name: 'Set up' }).getAttribute('aria-disabled')).toBe('true');
      const type = page.locator('#type-10002');
      expect(await type.locator('option').allInnerTexts()).toEqual(['Choose an issue type', 'Task', 'Alarm']);
      await type.selectOption('31');
      await page.getByText('Choose an issue type for Operations first.').waitFor({ state: 'detached' });
      await page.getByRole('button', { name: 'Add a project' }).click();
      await page.getByLabel('Find a project').fill('SHOP');
      await page.getByRole('button', { name: 'Add Web Shop' }).click();
      expect(await page.locator('#type-10001 option').allInnerTexts()).toEqual([
        'The site’s incident type ([System] Incident)',
        'Task',
        'Bug <i>',
      ]);
      await page
        .getByRole('listitem')
        .filter({ hasText: 'Web Shop (SHOP)' })
        .getByText('Other types that are incidents too')
        .first()
        .click();
      await page.getByLabel('Bug <i>').check();
      await page.getByLabel('new incidents in Operations').check();
      await expectEventually(() => host.checked.at(-1), {
        target: '10002',
        projects: [
          desk,
          { projectId: '10002', issueTypeId: '31', alsoTypeIds: [] },
          { projectId: '10001', issueTypeId: 'incident', alsoTypeIds: ['2'] },
        ],
      });
    });
  });

  test('what is chosen is there again after a reload; taking a project out moves the target', () => {
    const host = settingsHost();
    return shown(host, async (page) => {
      await addDesk(page);
      await page.getByRole('button', { name: 'Add a project' }).click();
      await page.getByLabel('Find a project').fill('SHOP');
      await page.getByRole('button', { name: 'Add Web Shop' }).click();
      await page.reload();
      await page.getByRole('heading', { name: 'Web Shop (SHOP)' }).first().waitFor();
      expect(await page.getByLabel('new incidents in IT Service Desk').isChecked()).toBe(true);
      await page.getByRole('button', { name: 'Remove IT Service Desk' }).click();
      expect(await page.getByLabel('new incidents in Web Shop').isChecked()).toBe(true);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('where');
    });
  });

  test('a project or type that is gone is said, and can be mended', () => {
    const host = settingsHost();
    const gone = { projectId: '99999', issueTypeId: 'incident', alsoTypeIds: [] };
    const odd = { projectId: '10001', issueTypeId: '555', alsoTypeIds: [] };
    const choices = { target: '99999', projects: [gone, odd, { ...desk, requestTypeId: '70' }] };
    const target = { projectId: '99999', issueTypeId: '10' };
    host.stored.settings = { schema: 2, choices, target, incidents: [], fields: {}, appFields: {}, appAccountId: 'app' };
    return shown(host, async (page) => {
      await page.getByText('This project is no longer there, or you may not see it.').waitFor();
      await page.getByText('This issue type is no longer in the project.').waitFor();
      await page.getByText('This request type is no longer there, or it makes issues of another type.').waitFor();
      await page.getByRole('button', { name: 'Remove Project 99999' }).click();
      await page.getByText('The app will no longer look after the incidents in: Project 99999.').waitFor();
      await page.getByRole('button', { name: 'Discard changes' }).click();
      await page.getByText('This project is no longer there').waitFor();
    });
  });
});

describe('setting up', () => {
  test('one button, step by step, with what is being done; then nothing is left', () => {
    const host = settingsHost();
    return shown(host, async (page) => {
      await addDesk(page);
      await page.getByText('6 of 9 things are missing.').waitFor();
      let release = (): void => undefined;
      host.hold = new Promise((done) => {
        release = done;
      });
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('0 of 5 done. Now: Fields – Impact').waitFor();
      expect(await page.getByRole('progressbar').getAttribute('max')).toBe('5');
      await page.getByText('You may close this page').waitFor();
      release();
      await page.getByText('Firebreak is set up.').waitFor();
      await page.getByText('1 thing is left that only a person can do in Jira.').waitFor();
      expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Firebreak is set up.');
      await page.getByText('Policy version 1 is in force.').waitFor();
      expect(await page.getByRole('cell').allInnerTexts()).toEqual(['Highest', 'Lowest', 'Lowest', 'Lowest']);
      await page.getByText('Nothing is left for the app to do.').waitFor();
      expect(host.setUps).toHaveLength(6);
      await page.reload();
      await page.getByText('Nothing is left for the app to do.').waitFor();
      expect(host.checked).toHaveLength(1);
    });
  });

  test('what fails says so in Jira’s words to the end, the rest is done, and it can be tried again', () => {
    const host = settingsHost();
    host.refused.add('field/impact');
    return shown(host, async (page) => {
      await addDesk(page);
      await page.getByText('6 of 9 things are missing.').waitFor();
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('1 thing failed; what does not depend on it is done.').waitFor();
      await page.getByText('No room for <b>Impact</b>.').waitFor();
      await page.getByText('Mend in Jira what it says, then try again.').waitFor();
      await page.getByText('It waits for: Impact').waitFor();
      expect(host.setUps.at(-1)?.skip).toEqual(['field/impact']);
      host.refused.clear();
      await page.getByRole('button', { name: 'Try the failed ones again' }).click();
      await page.getByText('Firebreak is set up.').waitFor();
      expect(await page.getByText('No room').count()).toBe(0);
    });
  });

  test('a busy moment is waited out; when it lasts, set-up stops and goes on from there', () => {
    const host = settingsHost();
    return shown(host, async (page) => {
      await addDesk(page);
      await page.getByText('6 of 9 things are missing.').waitFor();
      host.down = 2;
      await page.getByRole('button', { name: 'Set up', exact: true }).click();
      await page.getByText('Firebreak is set up.').waitFor();
      await page.getByRole('button', { name: 'Remove' }).first().waitFor();
      await page.getByRole('button', { name: 'Add a project' }).click();
      await page.getByLabel('Find a project').fill('SHOP');
      await page.getByRole('button', { name: 'Add Web Shop' }).click();
      host.down = 4;
      await page.getByRole('button', { name: 'Save and set up' }).click();
      await page.getByText('Set-up stopped before its end.').waitFor();
      await page.getByRole('button', { name: 'Go on' }).click();
      await page.getByText('Firebreak is set up.').waitFor();
      expect(host.stored.settings?.choices.projects.map(({ projectId }) => projectId)).toEqual(['10000', '10001']);
    });
  });
});

test('when set-up could keep nothing, the choices stay, and it can be tried again', () => {
  const host = settingsHost();
  host.placeless = true;
  host.refused.add('field/impact');
  return shown(host, async (page) => {
    await addDesk(page);
    await page.getByText('6 of 9 things are missing.').waitFor();
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByText('1 thing failed').waitFor();
    await page.getByText('Policy version 1 is in force.').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: 'IT Service Desk (DESK)' }).first().waitFor();
    host.placeless = false;
    host.refused.clear();
    await page.getByRole('button', { name: 'Set up', exact: true }).click();
    await page.getByText('Firebreak is set up.').waitFor();
  });
});

describe('everybody', () => {
  test('somebody who is no admin is told so and sees nothing else', () => {
    const host = settingsHost();
    host.invoke = () => ({ ok: false, error: { code: 'NOT_ALLOWED', message: 'm' } });
    return shown(host, async (page) => {
      await page.getByRole('heading', { name: 'You may not work on this policy' }).waitFor();
      expect(await page.getByRole('button').count()).toBe(0);
    });
  });

  test('by keyboard alone: a project is found, added and set up', () => {
    const host = settingsHost();
    return shown(host, async (page) => {
      await page.getByText('The first 10 of 23 projects.').waitFor();
      const tabTo = async (name: string): Promise<void> => {
        for (let presses = 0; presses < 60; presses++) {
          await page.keyboard.press('Tab');
          const label = await page.evaluate(() => {
            const at = document.activeElement;
            return at?.getAttribute('aria-label') ?? at?.closest('.field')?.querySelector('label')?.textContent ?? at?.textContent;
          });
          if (label === name) return;
        }
        throw new Error(`Tab never came to ${name}`);
      };
      await tabTo('Find a project');
      await page.keyboard.type('desk');
      await page.getByText('1 project found.').waitFor();
      await tabTo('Add IT Service Desk');
      await page.keyboard.press('Enter');
      await page.getByText('6 of 9 things are missing.').waitFor();
      await tabTo('Set up');
      await page.keyboard.press('Enter');
      await page.getByText('Firebreak is set up.').waitFor();
    });
  });

  test.each([
    ['light', 'en-US', ['Add IT Service Desk', 'Set up', '1 thing failed', 'Add a project']],
    ['dark', 'fr-FR', ['Ajouter IT Service Desk', 'Mettre en place', '1 point a échoué', 'Ajouter un projet']],
  ] as const)('keeps to axe with everything on it: %s, %s', (theme, locale, [add, setUp, failed, another]) => {
    const host = settingsHost();
    host.refused.add('field/impact');
    return shown(
      host,
      async (page) => {
        await page.getByRole('button', { name: add }).click();
        await page.getByText('Report broken hardware').waitFor({ state: 'attached' });
        expect(await axeViolations(page)).toEqual([]);
        await page.getByRole('button', { name: setUp, exact: true }).click();
        await page.getByText(failed).first().waitFor();
        await page.getByRole('button', { name: another }).click();
        for (const summary of await page.locator('summary').all()) await summary.click();
        await page.getByRole('table').waitFor();
        expect(await axeViolations(page)).toEqual([]);
        for (const width of [400, 1400]) {
          await page.setViewportSize({ width, height: 900 });
          expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(0);
        }
        expect(await page.locator('main').textContent()).not.toMatch(/\{\w+\}|preflight\.|settings\./);
      },
      { theme, locale },
    );
  });

  test('projects beyond the first page are found', () => {
    expect(PROJECTS.length).toBeGreaterThan(20);
    return shown(settingsHost(), async (page) => {
      await page.getByLabel('Find a project').fill('Project 19');
      await page.getByRole('button', { name: 'Add Project 19' }).waitFor();
      await page.getByLabel('Find a project').fill('nowhere');
      await page.getByText('No project you may see has this in its name or key.').waitFor();
    });
  });

  test('on a site without projects it is said to make one first', () => {
    const none = { ...settingsHost(), jira: () => ({ values: [], total: 0, isLast: true }) };
    return shown(none, async (page) => {
      await page.getByText('There is no project yet that you may see. Make one in Jira first.').waitFor();
      expect(await page.getByRole('button', { name: 'Set up', exact: true }).getAttribute('aria-disabled')).toBe('true');
    });
  });
});

/** The page waits a moment after the last choice. */
async function expectEventually(read: () => unknown, wanted: unknown): Promise<void> {
  const until = Date.now() + 10_000;
  while (Date.now() < until && JSON.stringify(read()) !== JSON.stringify(wanted)) await new Promise((done) => setTimeout(done, 50));
  expect(read()).toEqual(wanted);
}
