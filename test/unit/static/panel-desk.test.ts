import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { decide } from '../../../src/domain/incident/decide';
import type { IncidentState } from '../../../src/domain/incident/state';
import type { PlacementWhy } from '../../../src/domain/routing/placement';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { facts, NOW as MADE, POLICY, SETTINGS } from '../fakes';
import { plain } from './clocks-stage';
import { ESCALATION, FIRED, NOW, PLACEMENT, TOLD } from './desk-of';
import { contextOf, openStage, type Stage } from './stage';

// Support and escalation in the built panel, with a host that answers what the test wants. With the whole app behind it: test/app/desk.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

/** What the app would write of an incident, with this of support and escalation. */
function stateOf(change: Partial<IncidentState> = {}): IncidentState {
  const log = { version: 3, acts: [] };
  const surroundings = POLICY.document.supportGroups.map(({ id }) => ({ group: id, people: [], work: true, assignable: {}, turns: [] }));
  const { state } = decide({ facts: facts(), acts: log, policy: POLICY, settings: SETTINGS, members: new Map(), surroundings }, MADE);
  if (!state) throw new Error('no incident');
  return { ...state, placement: PLACEMENT, escalation: ESCALATION, told: [TOLD], ...change };
}

const issueWith = (state: IncidentState): Record<string, unknown> => ({
  id: '20001',
  key: 'IT-1',
  fields: {
    status: { id: '3', name: 'Work in progress' },
    issuetype: { id: '10010', name: 'Incident' },
    priority: { id: state.basis.priorityId ?? '3', name: 'High' },
    reporter: { displayName: 'Mara Brandt' },
    assignee: { accountId: 'u-maya', displayName: 'Maya Lindqvist' },
  },
  properties: { 'firebreak-incident': state },
});

/** Jira: the issue as it stands, and two people; the third is hidden. */
const jiraOf =
  (now: () => IncidentState): Host['jira'] =>
  (path) => {
    if (!path.startsWith('/rest/api/3/user')) return issueWith(now());
    if (path.includes('u-ghost')) return { status: 404, body: {} };
    return { displayName: path.includes('u-lea') ? 'Lea Novak' : 'Maya Lindqvist' };
  };

const MAY = { acknowledge: true, snooze: true, escalate: true, deEscalate: true, assign: true };
const FORM = {
  groups: [
    { id: 'desk', name: 'Service desk', tier: 'tier-1', assignment: 'roundRobin' },
    { id: 'network', name: 'Network <b>team</b>', tier: 'tier-2', assignment: 'manual' },
    { id: 'storage', name: 'Storage', tier: 'tier-2', assignment: 'leastLoaded' },
  ],
  tiers: [
    { id: 'tier-1', name: 'First tier' },
    { id: 'tier-2', name: 'Second tier' },
  ],
  snoozeMaxMs: 4 * 3_600_000,
  internal: true,
  requester: false,
  may: MAY,
};

/** A server that answers the form and takes every act unless told otherwise; writes down what it is sent. */
function server(sent: [string, unknown][], form: unknown = FORM, answers: Record<string, unknown> = {}): Host['invoke'] {
  return (name, payload) => {
    if (name === 'readDeskForm') return { ok: true, value: form };
    sent.push([name, payload]);
    return answers[name] ?? { ok: true, value: {} };
  };
}

const support = (page: Page): Locator => page.getByRole('region', { name: 'Support' });
const escalation = (page: Page): Locator => page.getByRole('region', { name: 'Escalation' });
const wordsOf = async (part: Locator): Promise<string> => plain((await part.allInnerTexts()).join(' '));
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const invoked = (asked: readonly string[]): string[] => asked.filter((what) => what.startsWith('invoke'));
const shown = { jira: jiraOf(() => stateOf()), now: NOW };

describe('support and escalation', () => {
  test('say who has it, why, what fired, what will and what does not, with no function run; text of people is text', () =>
    stage.shown(shown, async ({ page, asked }) => {
      await support(page).getByText('was escalated here').waitFor();
      await escalation(page).getByText('Put off until 3:00 PM by Lea Novak:').waitFor();
      await support(page).getByText('Why 2 other people did not get it').click();
      for (const words of await escalation(page).locator('summary').all()) await words.click();
      const [first, second] = [await wordsOf(support(page)), await wordsOf(escalation(page))];
      for (const part of [
        'Network <b>team</b> Second tier',
        'Since 11:10 AM Assigned to Maya Lindqvist Passed on 2 times',
        'It was escalated here: “Stays in the first tier”.',
        'It was given to Maya Lindqvist, who had the least open work. Their open work, weighted by priority, was 4 then.',
        'The group was closed and opens Wed 8:10 AM',
        'Lea Novak: away somebody: has as many incidents as they may',
      ])
        expect(first).toContain(part);
      for (const part of [
        'Nobody has acknowledged it.',
        'The vendor calls <b>back</b>.',
        'Next: Resolution at 75 %',
        'Came to pass 2:10 AM, outside its working hours. Will be done Wed 8:00 AM, in 17 h',
        'Stays in the first tier To other people, level 1',
        'Came to pass 2:10 AM, outside its working hours. Done 11:10 AM.',
        'To the next tier: Second tier E-mail “Escalated” To Maya Lindqvist and somebody, 11:10 AM',
        '1 to come',
        '1 that does not come, and why The customer asks for it',
        'Not while the incident is on hold.',
      ])
        expect(second).toContain(part);
      expect(invoked(asked)).toEqual([]);
    }));

  test('tick by themselves: the time left goes down, then it is about to be done', () =>
    stage.shown(shown, async ({ page, asked }) => {
      await escalation(page)
        .getByText(/in 17\sh\s(50|49)\smin/)
        .first()
        .waitFor();
      await page.clock.pauseAt(NOW + 3_600_000);
      await escalation(page)
        .getByText(/in 16\sh\s(50|49)\smin/)
        .first()
        .waitFor();
      await page.clock.pauseAt(NOW + 18 * 3_600_000);
      await escalation(page).getByText('About to be done.').first().waitFor();
      // What was put off is over by then, and can be put off anew.
      await button(page, 'Put off…').waitFor();
      expect(invoked(asked)).toEqual([]);
    }));

  test('a resolved incident offers nothing to do; one nobody placed and no ladder concerns says so', async () => {
    await stage.shown({ jira: jiraOf(() => stateOf({ phase: 'resolved' })), now: NOW }, async ({ page }) => {
      await support(page).getByText('was escalated here').waitFor();
      await escalation(page).waitFor();
      expect(await escalation(page).getByRole('button').count()).toBe(0);
    });
    const bare = stateOf();
    delete bare.placement;
    delete bare.escalation;
    await stage.shown({ jira: jiraOf(() => bare), now: NOW }, async ({ page }) => {
      await page.getByText('has not given this incident to a support group yet').waitFor();
      await page.getByText('No escalation of the policy concerns this incident.').waitFor();
      expect(await button(page, 'Acknowledge').count()).toBe(0);
    });
  });
});

describe('acknowledging', () => {
  test('is one click; the panel waits for the app’s word, and the button goes', () => {
    let state = stateOf();
    const invoke: Host['invoke'] = (name) => {
      if (name !== 'acknowledge') return { ok: false, error: { code: 'INTERNAL', message: 'x' } };
      state = stateOf({
        basis: { ...state.basis, acts: state.basis.acts + 1 },
        escalation: { ...ESCALATION, acknowledged: { by: 'u-maya', at: new Date(NOW).toISOString() } },
      });
      return { ok: true, value: { by: 'u-maya', at: new Date(NOW).toISOString(), first: true } };
    };
    return stage.shown({ jira: jiraOf(() => state), now: NOW, invoke }, async ({ page, asked }) => {
      await button(page, 'Acknowledge').click();
      await page.getByText('You have acknowledged the incident.').waitFor();
      await page.getByText('Maya Lindqvist has acknowledged it, 2:10 PM.').waitFor();
      expect(await button(page, 'Acknowledge').count()).toBe(0);
      expect(invoked(asked)).toEqual(['invoke acknowledge']);
    });
  });

  test('second: says who was first and when', () => {
    const answers = { acknowledge: { ok: true, value: { by: 'u-lea', at: new Date(NOW - 60_000).toISOString(), first: false } } };
    return stage.shown({ ...shown, invoke: server([], FORM, answers) }, async ({ page }) => {
      await button(page, 'Acknowledge').click();
      await page.getByText('Lea Novak had acknowledged it already, 2:09 PM: that counts.').waitFor();
    });
  });

  test('without the right: says so and what to do next', () => {
    const answers = { acknowledge: { ok: false, error: { code: 'NOT_ALLOWED', message: 'x' } } };
    return stage.shown({ ...shown, invoke: server([], FORM, answers) }, async ({ page }) => {
      await button(page, 'Acknowledge').click();
      await page.getByRole('alert').getByText('ask a process owner or your Jira administrator').waitFor();
    });
  });
});

describe('escalating by hand', () => {
  const fill = async (page: Page): Promise<void> => {
    await page.getByLabel('What was tried').fill('Restarted it.');
    await page.getByLabel('What is known').fill('The disk is full.');
    await page.getByLabel('What is asked').fill('Clear the logs.');
  };

  test('asks for all three parts of the note, by keyboard, and marks what is missing; Escape leaves', () => {
    const sent: [string, unknown][] = [];
    return stage.shown({ ...shown, invoke: server(sent) }, async ({ page }) => {
      await button(page, 'Escalate…').focus();
      await page.keyboard.press('Enter');
      await page.getByText('internal comment in your name').waitFor();
      await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
      await page.keyboard.press('Tab');
      await page.keyboard.type('Restarted it.');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      await page.getByText('What is known: say something.').waitFor();
      await page.waitForFunction(() => document.activeElement?.getAttribute('aria-invalid') === 'true');
      expect(sent).toEqual([]);
      await page.keyboard.press('Escape');
      await page.waitForFunction(() => document.activeElement?.getAttribute('data-act') === 'escalate');
    });
  });

  test('an unclear answer is asked for again with the same intent, also when the form was closed meanwhile', () => {
    const sent: [string, unknown][] = [];
    const answers: Record<string, unknown> = { escalate: { ok: false, error: { code: 'UNCLEAR', message: 'x' } } };
    return stage.shown({ ...shown, invoke: server(sent, FORM, answers) }, async ({ page }) => {
      await button(page, 'Escalate…').click();
      await fill(page);
      await page.getByLabel('To', { exact: true }).selectOption({ label: 'Storage' });
      await button(page, 'Escalate').click();
      await page.getByRole('alert').getByText('asking again finds out').waitFor();
      await button(page, 'Cancel').click();
      await button(page, 'Escalate…').click();
      delete answers.escalate;
      await button(page, 'Escalate').click();
      await page.getByText('Recorded. It shows here in a moment.').waitFor();
      const [first, second] = sent;
      expect(first).toEqual(second);
      expect(first).toEqual([
        'escalate',
        {
          intentId: expect.stringMatching(/^[\da-f-]{36}$/),
          group: 'storage',
          tried: 'Restarted it.',
          known: 'The disk is full.',
          asked: 'Clear the logs.',
        },
      ]);
      await button(page, 'Escalate…').click();
      expect(await page.getByLabel('What was tried').inputValue()).toBe('');
    });
  });

  test('says that everybody sees the note where the project has no internal comments', () =>
    stage.shown({ ...shown, invoke: server([], { ...FORM, internal: false }) }, async ({ page }) => {
      await button(page, 'Escalate…').click();
      await page.getByText('everybody who sees the incident reads it').waitFor();
    }));
});

describe('the other acts', () => {
  test('putting off is ended and begun: at most as long as the policy allows', () => {
    const sent: [string, unknown][] = [];
    const { snoozed: _, ...rest } = ESCALATION;
    let state = stateOf();
    return stage.shown({ jira: jiraOf(() => state), now: NOW, invoke: server(sent) }, async ({ page }) => {
      await button(page, 'End putting off').click();
      state = stateOf({ escalation: rest, basis: { ...state.basis, acts: 9 } });
      await button(page, 'Put off…').click();
      const choice = page.getByLabel('For how long');
      await choice.waitFor();
      expect(plain((await choice.locator('option').allInnerTexts()).join())).toBe('15 min,30 min,1 h,2 h,4 h');
      await choice.selectOption({ label: '2 h' });
      await page.getByLabel('Reason').fill('The vendor calls at four.');
      await button(page, 'Put off').click();
      await page.getByText('Recorded.').waitFor();
      expect(sent.filter(([name]) => name !== 'requestLook')).toEqual([
        ['endSnooze', {}],
        ['snooze', { minutes: 120, reason: 'The vendor calls at four.' }],
      ]);
    });
  });

  test('support is asked of a group, or of somebody of it once who that is was asked', () => {
    const sent: [string, unknown][] = [];
    const answers = { readSupportPeople: { ok: true, value: { people: ['u-lea', 'u-ghost'] } } };
    return stage.shown({ ...shown, invoke: server(sent, FORM, answers) }, async ({ page }) => {
      await button(page, 'Ask for support…').click();
      await page.getByText('Now with Network <b>team</b>.').waitFor();
      await page.getByLabel('Support group').selectOption({ label: 'Storage' });
      await page.getByText('who has the least to do').waitFor();
      await button(page, 'Choose a person').click();
      await page.getByLabel('Person').selectOption({ label: 'Lea Novak' });
      await page.getByLabel('Reason').fill('Theirs.');
      await button(page, 'Ask for support').click();
      await page.getByText('Recorded.').waitFor();
      expect(sent.slice(0, 2)).toEqual([
        ['readSupportPeople', { group: 'storage' }],
        ['askForSupport', { group: 'storage', to: 'u-lea', reason: 'Theirs.' }],
      ]);
    });
  });

  test.each<[string, PlacementWhy, boolean]>([
    ['asked for support after it was escalated', { by: 'support', person: 'u-lea', reason: 'Theirs.' }, true],
    ['took the only escalation back', { by: 'deEscalation', person: 'u-lea', reason: 'Solved.' }, false],
    ['routed it anew', { by: 'rule', name: 'Network' }, false],
  ])('taking back is offered where there is something to take back: somebody %s', (_, why, offered) => {
    const placement = { ...PLACEMENT, why };
    return stage.shown({ ...shown, jira: jiraOf(() => stateOf({ placement })), invoke: server([], FORM) }, async ({ page }) => {
      await button(page, 'Escalate…').waitFor();
      expect(await button(page, 'Take back…').count()).toBe(offered ? 1 : 0);
    });
  });

  test('what was refused keeps what was typed and says what to do', () => {
    const answers = { deEscalate: { ok: false, error: { code: 'CONFLICT', message: 'x', values: { why: 'nothingEscalated' } } } };
    return stage.shown({ ...shown, invoke: server([], FORM, answers) }, async ({ page }) => {
      await button(page, 'Take back…').click();
      await page.getByLabel('Reason').fill('Solved.');
      await button(page, 'Take back').click();
      await page.getByRole('alert').getByText('nothing to take back any more').waitFor();
      expect(await page.getByLabel('Reason').inputValue()).toBe('Solved.');
    });
  });

  test('somebody without rights is told, once it is known, and is offered no more than they may; the requester asks for themselves', () => {
    const none = { acknowledge: false, snooze: false, escalate: false, deEscalate: false, assign: false };
    const sent: [string, unknown][] = [];
    const answers = { askForEscalation: { ok: true, value: { at: new Date(NOW - 600_000).toISOString(), first: false } } };
    return stage.shown({ ...shown, invoke: server(sent, { ...FORM, may: none, requester: true }, answers) }, async ({ page }) => {
      await button(page, 'Escalate…').click();
      await page.getByText('has the right to do this').waitFor();
      await button(page, 'Ask for escalation…').click();
      await page.getByRole('heading', { name: 'Ask for escalation', exact: true }).waitFor();
      expect(await escalation(page).locator('[data-act]').allInnerTexts()).toEqual(['Ask for escalation…Q']);
      await page.getByLabel('Reason').fill('We stand still.');
      await button(page, 'Ask').click();
      await page.getByText('It was asked for already, 2:00 PM: that counts.').waitFor();
      expect(sent[0]).toEqual(['askForEscalation', { reason: 'We stand still.' }]);
    });
  });
});

test.each([
  ['light', 'en-US', 'Escalate…'],
  ['dark', 'fr-FR', 'Escalader…'],
] as const)('axe, at 300 px, with the ledger and a form open and what is missing told: %s, %s', (theme, locale, escalate) =>
  stage.shown(
    {
      theme,
      width: 300,
      now: NOW,
      context: contextOf({ locale }),
      invoke: server([]),
      jira: jiraOf(() =>
        stateOf({ escalation: { ...ESCALATION, fired: Array.from({ length: 5 }, (_, at) => ({ ...FIRED, round: at + 1 })), count: 9 } }),
      ),
    },
    async ({ page }) => {
      await button(page, escalate).click();
      await page.locator('form textarea').first().waitFor();
      await page.locator('form button[type=submit]').click();
      await page.locator('.field-error').first().waitFor();
      for (const words of await page.locator('main summary').all()) await words.click();
      expect(await axeViolations(page)).toEqual([]);
      const wide = await page.evaluate(() => document.documentElement.scrollWidth);
      expect(wide).toBeLessThanOrEqual(300);
    },
  ),
);
