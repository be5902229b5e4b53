import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { LifeWhy } from '../../../src/contract/types';
import type { IncidentState } from '../../../src/domain/incident/state';
import type { Host } from '../../bench/screen';
import { axeViolations } from '../../support/axe';
import { shot } from '../../support/shots';
import { plain } from './clocks-stage';
import { ago, HOUR, later, NOW } from './desk-of';
import { FORM, HOLD, issueWith, lifeIn, PROPOSED, stateWith, TO_CLOSED, TO_RESOLVED, TO_WORK, TRANSITIONS } from './life-of';
import { contextOf, openStage, type Stage } from './stage';

// An incident's life in the built panel, with a host that answers what the test wants.

jest.setTimeout(90_000);

let stage: Stage;
beforeAll(async () => {
  stage = await openStage('issue-panel');
}, 60_000);
afterAll(() => stage.close());

const AGENT = contextOf({ accountId: 'u-maya' });

/** What was posted to Jira. */
type Sent = [string, unknown][];

/** Jira and the server: the incident as it stands, transitions, tasks, people; writes down what is sent to either. */
function hostOf(
  now: () => IncidentState,
  sent: Sent,
  more: { assignee?: () => string | undefined; answers?: Record<string, unknown>; form?: unknown; jira?: Host['jira'] } = {},
) {
  const jira: Host['jira'] = (path, body) => {
    if (body !== undefined && !path.includes('/search/')) sent.push([path, body]);
    const own = more.jira?.(path, body);
    if (own && Object.keys(own).length > 0) return own;
    if (body !== undefined && !path.includes('/search/')) return { status: 204, body: {} };
    if (path.includes('/transitions')) return TRANSITIONS;
    if (path.startsWith('/rest/api/3/user')) return { displayName: path.includes('u-lea') ? 'Lea Novak' : 'Maya Lindqvist' };
    return issueWith(now(), more.assignee ? more.assignee() : 'u-maya');
  };
  const invoke: Host['invoke'] = (name, payload) => {
    if (name === 'readLifeForm') return { ok: true, value: more.form ?? FORM };
    if (name === 'requestLook') return { ok: true, value: {} };
    sent.push([name, payload]);
    return more.answers?.[name] ?? { ok: true, value: {} };
  };
  return { jira, invoke, now: NOW, context: AGENT, width: 360 };
}

const progress = (page: Page): Locator => page.getByRole('region', { name: 'Progress' });
const button = (page: Page, name: string): Locator => page.getByRole('button', { name, exact: true });
const wordsOf = async (part: Locator): Promise<string> => plain((await part.allInnerTexts()).join(' ').replace(/\s+/g, ' '));
const invoked = (asked: readonly string[]): string[] => asked.filter((what) => what.startsWith('invoke'));

describe('at first paint, with no function run', () => {
  test('the stepper says which phase it is in without colours, and what the next one needs', () =>
    stage.shown(
      hostOf(() => stateWith(lifeIn('prioritisation', { next: [TO_WORK], reopened: 1 })), []),
      async ({ page, asked }) => {
        const steps = progress(page).getByRole('list', { name: 'Phases' });
        await steps.waitFor();
        expect(await steps.getByRole('listitem').count()).toBe(7);
        expect(await wordsOf(steps.locator('[aria-current=step]'))).toBe('3 Prioritisation');
        expect((await steps.getByRole('listitem').first().textContent())?.includes('(passed)')).toBe(true);
        const words = await wordsOf(progress(page));
        for (const part of [
          'Reopened 1 time',
          'Before Investigation and diagnosis: 1 thing missing',
          'Advised Impact and urgency chosen (missing: Impact and Urgency) The priority follows from them.',
        ])
          expect(words).toContain(part);
        expect(words).not.toContain('Category chosen');
        const next = page.getByRole('group', { name: 'Best to do next' });
        expect(await next.getByRole('button').allInnerTexts()).toEqual(['Start workS']);
        expect(invoked(asked)).toEqual([]);
        await shot(page, 'life-prioritisation', { fullPage: true });
      },
    ));

  test('a hold with its vendor, its own time, its reminders and when it ends; text of people is text', () =>
    stage.shown(
      hostOf(() => stateWith(lifeIn('investigation', { hold: HOLD })), []),
      async ({ page, asked }) => {
        await page.getByText('Put on hold by Lea Novak').waitFor();
        const words = await wordsOf(progress(page));
        for (const part of [
          'On hold: Waiting for vendor',
          'Since 11:10 AM, for 3 h',
          'They look for a <b>spare</b> part.',
          'Vendor Acme <i>Disks</i> Their reference A-77 Answer expected 1:10 PM: overdue',
          '1 reminder went out',
          'Next reminder: Wed 10:10 AM',
          'Without an answer it is resolved Sat 2:10 PM',
        ])
          expect(words).toContain(part);
        expect(invoked(asked)).toEqual([]);
        await page.clock.pauseAt(NOW + HOUR);
        await page.getByText('Since 11:10 AM, for 4 h').waitFor();
        await shot(page, 'life-hold', { fullPage: true });
      },
    ));

  test('what was resolved and what the requester says; damaged life is none, and the rest of the panel stays', async () => {
    const answered = {
      ...PROPOSED,
      answer: 'rejected' as const,
      answered: { by: 'u-lea', at: ago(HOUR), via: 'onBehalf' as const, reason: 'Still <b>slow</b>.', link: 'CHG-12' },
    };
    await stage.shown(
      hostOf(() => stateWith(lifeIn('investigation', { resolution: answered })), []),
      async ({ page }) => {
        await page.getByText('Recorded by Lea Novak for the requester').waitFor();
        const words = await wordsOf(progress(page));
        for (const part of ['Rejected', 'Permanent fix, Fixed', 'Replaced the <b>disk</b>.', 'Still <b>slow</b>.', 'Goes with CHG-12'])
          expect(words).toContain(part);
      },
    );
    const damaged: IncidentState = Object.assign(stateWith(lifeIn('logging')), { life: { phases: 'all', phase: 7 } });
    await stage.shown(
      hostOf(() => damaged, []),
      async ({ page }) => {
        await page.getByRole('heading', { name: 'Support' }).waitFor();
        expect(await progress(page).count()).toBe(0);
      },
    );
  });
});

describe('one press', () => {
  test('nobody has it: assigned by Jira in the person’s name, announced to others, then work begins by the first transition there', () => {
    let assignee: string | undefined;
    const sent: Sent = [];
    const state = stateWith(lifeIn('logging', { next: [TO_WORK] }));
    const jira: Host['jira'] = (path) => {
      if (path.includes('/assignee')) assignee = 'u-maya';
      return {};
    };
    return stage.shown(
      hostOf(() => state, sent, { assignee: () => assignee, jira }),
      async ({ page, asked }) => {
        await button(page, 'Assign to me').click();
        await page.getByText('Assigned to you. It shows here in a moment.').waitFor();
        await page.waitForFunction(() => Reflect.get(globalThis, '__announced') === 1);
        expect(invoked(asked)).toEqual([]);
        await button(page, 'Assign to me').waitFor({ state: 'detached' });
        await button(page, 'Start work').click();
        await page.getByText('Moved to Investigation and diagnosis.').waitFor();
        expect(sent).toEqual([
          ['/rest/api/3/issue/20001/assignee', { accountId: 'u-maya' }],
          ['/rest/api/3/issue/20001/transitions', { transition: { id: '21' } }],
        ]);
      },
    );
  });

  test('refused by Jira: says so in Jira’s words, that nothing was changed, and puts things back', () => {
    const jira: Host['jira'] = (path, body) =>
      path.endsWith('/transitions') && body !== undefined
        ? { status: 400, body: { errorMessages: ['Missing: all tasks <b>closed</b>.'] } }
        : {};
    return stage.shown(
      hostOf(() => stateWith(lifeIn('logging', { next: [TO_WORK] })), [], { jira }),
      async ({ page }) => {
        await button(page, 'Start work').click();
        await page.getByRole('alert').getByText('Missing: all tasks <b>closed</b>.').waitFor();
        await page.getByText('Nothing was changed').waitFor();
        expect(await wordsOf(progress(page))).not.toContain('Moved to');
        await button(page, 'Start work').waitFor();
      },
    );
  });

  const whys: Record<LifeWhy, string> = {
    full: 'no room for more',
    noWay: 'no transition there',
    resolved: 'resolved meanwhile',
    notResolved: 'not resolved any more',
    nothingProposed: 'No resolution waits',
    gone: 'policy has changed meanwhile',
    noTask: 'no such task',
    noTaskType: 'no type of sub-task',
    noGate: 'Nothing is missing',
  };
  test('each refusal of the server’s has words of its own', () => {
    const answers: Record<string, unknown> = {};
    return stage.shown(
      hostOf(() => stateWith(lifeIn('investigation', { hold: HOLD })), [], { answers }),
      async ({ page }) => {
        for (const [why, words] of Object.entries(whys)) {
          answers.resume = { ok: false, error: { code: 'CONFLICT', message: 'x', values: { why } } };
          await button(page, 'Go on').click();
          await page.getByRole('alert').getByText(words).waitFor();
        }
        answers.resume = { ok: false, error: { code: 'NOT_ALLOWED', message: 'x' } };
        await button(page, 'Go on').click();
        await page.getByRole('alert').getByText('No group or role of yours').waitFor();
      },
    );
  });
});

describe('forms', () => {
  test('put on hold for a vendor by keyboard alone: what is missing is marked, Escape leaves, the same intent is sent', () => {
    const sent: Sent = [];
    return stage.shown(
      hostOf(() => stateWith(lifeIn('investigation')), sent),
      async ({ page }) => {
        await button(page, 'Put on hold…').focus();
        await page.keyboard.press('h');
        await page.waitForFunction(() => document.activeElement?.tagName === 'SELECT');
        await page.keyboard.press('Escape');
        await page.waitForFunction(() => document.activeElement?.getAttribute('data-act') === 'hold');
        await page.keyboard.press('h');
        await page.getByLabel('It waits for').selectOption({ label: 'Waiting for vendor' });
        await button(page, 'Put on hold').click();
        await page.getByText('Vendor: say something.').waitFor();
        await page.getByRole('textbox', { name: 'Vendor' }).fill('Acme');
        await page.getByLabel('Answer expected').fill('2026-11-26T12:00');
        await page.getByLabel('Note').fill('hart'); // letters in a field are letters
        await shot(page, 'life-hold-form', { fullPage: true });
        await button(page, 'Put on hold').click();
        await page.getByText('On hold: Waiting for vendor. It shows here in a moment.').waitFor();
        expect(sent).toEqual([
          [
            'hold',
            {
              intentId: expect.stringMatching(/^[\da-f-]{36}$/),
              reason: 'vendor',
              note: 'hart',
              vendor: { name: 'Acme', expectedAt: '2026-11-26T11:00:00.000Z' },
            },
          ],
        ]);
      },
    );
  });

  test('resolve; then the requester accepts with one press, and rejects with a reason and a key', async () => {
    const sent: Sent = [];
    const answers = { answerResolution: { ok: true, value: { first: true } } };
    await stage.shown(
      hostOf(() => stateWith(lifeIn('investigation')), sent),
      async ({ page }) => {
        await button(page, 'Resolve…').click();
        await page.getByLabel('Closure code').selectOption({ label: 'Fixed' });
        await page.getByLabel('What was done').fill('Replaced it.');
        await button(page, 'Resolve').click();
        await page.getByText('Resolution proposed.').waitFor();
      },
    );
    const asked = {
      ...hostOf(() => stateWith(lifeIn('resolution', { resolution: PROPOSED })), sent, { answers, form: { ...FORM, requester: true } }),
      context: contextOf(),
    };
    await stage.shown(asked, async ({ page }) => {
      await button(page, 'Reject…').click();
      await page.getByLabel('Why').fill('Still slow.');
      await page.getByLabel('Change or request').fill('chg-x');
      await button(page, 'Reject').click();
      await page.getByText('Not the key of an issue').waitFor();
      await page.getByLabel('Change or request').fill('chg-12');
      await button(page, 'Reject').click();
      await page.getByText('Resolution rejected.').waitFor();
      await button(page, 'Accept resolution').click();
      await page.getByText('Resolution accepted.').waitFor();
    });
    expect(sent).toEqual([
      ['proposeResolution', { intentId: expect.any(String), kind: 'permanent', code: 'fixed', done: 'Replaced it.' }],
      ['answerResolution', { accepts: false, reason: 'Still slow.', link: 'CHG-12' }],
      ['answerResolution', { accepts: true }],
    ]);
  });

  test('an agent answers for the requester only after it is asked once more; without the right, it is said so', () => {
    const form = { ...FORM, may: { hold: false, proposeResolution: false, manageTasks: false, overrideGate: false } };
    return stage.shown(
      hostOf(() => stateWith(lifeIn('resolution', { resolution: PROPOSED })), [], { form }),
      async ({ page }) => {
        await page.getByText('It waits for the requester’s answer.').waitFor();
        await button(page, 'Accepted by requester…').click();
        await page.getByText('No group or role of yours').waitFor();
        expect(
          await progress(page)
            .locator('[data-act]')
            .evaluateAll((all) => all.map((one) => one.getAttribute('data-act'))),
        ).toEqual(['accept', 'tasks', 'move', 'help']);
      },
    );
  });
});

describe('Jira’s own transitions', () => {
  const state = () =>
    stateWith(
      lifeIn('resolution', {
        resolution: { ...PROPOSED, answer: 'notAsked' },
        next: [TO_CLOSED, TO_RESOLVED],
        overrides: [
          { by: 'u-lea', at: ago(HOUR), until: later(0), to: 'Close', gates: ['All tasks closed'], reason: 'The <b>board</b> asks.' },
        ],
      }),
    );

  test('each with what is missing; a demanded choice is made here, what only Jira’s screen takes is said', () => {
    const sent: Sent = [];
    return stage.shown(hostOf(state, sent), async ({ page, asked }) => {
      await button(page, 'Change status').click();
      await page.getByText('Close → Closed').waitFor();
      const words = await wordsOf(page.getByRole('region', { name: 'Change status' }));
      for (const part of [
        'Close → Closed Needed All tasks closed (missing: IT-5 and IT-6) Advised Resolution <b>confirmed</b>',
        'Jira asks for Root <b>cause</b> on the transition’s own screen. Use the status menu of the incident.',
        'Lea Novak let “Close” pass, 1:10 PM, until 2:10 PM: The <b>board</b> asks.',
      ])
        expect(words).toContain(part);
      expect(await button(page, 'Move: Close → Closed').count()).toBe(0);
      expect(invoked(asked)).toEqual([]);
      await shot(page, 'life-moves', { fullPage: true });
      await button(page, 'Move: Resolve → Resolved').click();
      await page.getByText('Resolution: choose one.').waitFor();
      await progress(page).getByRole('combobox').selectOption({ label: 'Done' });
      await button(page, 'Move: Resolve → Resolved').click();
      await page.getByText('Moved to Resolved.').waitFor();
      expect(sent).toEqual([['/rest/api/3/issue/20001/transitions', { transition: { id: '31' }, fields: { resolution: { id: '1' } } }]]);
    });
  });

  test('a blocked one is let pass with a reason by those who may, and made at once', () => {
    const sent: Sent = [];
    const answers = { overrideGate: { ok: true, value: { until: later(600_000) } } };
    return stage.shown(hostOf(state, sent, { answers }), async ({ page }) => {
      await button(page, 'Change status').click();
      await button(page, 'Override…: Close → Closed').click();
      await page.getByLabel('Reason').fill('The board asks.');
      await button(page, 'Override and move').click();
      await page.getByText('Moved to Closed.').waitFor();
      expect(sent).toEqual([
        ['overrideGate', { transitionId: '41', reason: 'The board asks.' }],
        ['/rest/api/3/issue/20001/transitions', { transition: { id: '41' } }],
      ]);
    });
  });
});

test('tasks: read by the bridge, closed in Jira, cancelled with a reason, added from a template or one’s own', () => {
  const sent: Sent = [];
  const task = (id: string, key: string, category: string) => ({
    id,
    key,
    fields: {
      summary: `Call <b>${key}</b>`,
      status: { name: category === 'done' ? 'Done' : 'To do', statusCategory: { key: category } },
      assignee: id === '301' ? { displayName: 'Lea Novak' } : null,
      duedate: id === '301' ? '2026-11-27' : null,
    },
  });
  const jira: Host['jira'] = (path, body) => {
    if (path.includes('/search/')) {
      expect(body).toMatchObject({ jql: 'parent = 20001 ORDER BY created ASC' });
      return { issues: [task('300', 'IT-4', 'done'), task('301', 'IT-5', 'new'), task('302', 'IT-6', 'new')] };
    }
    return path.includes('/301/transitions') && body === undefined
      ? { transitions: [{ id: '71', name: 'Done', to: { id: '5', statusCategory: { key: 'done' } }, fields: {} }] }
      : {};
  };
  const answers = { addTasks: { ok: true, value: { keys: ['IT-7', 'IT-8'] } } };
  const state = stateWith(
    lifeIn('investigation', { tasks: { open: 2, total: 3 }, cancelled: [{ by: 'u-lea', at: ago(HOUR), key: 'IT-3', reason: 'Twice.' }] }),
  );
  return stage.shown(
    hostOf(() => state, sent, { jira, answers }),
    async ({ page }) => {
      await button(page, 'Tasks (2 open)').click();
      await page.getByText('due Nov 27, 2026').waitFor();
      const tasks = page.getByRole('region', { name: 'Tasks', exact: true });
      const words = await wordsOf(tasks);
      for (const part of ['IT-5 Call <b>IT-5</b> To do Lea Novak', 'Nobody has it', 'IT-3, by Lea Novak, 1:10 PM: Twice.'])
        expect(words).toContain(part);
      expect(words.indexOf('IT-5')).toBeLessThan(words.indexOf('IT-4'));
      await shot(page, 'life-tasks', { fullPage: true });
      await button(page, 'Close IT-5').click();
      await page.getByText('IT-5 is closed.').waitFor();
      await button(page, 'Cancel task IT-6…').click();
      await button(page, 'Cancel task').click();
      await page.getByText('IT-6 is cancelled.').waitFor();
      await button(page, 'Add tasks…').click();
      await page.getByLabel('Summary').fill('Ask the vendor');
      await page.getByLabel('Which').selectOption({ label: 'Most urgent incidents' });
      await page.getByText('Call the users (Service desk)').waitFor();
      await button(page, 'Add').click();
      await page.getByText('Added: IT-7 and IT-8').waitFor();
      expect(sent).toEqual([
        ['/rest/api/3/issue/301/transitions', { transition: { id: '71' } }],
        ['cancelTask', { taskId: '302', reason: 'No longer needed' }],
        ['addTasks', { what: 'template', template: 'urgent' }],
      ]);
    },
  );
});

test('shortcuts: listed, switched off for good in this browser', () =>
  stage.shown(
    hostOf(() => stateWith(lifeIn('investigation')), []),
    async ({ page }) => {
      await button(page, 'Tasks').focus();
      await page.keyboard.press('?');
      await page.getByRole('heading', { name: 'Keyboard shortcuts' }).waitFor();
      expect(await button(page, 'Tasks').getAttribute('aria-keyshortcuts')).toBe('T');
      expect(plain((await page.locator('.life-keys').allInnerTexts()).join(' ').replace(/\s+/g, ' '))).toBe(
        'R Resolve… H Put on hold… T Tasks M Change status ? Keyboard shortcuts P Change priority U Ask for support… E Escalate… Q Ask for escalation…',
      );
      await shot(page, 'life-keys', { fullPage: true });
      await page.getByLabel('Use single-key shortcuts').uncheck();
      await page.reload();
      await button(page, 'Tasks').focus();
      expect(await button(page, 'Tasks').getAttribute('aria-keyshortcuts')).toBeNull();
      await page.keyboard.press('t');
      expect(await page.getByRole('region', { name: 'Tasks', exact: true }).count()).toBe(0);
    },
  ));

test('what somebody else does shows within seconds: heard of, or read again each 20 s while it is looked at; no function runs', () => {
  let state = stateWith(lifeIn('investigation'));
  return stage.shown(
    hostOf(() => state, []),
    async ({ page, asked }) => {
      await button(page, 'Put on hold…').waitFor();
      state = stateWith(lifeIn('investigation', { hold: HOLD }));
      await page.evaluate(() => Reflect.get(globalThis, '__announce')({ from: 'another' }));
      await page.clock.runFor(1_100);
      await page.getByText('On hold: Waiting for vendor').waitFor();
      state = stateWith(lifeIn('investigation'));
      await page.clock.runFor(20_000);
      await page.getByText('On hold: Waiting for vendor').waitFor({ state: 'detached' });
      expect(invoked(asked)).toEqual([]);
    },
  );
});

test.each([
  ['light', 'en-US', 'Change status', 'Put on hold…', 'Keyboard shortcuts'],
  ['dark', 'fr-FR', 'Changer d’état', 'Mettre en attente…', 'Raccourcis clavier'],
] as const)('axe, at 300 px, with everything there is: %s, %s', (theme, locale, moves, hold, keys) => {
  const state = stateWith(
    lifeIn('investigation', { resolution: { ...PROPOSED, answer: 'rejected' }, next: [TO_RESOLVED, TO_CLOSED], reopened: 2 }),
  );
  const host = { ...hostOf(() => state, []), theme, width: 300, context: contextOf({ accountId: 'u-maya', locale }) };
  return stage.shown(host, async ({ page }) => {
    for (const name of [moves, keys, hold]) {
      await button(page, name).click();
      await page.locator('.life-box li, .life-keys, form select').last().waitFor();
      if (name === hold) await page.locator('form button[type=submit]').click();
      expect(await axeViolations(page)).toEqual([]);
      await shot(page, `life-axe-${theme}-${name === hold ? 'hold' : name === keys ? 'keys' : 'moves'}`, { fullPage: true });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(300);
    }
  });
});
