import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { Act } from '../../../src/domain/acts/act';
import { type DecisionInput, decide } from '../../../src/domain/incident/decide';
import type { IssueFacts } from '../../../src/domain/incident/facts';
import type { IncidentState } from '../../../src/domain/incident/state';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { facts, NOW, POLICY, SETTINGS } from '../fakes';
import { contextOf, openStage, type Stage } from './stage';

// The built panel on the real bridge, with a host that answers what the test wants. With the whole app behind it: test/app/panel.test.ts.

jest.setTimeout(60_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

const AT = '2026-11-22T08:00:00.000Z';
const KEPT: Act = { kind: 'override', at: AT, by: 'u-maya', jiraPriorityId: '4', reason: 'Only the <b>old</b> depot\nis affected.' };

/** What the app would write of an incident. */
function stateOf(change: Partial<IssueFacts> = {}, acts: Act[] = [], more: Partial<DecisionInput> = {}): IncidentState {
  const found = facts({ origin: { id: '7', key: 'SHOP-7' }, category: 'Network / VPN', ...change });
  const log = { version: acts.length, acts };
  const { state } = decide({ facts: found, acts: log, policy: POLICY, settings: SETTINGS, members: new Map(), ...more }, NOW);
  if (!state) throw new Error('no incident');
  return state;
}

const option = (id: string | undefined): { id: string } | null => (id === undefined ? null : { id });

/** The issue as Jira has it once the app has written this state. */
const issueWith = (state: IncidentState | undefined, change: Record<string, unknown> = {}): Record<string, unknown> => ({
  id: '20001',
  key: 'IT-1',
  fields: {
    status: { id: '3', name: 'Work in progress' },
    issuetype: { id: '10010', name: 'Incident' },
    priority: { id: state?.basis.priorityId ?? '3', name: `Jira’s ${state?.priority.name ?? 'Medium'}` },
    reporter: { displayName: 'Mara <b>Brandt</b>' },
    customfield_1: option(state?.basis.impact),
    customfield_2: option(state?.basis.urgency),
    ...change,
  },
  properties: state === undefined ? {} : { 'firebreak-incident': state },
});

/** Jira behind the panel: the issue as it stands now, and Maya. */
const jiraOf =
  (now: () => Record<string, unknown>): Host['jira'] =>
  (path) =>
    path.startsWith('/rest/api/3/user') ? { accountId: 'u-maya', displayName: 'Maya Lindqvist' } : now();

const words = async (page: Page): Promise<string> => (await page.locator('main').textContent()) ?? '';
const { impacts, urgencies, priorities, matrix } = POLICY.document;
const formOf = (overridePriority: boolean): unknown => ({
  ok: true,
  value: { form: { version: 1, impacts, urgencies, priorities, matrix }, may: { overridePriority } },
});

/** A server that answers the form and takes every change. Writes down what it is sent. */
function server(may: boolean, sent: [string, unknown][], onChange: (name: string) => void = () => undefined): Host['invoke'] {
  return (name, payload) => {
    if (name === 'readPanelForm') return formOf(may);
    sent.push([name, payload]);
    onChange(name);
    return { ok: true, value: {} };
  };
}

const open = (page: Page): Promise<void> => page.getByRole('button', { name: 'Change priority' }).click();
const cell = (page: Page, impact: string, urgency: string) =>
  page.getByRole('radio', { name: new RegExp(`^Impact ${impact}.*, urgency ${urgency}:`) });

describe('the panel shows', () => {
  test('priority and why, and all the property says, with the resolvers switched off: no function runs', () =>
    stage.shown({ jira: jiraOf(() => issueWith(stateOf())) }, async ({ page, asked }) => {
      await page.getByText('Impact Extensive / Widespread × urgency High, policy 1').waitFor();
      const text = await words(page);
      for (const part of [
        'Incident IT-1',
        'High',
        'Network / VPN',
        'In progress',
        'Work in progress',
        'Nov 20, 2026, 11:00',
        'Mara <b>Brandt</b>',
        'SHOP-7',
        'As of Nov 23, 2026, 10:00',
      ])
        expect(text).toContain(part);
      const first = 'fetchProduct /rest/api/3/issue/20001?fields=status%2Cissuetype%2Cpriority%2Creporter%2Cassignee';
      expect(asked).toEqual([`${first}&properties=firebreak-incident`]);
      // From then on it knows which fields impact and urgency are, and sees when they changed.
      await page.reload();
      await page.getByText('policy 1').waitFor();
      expect(asked.slice(1)).toEqual([`${first}%2Ccustomfield_1%2Ccustomfield_2&properties=firebreak-incident`]);
    }));

  test('who keeps a priority by hand, since when and why; text of theirs is text', () =>
    stage.shown({ jira: jiraOf(() => issueWith(stateOf({}, [KEPT]))) }, async ({ page, asked }) => {
      await page.getByText('Kept by Maya Lindqvist since Nov 22, 2026, 9:00').waitFor();
      const text = await words(page);
      for (const part of ['Low', 'Only the <b>old</b> depot', 'Impact Extensive / Widespread × urgency High (policy 1) count again'])
        expect(text).toContain(part);
      expect(asked.filter((what) => what.startsWith('invoke'))).toEqual([]);
      expect(asked).toContain('fetchProduct /rest/api/3/user?accountId=u-maya');
    }));

  test('an override whose maker is hidden from the reader, done by an edit', () => {
    const { reason, ...edit } = { ...KEPT, changeId: '17' };
    const jira: Host['jira'] = (path) => (path.startsWith('/rest/api/3/user') ? { status: 404, body: {} } : issueWith(stateOf({}, [edit])));
    return stage.shown({ jira }, async ({ page }) => {
      await page.getByText('Kept by hand since Nov 22, 2026').waitFor();
      await page.getByText('no reason was given').waitFor();
      expect(await words(page)).not.toContain(String(reason));
    });
  });

  const gone = (axis: 'impact' | 'urgency'): Partial<IssueFacts> => ({
    values: { impact: ['impact-extensive'], urgency: ['urgency-high'], [axis]: [`${axis}-removed`] },
  });
  test.each<[string, Partial<IssueFacts>, string]>([
    ['both missing', { values: {} }, 'Impact and urgency are not set yet.'],
    ['impact missing', { values: { urgency: ['urgency-high'] } }, 'The impact is not set yet.'],
    ['urgency missing', { values: { impact: ['impact-minor'] } }, 'The urgency is not set yet.'],
    ['impact gone', gone('impact'), 'The impact of this incident is no longer in the policy: choose another.'],
    ['urgency gone', gone('urgency'), 'The urgency of this incident is no longer in the policy: choose another.'],
  ])('what is lacking, and Jira’s own priority meanwhile: %s', (_, change, sentence) =>
    stage.shown({ jira: jiraOf(() => issueWith(stateOf(change))) }, async ({ page, asked }) => {
      await page.getByText(sentence).waitFor();
      expect(await words(page)).toContain('Jira’s Medium: Jira’s own, until the app decides.');
      expect(asked.filter((what) => what.startsWith('invoke'))).toEqual([]);
    }),
  );

  test('what Jira did not let the app set', () => {
    const state: IncidentState = { ...stateOf(), notSet: ['impact', 'services'] };
    return stage.shown({ jira: jiraOf(() => issueWith(state)) }, async ({ page }) => {
      await page.getByText('Jira did not let the app set these fields: Impact and Affected services.').waitFor();
    });
  });

  test('before the first look what Jira says; asks for one, and shows the outcome when it arrives', () => {
    let looked = false;
    const invoke = (): unknown => {
      setTimeout(() => {
        looked = true;
      }, 600);
      return { ok: true, value: {} };
    };
    const jira = jiraOf(() => (looked ? issueWith(stateOf()) : issueWith(undefined)));
    return stage.shown({ invoke, jira }, async ({ page, asked }) => {
      await page.getByText('Firebreak has not looked at this incident yet. It is doing so now').waitFor();
      const text = await words(page);
      for (const part of ['Work in progress', 'Jira’s Medium']) expect(text).toContain(part);
      await page.getByText('policy 1').waitFor();
      expect(asked.filter((what) => what.startsWith('invoke'))).toEqual(['invoke requestLook']);
    });
  });

  const stale: [string, () => Record<string, unknown>][] = [
    ['of another version', () => ({ ...issueWith(undefined), properties: { 'firebreak-incident': { ...stateOf(), schema: 99 } } })],
    ['junk', () => ({ ...issueWith(undefined), properties: { 'firebreak-incident': 'junk' } })],
    ['of another status', () => issueWith(stateOf(), { status: { id: '1', name: 'Open' } })],
    ['of another priority', () => issueWith(stateOf(), { priority: { id: '5', name: 'Lowest' } })],
  ];
  test.each(stale)('a property that is %s is stale: a look is asked for', (_, now) =>
    stage.shown({ jira: jiraOf(now) }, async ({ page, asked }) => {
      await page.getByRole('alert').getByText('Something went wrong in the app.').waitFor();
      await page.getByRole('button', { name: 'Look now' }).waitFor();
      expect(asked).toContain('invoke requestLook');
    }),
  );

  test('a change of impact that no event announced is seen at the next opening', () => {
    let change = {};
    return stage.shown({ jira: jiraOf(() => issueWith(stateOf(), change)) }, async ({ page, asked }) => {
      await page.getByText('policy 1').waitFor();
      expect(asked).not.toContain('invoke requestLook');
      change = { customfield_1: { id: 'impact-minor' } };
      await page.reload();
      await page.getByRole('button', { name: 'Look now' }).waitFor();
      expect(asked).toContain('invoke requestLook');
    });
  });

  test('what cannot be read is said in words, and can be tried again', () => {
    let down = true;
    return stage.shown({ jira: () => (down ? { status: 503, body: {} } : issueWith(stateOf())) }, async ({ page }) => {
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      down = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await page.getByText('policy 1').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });
});

describe('the panel changes', () => {
  test('impact and urgency with one click to choose and one to save; the new priority is told at once and confirmed', () => {
    const sent: [string, unknown][] = [];
    let state = stateOf();
    const invoke = server(false, sent, () => {
      setTimeout(() => {
        state = stateOf({ values: { impact: ['impact-minor'], urgency: ['urgency-low'] } });
      }, 1_500);
    });
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(state)) }, async ({ page, asked }) => {
      await open(page);
      await cell(page, 'Minor', 'Low').click();
      await page.getByText('The priority becomes Lowest.').waitFor();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Lowest is being set…').waitFor();
      expect(sent).toEqual([['setLevels', { impact: 'minor', urgency: 'low' }]]);
      await page.getByText('Impact Minor / Localized × urgency Low, policy 1').waitFor();
      await page.getByText('is being set').waitFor({ state: 'detached' });
      expect(asked.filter((what) => what.startsWith('invoke'))).toEqual(['invoke readPanelForm', 'invoke setLevels']);
      expect(await page.getByRole('button', { name: 'Change priority' }).evaluate((node) => node === document.activeElement)).toBe(true);
    });
  });

  test('by keyboard alone: open, arrows, Enter to choose, Enter to save', () => {
    const sent: [string, unknown][] = [];
    return stage.shown({ invoke: server(true, sent), jira: jiraOf(() => issueWith(stateOf())) }, async ({ page }) => {
      await page.getByText('policy 1').waitFor();
      await page.getByRole('button', { name: 'Change priority' }).focus();
      await page.keyboard.press('Enter');
      await cell(page, 'Extensive', 'High').and(page.locator(':focus')).waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowRight');
      expect(sent).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('The priority becomes Low.').waitFor();
      expect(sent).toEqual([]);
      await page.keyboard.press('Enter');
      await page.getByText('Low is being set…').waitFor();
      expect(sent).toEqual([['setLevels', { impact: 'significant', urgency: 'medium' }]]);
    });
  });

  test('nothing when it is cancelled, or when the same is chosen again', () => {
    const sent: [string, unknown][] = [];
    return stage.shown({ invoke: server(false, sent), jira: jiraOf(() => issueWith(stateOf())) }, async ({ page }) => {
      await open(page);
      await cell(page, 'Extensive', 'High').click();
      await page.getByText('The priority is High.').waitFor();
      await page.getByRole('button', { name: 'Save' }).click({ force: true });
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.getByRole('button', { name: 'Change priority' }).and(page.locator(':focus')).waitFor();
      expect(sent).toEqual([]);
    });
  });

  test('a refusal is told in Jira’s words, and what was chosen stays chosen', () => {
    const refused = { ok: false, error: { code: 'JIRA_REFUSED', message: 'm', details: ['Impact is not on the screen.'] } };
    const invoke: Host['invoke'] = (name) => (name === 'readPanelForm' ? formOf(false) : refused);
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(stateOf())) }, async ({ page }) => {
      await open(page);
      await cell(page, 'Minor', 'Low').click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('alert').getByText('Impact is not on the screen.').waitFor();
      expect(await cell(page, 'Minor', 'Low').isChecked()).toBe(true);
    });
  });

  test('a form that cannot be read is said and can be tried again', () => {
    let down = true;
    const invoke: Host['invoke'] = () => (down ? { ok: false, error: { code: 'TRY_LATER', message: 'm' } } : formOf(false));
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(stateOf())) }, async ({ page }) => {
      await open(page);
      await page.getByRole('alert').getByText('Jira is busy').waitFor();
      down = false;
      await page.getByRole('button', { name: 'Try again' }).click();
      await cell(page, 'Extensive', 'High').waitFor();
      expect(await page.getByRole('alert').count()).toBe(0);
    });
  });

  test('a look that is lost is asked for once more; until then the change is said to be on its way', () => {
    const sent: [string, unknown][] = [];
    let state = stateOf();
    const invoke = server(false, sent, (name) => {
      if (name === 'requestLook') state = stateOf({ values: { impact: ['impact-minor'], urgency: ['urgency-low'] } });
    });
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(state)) }, async ({ page }) => {
      await open(page);
      await cell(page, 'Minor', 'Low').click();
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByText('Lowest is being set…').waitFor();
      await page.getByText('urgency Low, policy 1').waitFor({ timeout: 40_000 });
      expect(sent.map(([name]) => name)).toEqual(['setLevels', 'requestLook']);
    });
  });
});

describe('a priority by hand', () => {
  test('is offered only to who may', () =>
    stage.shown({ invoke: server(false, []), jira: jiraOf(() => issueWith(stateOf({}, [KEPT]))) }, async ({ page }) => {
      await open(page);
      await page.getByText('The priority stays Low: it is kept by hand.').waitFor();
      expect(await page.getByText('Keep another priority').count()).toBe(0);
      expect(await page.getByRole('button', { name: 'Give back to the matrix' }).count()).toBe(0);
    }));

  test('is set with a reason, without which nothing is sent; then it says who keeps it', () => {
    const sent: [string, unknown][] = [];
    let state = stateOf();
    const invoke = server(true, sent, () => {
      state = stateOf({}, [{ ...KEPT, reason: 'Only the old depot.' }]);
    });
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(state)) }, async ({ page }) => {
      await open(page);
      await page.getByText('Set priority by hand').click();
      await page.getByRole('button', { name: 'Set priority' }).click();
      await page.getByText('Choose which priority to keep.').waitFor();
      await page.getByText('Say why: others will ask.').waitFor();
      expect(sent).toEqual([]);
      await page.getByRole('combobox', { name: 'Priority' }).selectOption('Low');
      await page.getByRole('textbox', { name: 'Reason' }).fill('x'.repeat(501));
      await page.getByText('At most 500 characters; these are 501.').waitFor();
      await page.getByRole('button', { name: 'Set priority' }).click();
      expect(sent).toEqual([]);
      await page.getByRole('textbox', { name: 'Reason' }).fill('  Only the old depot. ');
      await page.getByRole('button', { name: 'Set priority' }).click();
      await page.getByText('Kept by Maya Lindqvist').waitFor();
      expect(sent).toEqual([['overridePriority', { priority: 'p4', reason: 'Only the old depot.' }]]);
    });
  });

  test('is given back', () => {
    const sent: [string, unknown][] = [];
    let state = stateOf({}, [KEPT]);
    const invoke = server(true, sent, () => {
      state = stateOf();
    });
    return stage.shown({ invoke, jira: jiraOf(() => issueWith(state)) }, async ({ page }) => {
      await open(page);
      await page.getByRole('button', { name: 'Give back to the matrix' }).click();
      await page.getByText('Impact Extensive / Widespread × urgency High, policy 1').waitFor();
      expect(sent).toEqual([['releasePriority', {}]]);
      expect(await page.getByText('Kept by').count()).toBe(0);
    });
  });
});

describe('the panel keeps to', () => {
  test.each([
    ['light', 'en-US', 'Give back to the matrix'],
    ['dark', 'fr-FR', 'Rendre à la matrice'],
  ] as const)('axe, shown and being changed, at 300 px: %s, %s', (theme, locale, release) => {
    const jira = jiraOf(() => issueWith({ ...stateOf({}, [KEPT]), notSet: ['services'] }));
    return stage.shown({ theme, width: 300, context: contextOf({ locale }), invoke: server(true, []), jira }, async ({ page }) => {
      await page.getByText('Maya Lindqvist').waitFor();
      expect(await page.getAttribute('html', 'lang')).toBe(locale);
      expect(await axeViolations(page)).toEqual([]);
      await page.locator('button[data-key=P]').click();
      await page.getByRole('button', { name: release }).waitFor();
      await page.locator('.edit summary').click();
      await page.getByRole('textbox').waitFor();
      expect(await axeViolations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(300);
    });
  });
});
