import { describe, expect, test } from '@jest/globals';
import english from '../../../locales/en-US.json';
import french from '../../../locales/fr-FR.json';
import { ASSIGNED_HOW, PASSED_OVER } from '../../../src/domain/acts/placement';
import { EFFECT_OUTCOMES, EFFECT_WHYS } from '../../../src/domain/effects/effect';
import type { Ahead, Because, Deferred, NotWhy } from '../../../src/domain/escalation/state';
import type { PlacementWhy } from '../../../src/domain/routing/placement';
import { becauseText, whenText } from '../../../static/issue-panel/src/desk/later/because-words';
import { mayDo } from '../../../static/issue-panel/src/desk/later/kinds';
import {
  aheadText,
  deedText,
  doneText,
  firedText,
  hasPassed,
  levelText,
  toldFor,
} from '../../../static/issue-panel/src/desk/later/ledger-words';
import { chosenTexts, passedOverText, reasonOf, whyText } from '../../../static/issue-panel/src/desk/later/placement-words';
import { cameText } from '../../../static/issue-panel/src/told-words';
import type { I18n } from '../../../static/shared/i18n';
import { plain } from './clocks-stage';
import { AHEAD, ago, FIRED, HOUR, later, MINUTE, NOW, PLACEMENT, TOLD } from './desk-of';

const TEXTS = { 'en-US': english, 'fr-FR': french };

const i18nOf = (locale: keyof typeof TEXTS): I18n => ({
  locale,
  timeZone: 'Europe/Berlin',
  t: (key, values = {}) => TEXTS[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole)),
  instant: (iso) => iso,
  add: () => Promise.resolve(),
});
const EN = i18nOf('en-US');
const FR = i18nOf('fr-FR');
const names = (id: string | undefined): string => (id === 'u-maya' ? 'Maya' : id === 'u-lea' ? 'Lea' : 'somebody');
const known = new Map([['u-maya', 'Maya']]);
const said = (text: string): string => plain(text);

/** Everything a sentence may begin from says something, in both languages, with nothing left unfilled. */
const complete = (say: (i18n: I18n) => string | readonly string[]): void => {
  for (const i18n of [EN, FR]) {
    const text = [say(i18n)].flat().join(' ');
    expect(text).not.toBe('');
    expect(text).not.toMatch(/[{}]|undefined|NaN/);
  }
};

describe('why a ladder goes off', () => {
  const all: Because[] = [
    { on: 'clock', metric: 'Resolution', percent: 75 },
    { on: 'willBreach', metric: 'Resolution', withinMs: 30 * MINUTE },
    { on: 'dwell', tier: 'First tier', afterMs: 8 * HOUR },
    { on: 'notAcknowledged', afterMs: 15 * MINUTE },
    { on: 'reopened', times: 2 },
    { on: 'reassigned', times: 4 },
    { on: 'reporterGroup', group: 'board' },
    { on: 'priorityRaised', to: 'Highest' },
    { on: 'customer', by: 'u-lea' },
    { on: 'hand', by: 'u-maya' },
  ];
  test.each(all)('$on is a sentence in both languages', (because) => complete((i18n) => becauseText(because, names, i18n)));

  test('says of the clock which, and of people who', () => {
    expect(plain(becauseText({ on: 'clock', metric: 'Resolution', percent: 75 }, names, EN))).toContain('Resolution');
    expect(becauseText({ on: 'hand', by: 'u-maya' }, names, EN)).toContain('Maya');
  });
});

describe('what fired', () => {
  test('says when it was done; when it came to pass and why it waited only if it did', () => {
    expect(said(firedText(FIRED, NOW, EN))).toBe('Came to pass 2:10 AM, outside its working hours. Done 11:10 AM.');
    expect(said(firedText(FIRED, NOW, FR))).toBe('Survenu 2:10, hors de ses heures ouvrées. Fait 11:10.');
    const { deferred: _, ...atOnce } = { ...FIRED, dueAt: FIRED.passedAt, at: FIRED.passedAt };
    expect(said(firedText(atOnce, NOW, EN))).toBe('Done 2:10 AM.');
  });

  test('late, says when it was due', () => {
    const { deferred: _, ...late } = { ...FIRED, passedAt: ago(5 * HOUR), dueAt: ago(5 * HOUR) };
    expect(said(firedText(late, NOW, EN))).toBe('Was due 9:10 AM, done 11:10 AM.');
  });

  test('says which level, and which time it is', () => {
    expect(levelText(FIRED, EN)).toBe('To other people, level 1');
    expect(levelText({ ...FIRED, kind: 'hierarchical', round: 3 }, EN)).toBe('Told upwards, level 1, round 3');
  });

  test.each([
    'nextTier',
    'toTier',
    'toGroup',
    'raisePriority',
    'raisePriorityTo',
    'assign',
    'comment',
    'notify',
    'transition',
    'label',
  ] as const)('a deed is said with and without a name: %s', (what) => {
    complete((i18n) => deedText({ do: what }, i18n));
    expect(deedText({ do: what, to: 'Xyz' }, EN)).toContain('Xyz');
  });

  test('where there was no next tier, says so and not that it moved', () => {
    complete((i18n) => doneText({ do: 'nextTier' }, i18n));
    expect(doneText({ do: 'nextTier' }, EN)).toBe('No further: there is no next tier');
    expect(doneText({ do: 'nextTier', to: 'Tier 2' }, EN)).toBe('To the next tier: Tier 2');
  });

  test('is joined with what was told by the id of the effect, each deed with its own', () => {
    expect(toldFor([TOLD], '20001', FIRED)).toEqual([undefined, TOLD]);
    expect(toldFor([TOLD], '20002', FIRED)).toEqual([undefined, undefined]);
    expect(toldFor([TOLD], '20001', { ...FIRED, id: 'stays/dwell/next-tier/2' })).toEqual([undefined, undefined]);
    const second = { ...TOLD, id: 'escalation/20001/stays/dwell/next-tier/1/2' };
    const [moved, mail] = FIRED.deeds;
    if (!moved || !mail) throw new Error('no deeds');
    expect(toldFor([TOLD, second], '20001', { ...FIRED, deeds: [moved, mail, mail, { do: 'label', to: 'x' }] })).toEqual([
      undefined,
      TOLD,
      second,
      undefined,
    ]);
  });

  test('says to whom and what came of it', () => {
    expect(cameText(TOLD, '11:10', known, EN)).toBe('To Maya and somebody, 11:10');
    expect(cameText({ ...TOLD, to: [], groups: ['network'], watchers: true }, '11:10', known, EN)).toBe('To network and watchers, 11:10');
    for (const outcome of EFFECT_OUTCOMES)
      for (const to of [['u-maya'], []]) complete((i18n) => cameText({ ...TOLD, to, outcome }, '11:10', known, i18n));
    for (const why of EFFECT_WHYS) complete((i18n) => cameText({ ...TOLD, outcome: 'refused', why }, '11:10', known, i18n));
    expect(cameText({ ...TOLD, outcome: 'refused', why: 'Jira says no.' }, '11:10', known, EN)).toContain('Jira says no.');
  });
});

describe('what has not fired', () => {
  test('came to pass outside the calendar and fires when that opens', () => {
    expect(said(aheadText(AHEAD, NOW, EN))).toBe(
      'Came to pass 2:10 AM, outside its working hours. Will be done Wed 8:00 AM, in 17 h 50 min.',
    );
    expect(said(aheadText(AHEAD, NOW, FR))).toContain('Sera fait mer. 08:00, dans 17 h 50 min.');
  });

  test('that has not come to pass yet is told as what would have to', () => {
    const { deferred: _, ...coming } = { ...AHEAD, passedAt: later(HOUR), dueAt: later(HOUR) };
    expect(said(aheadText(coming, NOW, EN))).toBe('Will be done 3:10 PM, in 1 h.');
    expect(said(aheadText({ ...coming, deferred: 'level', dueAt: later(2 * HOUR) }, NOW, EN))).toBe(
      'Will come to pass 3:10 PM, and this level comes some time after. Will be done 4:10 PM, in 2 h.',
    );
    expect(plain(whenText(coming.because, names, EN))).toBe('When: “Resolution” has used 75% of its time');
    const passed = [later(1), ago(0), undefined].map((at) => hasPassed({ because: AHEAD.because, ...(at ? { passedAt: at } : {}) }, NOW));
    expect(passed).toEqual([false, true, false]);
  });

  test('is about to be done once its time has come: the panel does not say that it was', () => {
    const { deferred: _, passedAt: __, ...plainly } = { ...AHEAD, dueAt: ago(MINUTE) };
    expect(said(aheadText(plainly, NOW, EN))).toBe('About to be done.');
  });

  test.each<NotWhy>(['onHold', 'resolved', 'child', 'acknowledged', 'neverReached', 'notRunning', 'lastTier', 'off'])(
    'or does not, and why: %s',
    (not) => {
      const { dueAt: _, deferred: __, ...rest } = AHEAD;
      complete((i18n) => aheadText({ ...rest, not }, NOW, i18n));
      expect(said(aheadText({ ...rest, not }, NOW, EN))).toMatch(/^Came to pass 2:10 AM\. Not/);
    },
  );

  test('was to come to pass if nobody took it on, and somebody has: then it did not', () => {
    const { dueAt: _, deferred: __, ...rest } = AHEAD;
    const noted: Ahead = { ...rest, because: { on: 'notAcknowledged', afterMs: 15 * MINUTE }, not: 'acknowledged' };
    expect(hasPassed(noted, NOW)).toBe(false);
    expect(said(aheadText(noted, NOW, EN))).toBe('Not: somebody has acknowledged the incident, or works on it.');
    expect(hasPassed({ ...noted, because: AHEAD.because }, NOW)).toBe(true);
  });

  test.each<Deferred>(['level', 'calendar', 'quiet', 'snoozed'])('says why it waits: %s', (deferred) =>
    complete((i18n) => aheadText({ ...AHEAD, deferred }, NOW, i18n)),
  );
});

describe('why this group and person', () => {
  const whys: PlacementWhy[] = [
    { by: 'rule', name: 'VPN to network' },
    { by: 'category', name: 'Network' },
    { by: 'fallback' },
    { by: 'escalation', name: 'Stays in the first tier' },
    { by: 'support', person: 'u-lea', reason: 'Theirs.' },
    { by: 'deEscalation', person: 'u-maya', reason: 'Solved.' },
  ];
  test.each(whys)('is a sentence: $by', (why) => complete((i18n) => whyText({ why }, names, i18n)));

  test('names who moved it, and keeps their reason apart', () => {
    const why = { by: 'support', person: 'u-lea', reason: 'Theirs.' } as const;
    expect([whyText({ why }, names, EN), reasonOf({ why })]).toEqual(['Lea asked this group for support:', 'Theirs.']);
    expect(reasonOf({ why: { by: 'fallback' } })).toBe('');
  });

  test.each(ASSIGNED_HOW)('says how they were chosen: %s', (how) =>
    complete((i18n) => chosenTexts({ how, to: 'u-maya', at: ago(HOUR), passedOver: [] }, NOW, names, i18n)),
  );

  test('with their load, and when the group opens', () => {
    const { chosen } = PLACEMENT;
    expect(chosen && said(chosenTexts({ ...chosen, opensAt: later(18 * HOUR - 10 * MINUTE) }, NOW, names, EN).join(' '))).toBe(
      'It was given to Maya, who had the least open work. Their open work, weighted by priority, was 4 then. The group was closed and opens Wed 8:00 AM: this was chosen for then.',
    );
  });

  test.each(PASSED_OVER)('and why not somebody else: %s', (why) => {
    complete((i18n) => passedOverText('Lea', why, i18n));
    expect(passedOverText('Lea', why, EN)).toContain('Lea');
  });
});

test('what may be done follows from the rights; asking for escalation from being the requester too', () => {
  const may = { acknowledge: true, snooze: false, escalate: false, deEscalate: true, assign: false };
  const asked = (['acknowledge', 'snooze', 'endSnooze', 'escalate', 'takeBack', 'support', 'askFor'] as const).filter((kind) =>
    mayDo(kind, { may, requester: true }),
  );
  expect(asked).toEqual(['acknowledge', 'takeBack', 'askFor']);
  expect(mayDo('askFor', { may, requester: false })).toBe(false);
  expect(mayDo('askFor', { may: { ...may, escalate: true }, requester: false })).toBe(true);
});
