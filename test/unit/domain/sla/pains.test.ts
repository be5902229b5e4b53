import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { policySchema } from '../../../../src/contract/policy';
import type { Goal, Metric, Policy } from '../../../../src/contract/types';
import { readState } from '../../../../src/domain/incident/read-state';
import { sameState } from '../../../../src/domain/incident/same-state';
import { calendarFor } from '../../../../src/domain/sla/clock-calendar';
import { compareClocks, keptBefore } from '../../../../src/domain/sla/recompute';
import { readingOf } from '../../../../src/domain/sla/tick';
import { SETTINGS } from '../../fakes';
import {
  at,
  clockAt,
  DESK,
  DOCUMENT,
  decideOn,
  explainedClock,
  explainOn,
  HOUR,
  inputOf,
  iso,
  MINUTE,
  publish,
  Story,
  WHY,
  withMetric,
} from './story';

// What people suffer with the timers of today's products, each as a test that it cannot happen here.

const berlin = (document: Policy): Policy => ({
  ...document,
  calendars: document.calendars.map((calendar) => ({ ...calendar, definition: { ...calendar.definition, timeZone: 'Europe/Berlin' } })),
});

const goalOf = (id: string, change: Partial<Goal>, goals: Goal[]): Goal[] =>
  goals.map((goal) => (goal.id === id ? { ...goal, ...change } : goal));
const resolutionGoals = DOCUMENT.metrics.find(({ id }) => id === 'resolution')?.goals ?? [];

/** Worked on, held for the user over a night, resolved. Goal of 24 working hours. */
const usual = (): Story =>
  new Story('Mon 10:00')
    .status('Mon 11:00', 'Working')
    .status('Mon 16:00', 'Pending', { [WHY.fieldId]: WHY.info })
    .status('Tue 10:00', 'Working')
    .status('Wed 12:00', 'Resolved');

describe('events that are missed or read wrongly (Jira: wrong or missing SLAs)', () => {
  test('looks may come late, twice or not at all: what a clock says follows from the history alone', () => {
    const whole = usual();
    const last = decideOn(whole, 'Thu 09:00').state;
    fc.assert(
      fc.property(
        fc.shuffledSubarray(whole.history, { minLength: whole.history.length }),
        fc.subarray(['Mon 12:00', 'Tue 09:00']),
        (history, looks) => {
          const told = new Story('Mon 10:00').status('Wed 12:00', 'Resolved').with({ history, others: whole.facts.others });
          let property: unknown;
          for (const look of [...looks, 'Thu 09:00', 'Thu 09:00']) property = decideOn(told.with({ property }), look).state;
          const again = readState(JSON.parse(JSON.stringify(property)));
          if (!last) throw new Error('no state');
          expect(sameState(again, last)).toBe(true);
        },
      ),
    );
  });

  test('a property that was lost or damaged is written anew as it was', () => {
    const { state } = decideOn(usual(), 'Thu 09:00');
    for (const property of [undefined, {}, { ...state, clocks: [{ state: 'breached' }] }, { ...state, clocks: [] }]) {
      const healed = decideOn(usual().with({ property }), 'Thu 09:00');
      expect([healed.write, healed.state]).toEqual([true, state]);
    }
  });
});

describe('mending a history destroys it (Jira: closed cycles made anew with today’s goal)', () => {
  const shorter = publish(withMetric('resolution', { goals: goalOf('p3', { goalMs: 2 * HOUR }, resolutionGoals) }), 2);

  test('a promise that was kept under the policy of then stays kept when goals become shorter', () => {
    const before = decideOn(usual(), 'Thu 09:00');
    const after = decideOn(usual(), 'Thu 09:00', { policy: shorter, clockPolicy: DESK });
    expect(after.state?.clocks).toEqual(before.state?.clocks);
    expect(after.state).toMatchObject({ policy: 2, clockPolicy: 1 });
    expect(after.appFields).toMatchObject({ slaStatus: 'Met' });
  });

  test('measuring by another policy is a preview: nothing of the decision changes, and the original is kept with the choice', () => {
    const input = inputOf(usual(), { policy: shorter, clockPolicy: DESK });
    const comparison = compareClocks(input, shorter, at('Thu 09:00'));
    const resolution = comparison?.clocks.find(({ metric }) => metric === 'resolution');
    expect(resolution?.before).toMatchObject({ state: 'stopped', elapsedMs: 16 * HOUR });
    expect(resolution?.before?.breachedAt).toBeUndefined();
    expect(resolution?.after).toMatchObject({ elapsedMs: 16 * HOUR, breachedAt: iso('Mon 12:00') });
    expect(comparison).toMatchObject({ before: 1, after: 2 });
    if (!comparison) throw new Error('no incident');
    const act = {
      kind: 'clockPolicy' as const,
      at: iso('Thu 09:00'),
      by: 'u-ada',
      version: 2,
      reason: 'agreed',
      before: keptBefore(comparison),
    };
    const chosen = decideOn(usual().act(act), 'Thu 10:00', { policy: shorter, clockPolicy: shorter });
    expect(chosen.state?.clocks[1]).toMatchObject({ breachedAt: iso('Mon 12:00') });
    expect(act.before).toMatchObject({
      version: 1,
      clocks: [{ metric: 'response' }, { metric: 'resolution', state: 'stopped' }, { metric: 'vendor' }],
    });
  });
});

describe('edits of a goal or calendar act on open incidents only, and nobody sees what changed', () => {
  test('an incident that is closed can be compared as well as an open one, clock by clock', () => {
    const seven = publish(
      {
        ...DOCUMENT,
        calendars: DOCUMENT.calendars.map((one) =>
          one.id === 'business' ? { ...one, definition: { ...one.definition, holidays: ['2026-11-03'] } } : one,
        ),
      },
      2,
    );
    const open = new Story('Mon 10:00').status('Mon 11:00', 'Working');
    for (const [story, after] of [
      [usual(), 9 * HOUR],
      [open, 7 * HOUR + 8 * HOUR],
    ] as const) {
      const [, resolution] = compareClocks(inputOf(story), seven, at('Wed 17:00'))?.clocks ?? [];
      expect(resolution?.before?.elapsedMs).not.toBe(after);
      expect(resolution?.after?.elapsedMs).toBe(after);
    }
  });
});

describe('elapsed time is lost or carried wrongly when the priority changes (GLPI #6902, #15605)', () => {
  /** Three working hours, one on hold, then p1. */
  const raised = (): Story =>
    new Story('Mon 10:00')
      .status('Mon 12:00', 'Pending', { [WHY.fieldId]: WHY.info })
      .status('Mon 13:00', 'Working')
      .change('Mon 14:00', { customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' });
  const under = (whenGoalChanges: 'carry' | 'restart' | 'keep') => ({ policy: publish(withMetric('resolution', { whenGoalChanges })) });

  test('carried: what has elapsed stays, what was held stays held, and the new goal and its calendar go on from there', () => {
    const clock = clockAt(raised(), 'resolution', 'Mon 14:30', under('carry'));
    expect(clock).toMatchObject({
      state: 'running',
      cycle: 1,
      elapsedMs: 3.5 * HOUR,
      goal: { rule: 'p1', ms: 4 * HOUR },
      dueAt: iso('Mon 15:00'),
    });
  });

  test('restarted: a new cycle from the change, the old one kept', () => {
    const clock = clockAt(raised(), 'resolution', 'Mon 14:30', under('restart'));
    expect(clock).toMatchObject({ cycle: 2, elapsedMs: HOUR / 2, dueAt: iso('Mon 18:00') });
    const { cycles } = explainedClock(raised(), 'resolution', 'Mon 14:30', under('restart'));
    expect(cycles).toMatchObject([{ elapsedMs: 3 * HOUR, ended: { how: 'goalChanged', what: 'field' } }, { elapsedMs: HOUR / 2 }]);
  });

  test('kept: the first goal stays', () => {
    expect(clockAt(raised(), 'resolution', 'Mon 14:30', under('keep'))).toMatchObject({
      cycle: 1,
      goal: { rule: 'p3' },
      elapsedMs: 3.5 * HOUR,
    });
  });

  test('on the way to another goal no elapsed time is lost or made, whatever is changed when', () => {
    const hours = fc.uniqueArray(fc.integer({ min: 1, max: 100 }), { maxLength: 6 }).map((all) => all.sort((a, b) => a - b));
    const levels = fc.constantFrom('impact-extensive', 'impact-significant', 'impact-moderate', 'impact-minor');
    fc.assert(
      fc.property(hours, fc.array(levels, { minLength: 6, maxLength: 6 }), (when, impacts) => {
        const always = publish(withMetric('resolution', { goals: resolutionGoals.map((goal) => ({ ...goal, calendar: 'always' })) }));
        const story = new Story('Mon 00:00');
        when.forEach((hour, place) => {
          const days = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
          story.change(`${days[Math.floor(hour / 24)]} ${String(hour % 24).padStart(2, '0')}:00`, { customfield_1: impacts[place] });
        });
        expect(clockAt(story, 'resolution', 'Sat 00:00', { policy: always }).elapsedMs).toBe(120 * HOUR);
      }),
    );
  });
});

describe('time on hold is added as wall time, or to the creation (frappe #2449, erpnext #49414)', () => {
  test('a hold from Friday afternoon to Monday morning moves the due time by the two working hours it took', () => {
    const story = new Story('Thu 09:00').status('Thu 09:30', 'Working');
    expect(clockAt(story, 'resolution', 'Thu 10:00').dueAt).toBe(iso('Mon+1 17:00'));
    story.status('Fri 16:00', 'Pending', { [WHY.fieldId]: WHY.info }).status('Mon+1 10:00', 'Working');
    expect(clockAt(story, 'resolution', 'Mon+1 10:00').dueAt).toBe(iso('Tue+1 11:00'));
  });

  test('a hold outside of working hours moves nothing, and holidays count neither as held nor as worked', () => {
    const story = new Story('Thu 09:00').status('Fri 17:00', 'Pending', { [WHY.fieldId]: WHY.info }).status('Sun 12:00', 'Working');
    expect(clockAt(story, 'resolution', 'Mon+1 10:00').dueAt).toBe(iso('Mon+1 17:00'));
    const holiday = publish({
      ...DOCUMENT,
      calendars: DOCUMENT.calendars.map((one) => ({ ...one, definition: { ...one.definition, holidays: ['2026-11-09'] } })),
    });
    expect(clockAt(story, 'resolution', 'Mon+1 10:00', { policy: holiday }).dueAt).toBe(iso('Tue+1 17:00'));
  });
});

describe('what is on hold is breached all the same (GLPI #24481)', () => {
  test('a held clock never breaches and says no due time, however long it is held', () => {
    const story = new Story('Mon 10:00').status('Mon 11:00', 'Pending', { [WHY.fieldId]: WHY.vendor });
    const clock = clockAt(story, 'resolution', 'Fri+9 10:00');
    expect(clock).toMatchObject({ state: 'held', elapsedMs: HOUR });
    expect([clock.dueAt, clock.breachedAt]).toEqual([undefined, undefined]);
    const { appFields, wakeAt } = decideOn(story.with({ appFields: { resolutionDue: iso('Wed 16:00') } }), 'Fri+9 10:00');
    expect(appFields).toMatchObject({ resolutionDue: null, slaStatus: 'On hold' });
    expect(wakeAt).not.toBe(iso('Wed 16:00'));
  });

  test('a goal that becomes shorter than what has elapsed breaches when the clock runs again, not before', () => {
    const story = new Story('Mon 10:00')
      .status('Mon 16:00', 'Pending', { [WHY.fieldId]: WHY.info })
      .change('Mon 16:30', { customfield_1: 'impact-extensive', customfield_2: 'urgency-critical' });
    expect(clockAt(story, 'resolution', 'Tue 09:00').breachedAt).toBeUndefined();
    story.status('Tue 09:30', 'Working');
    expect(clockAt(story, 'resolution', 'Tue 10:00').breachedAt).toBe(iso('Tue 09:30'));
  });
});

describe('reopening counts as time on hold, and cycles confuse (GLPI #23359, Zammad #188)', () => {
  const reopened = (): Story => new Story('Mon 10:00').status('Mon 12:00', 'Resolved').status('Tue 10:00', 'Working');

  test('continued: what lay between is neither counted nor held, but told as resolved', () => {
    const told = explainedClock(reopened(), 'resolution', 'Tue 11:00');
    expect(told).toMatchObject({ elapsedMs: 3 * HOUR, clock: { cycle: 1, state: 'running' } });
    expect(told.cycles[0]?.stretches.map(({ what, ms }) => [what, ms])).toEqual([
      ['counted', 2 * HOUR],
      ['stopped', 22 * HOUR],
      ['counted', HOUR],
    ]);
    expect(explainOn(reopened(), 'Tue 11:00').split.parts).toContainEqual({ who: 'resolved', ms: 22 * HOUR });
  });

  test('a new cycle: measured anew, the first kept as it ended', () => {
    const policy = publish(withMetric('resolution', { reopen: { mode: 'newCycle' } }));
    const { state } = decideOn(reopened(), 'Tue 11:00', { policy });
    expect(state?.clocks[1]).toMatchObject({
      cycle: 2,
      past: [{ cycle: 1, how: 'stopped', at: iso('Mon 12:00'), elapsedMs: 2 * HOUR, goalMs: 24 * HOUR }],
    });
  });

  test.each([
    [22 * HOUR, 1],
    [22 * HOUR - 1, 2],
  ])('within a grace of %i ms it goes on, later it is measured anew', (graceMs, cycle) => {
    const policy = publish(withMetric('resolution', { reopen: { mode: 'grace', graceMs } }));
    expect(clockAt(reopened(), 'resolution', 'Tue 11:00', { policy }).cycle).toBe(cycle);
  });
});

describe('“why is my SLA paused?” takes a support article (Jira 1271267987)', () => {
  test('a hold names the change that made it, of whom and when; nights are told as closed and never as held', () => {
    const { cycles } = explainedClock(usual(), 'resolution', 'Thu 09:00');
    expect(cycles[0]?.stretches).toMatchObject([
      { what: 'counted', from: iso('Mon 10:00'), to: iso('Mon 16:00'), cause: { what: 'created' } },
      {
        what: 'held',
        from: iso('Mon 16:00'),
        to: iso('Tue 10:00'),
        reason: { id: 'user', name: 'Waiting for the user' },
        cause: { what: 'status', changeId: '101', by: 'u-agent', from: 'Working', to: 'Pending', hold: { id: 'user', change: 'begins' } },
      },
      { what: 'counted', to: iso('Tue 17:00'), cause: { changeId: '103', to: 'Working', hold: { change: 'ends' } } },
      { what: 'closed', to: iso('Wed 09:00') },
      { what: 'counted', to: iso('Wed 12:00') },
    ]);
    expect(cycles[0]).toMatchObject({
      begun: { how: 'start', what: 'created' },
      ended: { how: 'stopped', what: 'status', to: 'Resolved' },
    });
  });
});

describe('a clock is missing and nobody says why (Jira: no goal matches, start not met)', () => {
  test('without a goal each rule says which part did not fit and what the incident has there', () => {
    const goals: Goal[] = [
      { id: 'vip', for: { reporterGroups: [{ id: 'g-vip', name: 'VIPs' }] }, goalMs: HOUR, calendar: 'always', warnings: [] },
      {
        id: 'top',
        for: { priorities: ['p1', 'p2'], projects: [{ id: '10000', name: 'IT' }] },
        goalMs: HOUR,
        calendar: 'always',
        warnings: [],
      },
    ];
    const policy = publish(withMetric('resolution', { goals }));
    const told = explainedClock(new Story('Mon 10:00'), 'resolution', 'Mon 12:00', { policy, members: new Map() });
    expect(told.clock.goal).toBeUndefined();
    expect(told.cycles[0]?.goals).toEqual([
      expect.objectContaining({
        trials: [
          { rule: 'vip', place: 1, for: [{ part: 'reporterGroups', names: ['VIPs'], more: 0 }], misses: 'reporterGroups', has: [] },
          {
            rule: 'top',
            place: 2,
            for: [
              { part: 'priorities', names: ['Highest', 'High'], more: 0 },
              { part: 'projects', names: ['IT'], more: 0 },
            ],
            misses: 'priorities',
            has: ['Medium'],
          },
        ],
      }),
    ]);
    expect(told.cycles[0]?.stretches).toMatchObject([{ what: 'noGoal', ms: 2 * HOUR, countedMs: 0 }]);
  });

  test('a clock that never started says so', () => {
    expect(explainedClock(new Story('Mon 10:00'), 'vendor', 'Mon 12:00')).toMatchObject({ neverStarted: true, cycles: [], elapsedMs: 0 });
  });
});

describe('time zones and daylight saving (billetsys #175, OTRS #787, GLPI #15429, ERPNext #38745)', () => {
  test('the night of the change has an hour more or less, and office hours stay where they are on the wall', () => {
    const policy = publish(berlin(DOCUMENT));
    // Friday, 27 March 2026, 16:00 in Berlin; clocks go forward on Sunday.
    const told = (created: string) => new Story('Mon 09:00').with({ created, history: [], status: { id: '1', category: 'new' } });
    expect(clockAt(told('2026-03-27T15:00:00.000Z'), 'response', 'Mon 09:00', { policy }).dueAt).toBe('2026-03-30T10:00:00.000Z');
    const urgent = { impact: ['impact-extensive'], urgency: ['urgency-critical'] };
    const night = told('2026-03-28T23:00:00.000Z').with({ values: urgent });
    expect(clockAt(night, 'resolution', 'Mon 09:00', { policy }).dueAt).toBe('2026-03-29T03:00:00.000Z');
  });

  test('what comes in at night is due in the first working hours, not at midnight', () => {
    const clock = clockAt(new Story('Mon 23:00'), 'response', 'Tue 08:00');
    expect([clock.elapsedMs, clock.dueAt]).toEqual([0, iso('Tue 13:00')]);
  });
});

describe('48 hours are taken for two days (Zammad #390)', () => {
  test('sixteen working hours are two office days, and the ledger says which', () => {
    const policy = publish(
      withMetric('resolution', { goals: [{ id: 'all', for: {}, goalMs: 16 * HOUR, calendar: 'business', warnings: [] }] }),
    );
    const story = new Story('Fri 12:00');
    expect(clockAt(story, 'resolution', 'Fri 13:00', { policy }).dueAt).toBe(iso('Tue+1 12:00'));
    const days = explainedClock(story, 'resolution', 'Tue+1 12:00', { policy }).cycles[0]?.stretches ?? [];
    expect(days.filter(({ what }) => what === 'counted').map(({ from, ms }) => [from, ms])).toEqual([
      [iso('Fri 12:00'), 5 * HOUR],
      [iso('Mon+1 09:00'), 8 * HOUR],
      [iso('Tue+1 09:00'), 3 * HOUR],
    ]);
  });
});

describe('a calendar’s edit is not applied, and an SLA that was switched off goes on escalating (Zammad #534, #4353)', () => {
  const off = publish({ ...DOCUMENT, metrics: [] }, 2);

  test('without a clock nothing is due, nothing wakes, and the fields are emptied', () => {
    const story = new Story('Mon 10:00').with({ appFields: { resolutionDue: iso('Wed 16:00'), slaStatus: 'On track' } });
    const { state, appFields, wakeAt } = decideOn(story, 'Mon 11:00', { policy: off });
    expect([state?.clocks, state?.calendars, wakeAt]).toEqual([[], {}, undefined]);
    expect(appFields).toEqual({ resolutionDue: null, slaStatus: null });
  });

  test('an incident made before keeps what it was promised, until somebody chooses the version without it: then nothing wakes', () => {
    const story = new Story('Mon 10:00').status('Mon 11:00', 'Working');
    const before = decideOn(story, 'Mon 12:00', { policy: off, clockPolicy: DESK });
    expect([before.wakeAt, before.appFields.slaStatus]).toEqual([iso('Tue 14:00'), 'On track']);
    story.with({ appFields: { resolutionDue: before.appFields.resolutionDue ?? '', slaStatus: 'On track' } });
    const after = decideOn(story, 'Mon 12:00', { policy: off, clockPolicy: off });
    expect([after.wakeAt, after.appFields]).toEqual([undefined, { resolutionDue: null, slaStatus: null }]);
  });

  test('a clock that was stopped or held wakes nobody', () => {
    const held = new Story('Mon 10:00').status('Mon 11:00', 'Waiting for customer');
    // Whoever waits for an answer reminds of it, and silence closes: that is another matter.
    const confirmation = { for: {}, remindAfterDays: [] };
    const unreminded = publish({ ...DOCUMENT, resolution: { ...DOCUMENT.resolution, holdRules: [], confirmation } });
    expect(decideOn(held, 'Mon 12:00', { policy: unreminded }).wakeAt).toBeUndefined();
    expect(decideOn(usual(), 'Thu 09:00', { policy: unreminded }).wakeAt).toBeUndefined();
  });

  test('once chosen, another version’s calendar is that of the clock in the panel too', () => {
    const early = publish(
      {
        ...DOCUMENT,
        calendars: DOCUMENT.calendars.map((one) => ({ ...one, definition: { ...one.definition, weekly: { mon: [['06:00', '18:00']] } } })),
      },
      2,
    );
    const { state } = decideOn(new Story('Mon 08:00'), 'Mon 09:00', { policy: early });
    const resolution = state?.clocks[1];
    if (!state || !resolution) throw new Error('no clock');
    expect(readingOf(resolution, calendarFor(resolution, state.calendars), at('Mon 09:00')).elapsedMs).toBe(HOUR);
  });
});

describe('limits of goals and fields (Jira: 90 goals, indexed fields per SLA)', () => {
  test('a clock with 500 goals takes no more room than one with five', () => {
    const many: Goal[] = Array.from({ length: 499 }, (_, place) => ({
      id: `rule-${place}`,
      for: { categories: ['hardware'], services: ['email'], priorities: ['p3'], projects: [{ id: String(place + 1), name: 'Elsewhere' }] },
      goalMs: HOUR,
      calendar: 'always',
      warnings: [50],
    }));
    const policy = publish(withMetric('resolution', { goals: [...many, ...resolutionGoals.slice(2, 3)] }));
    const { state } = decideOn(usual(), 'Thu 09:00', { policy });
    expect(state?.clocks[1]).toMatchObject({ goal: { rule: 'p3' }, elapsedMs: 16 * HOUR });
    expect(JSON.stringify(state).length).toBeLessThan(4_000);
  });
});

describe('a timer is first noticed when it is breached, and open work that is overdue is not seen (Jira ba-p/3197762, ba-p/3218569)', () => {
  test('a look is due at each warning and at the risk before the goal; the field says At risk, then Breached for as long as it is open', () => {
    const story = new Story('Mon 10:00').status('Mon 11:00', 'Working');
    const said = ['Mon 12:00', 'Tue 14:00', 'Wed 12:00', 'Thu 10:00', 'Fri+9 10:00'].map((when) => {
      const { appFields, wakeAt } = decideOn(story, when);
      return [when, appFields.slaStatus, wakeAt];
    });
    expect(said).toEqual([
      ['Mon 12:00', 'On track', iso('Tue 14:00')],
      ['Tue 14:00', 'On track', iso('Wed 12:00')],
      ['Wed 12:00', 'At risk', iso('Wed 15:36')],
      ['Thu 10:00', 'Breached', undefined],
      ['Fri+9 10:00', 'Breached', undefined],
    ]);
  });
});

describe('nobody measures the hand-over between teams (Jira ba-p/3221539)', () => {
  test('a team’s own clock begins anew with each hand-over, keeps how long the team before had it, and leaves the customer’s promise alone', () => {
    const goals: Goal[] = [{ id: 'all', for: {}, goalMs: 2 * HOUR, calendar: 'always', warnings: [] }];
    const dwell: Partial<Metric> = {
      kind: 'ola',
      start: [{ on: 'created' }],
      stop: [],
      reset: [{ on: 'field', field: 'customfield_60' }],
      goals,
    };
    const policy = publish(withMetric('vendor', dwell));
    const story = new Story('Mon 10:00', { customfield_60: 'desk' })
      .status('Mon 10:30', 'Working')
      .change('Mon 13:00', { customfield_60: 'network' });
    const { state, appFields } = decideOn(story, 'Mon 14:00', { policy });
    expect(state?.clocks[2]).toMatchObject({
      kind: 'ola',
      cycle: 2,
      dueAt: iso('Mon 15:00'),
      past: [{ cycle: 1, how: 'reset', elapsedMs: 3 * HOUR, breachedAt: iso('Mon 12:00') }],
    });
    expect(appFields.slaStatus).toBe('On track');
  });
});

describe('a clock cannot be started or stopped by a field (jira-workflow-toolbox #741)', () => {
  test('any field starts and stops it, without a change of status', () => {
    const policy = publish(
      withMetric('vendor', {
        start: [{ on: 'field', field: 'customfield_50', to: ['yes'] }],
        stop: [{ on: 'field', field: 'customfield_50', from: ['yes'] }],
      }),
    );
    const story = new Story('Mon 10:00').change('Mon 11:00', { customfield_50: 'yes' }).change('Mon 12:30', { customfield_50: 'no' });
    expect(clockAt(story, 'vendor', 'Tue 10:00', { policy })).toMatchObject({ state: 'stopped', elapsedMs: 1.5 * HOUR });
  });

  test('so do people, comments and links', () => {
    const policy = publish(
      withMetric('vendor', {
        start: [{ on: 'assignment', to: 'somebody' }],
        stop: [{ on: 'link', words: ['is caused by'], change: 'made' }],
        reset: [{ on: 'assignment', to: 'other' }],
        cancel: [{ on: 'comment', by: 'customer', visibility: 'public' }],
      }),
    );
    const story = new Story('Mon 10:00').change('Mon 11:00', { assignee: 'u-lea' }).change('Mon 12:00', { assignee: 'u-tom' });
    expect(clockAt(story, 'vendor', 'Mon 13:00', { policy })).toMatchObject({ state: 'running', cycle: 2, elapsedMs: HOUR });
    story.link('Mon 13:00', true, 'causes', 'PRB-1').link('Mon 14:00', true, 'is caused by', 'PRB-2');
    expect(clockAt(story, 'vendor', 'Mon 15:00', { policy })).toMatchObject({ state: 'stopped', elapsedMs: 2 * HOUR });
    const asked = new Story('Mon 10:00').change('Mon 11:00', { assignee: 'u-lea' }).comment('Mon 11:30', 'u-mara');
    expect(clockAt(asked, 'vendor', 'Mon 13:00', { policy }).state).toBe('cancelled');
  });
});

describe('what was measured is lost on a move or a reopening', () => {
  test('a move to another project keeps the clock, and rules see the project the incident was in then', () => {
    const goals: Goal[] = [
      { id: 'old', for: { projects: [{ id: '9000', name: 'OLD' }] }, goalMs: 2 * HOUR, calendar: 'always', warnings: [] },
      ...resolutionGoals,
    ];
    const policy = publish(withMetric('resolution', { goals }));
    const story = new Story('Mon 10:00', { project: '9000' }).change('Mon 11:00', { project: '10000', Key: 'IT-1' });
    const told = explainedClock(story, 'resolution', 'Mon 12:00', { policy });
    expect(told.cycles[0]?.goals.map(({ goal }) => goal?.rule)).toEqual(['old', 'p3']);
    expect(told.elapsedMs).toBe(2 * HOUR);
  });
});

describe('a policy cannot be carried to another site (appfire CMT, Jira ba-p/3139302)', () => {
  test('exported and read in again, it measures the same; options of the other site are bound by the policy’s own ids', () => {
    const copied = publish(v.parse(policySchema, JSON.parse(JSON.stringify(DOCUMENT))));
    expect(copied.document).toEqual(DOCUMENT);
    const there = {
      ...SETTINGS,
      fields: { ...SETTINGS.fields, impact: { fieldId: 'customfield_1', options: { extensive: '501', significant: '502' } } },
    };
    const story = new Story('Mon 10:00', { customfield_1: '501', customfield_2: 'urgency-critical' });
    expect(clockAt(story, 'resolution', 'Mon 11:00', { policy: copied, settings: there }).goal?.rule).toBe('p1');
    expect(decideOn(usual(), 'Thu 09:00', { policy: copied }).state).toEqual(decideOn(usual(), 'Thu 09:00').state);
  });
});

test('the first answer stops the first clock to the millisecond', () => {
  const story = new Story('Mon 10:00').comment('Mon 10:14:59.999', 'u-agent');
  const urgent = publish(
    withMetric('response', { goals: [{ id: 'all', for: {}, goalMs: 15 * MINUTE, calendar: 'always', warnings: [] }] }),
  );
  expect(clockAt(story, 'response', 'Mon 12:00', { policy: urgent })).toMatchObject({ state: 'stopped', elapsedMs: 15 * MINUTE - 1 });
});
