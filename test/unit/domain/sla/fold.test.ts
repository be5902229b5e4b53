import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Metric, PublishedPolicy } from '../../../../src/contract/types';
import { calendarOf } from '../../../../src/domain/calendar/working-calendar';
import type { Change } from '../../../../src/domain/incident/facts';
import { type ClockEvent, foldClock } from '../../../../src/domain/sla/clock-fold';
import { compareClocks } from '../../../../src/domain/sla/recompute';
import { facts, POLICY, SETTINGS } from '../../fakes';
import { calendarCase, opens } from '../calendar/arbitrary';

// The simple clock of the command `sla` is the reference: a metric with one goal, driven by fields, must come to the same.

const FIELD = { start: 'customfield_81', stop: 'customfield_82', reset: 'customfield_83', wait: 'customfield_84' } as const;

const METRIC: Metric = {
  id: 'clock',
  name: 'Clock',
  help: '',
  kind: 'sla',
  start: [{ on: 'field', field: FIELD.start }],
  stop: [{ on: 'field', field: FIELD.stop }],
  cancel: [],
  reset: [{ on: 'field', field: FIELD.reset }],
  holds: ['wait'],
  order: ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'],
  whenGoalChanges: 'carry',
  retroactiveStart: false,
  retroactiveHold: false,
  reopen: { mode: 'continue' },
  goals: [],
  atRisk: 75,
};

const START = Date.UTC(1971, 0, 1);

const anyEvents = fc
  .array(
    fc.record({
      do: fc.constantFrom<ClockEvent['do']>('start', 'start', 'hold', 'resume', 'stop', 'reset'),
      // Often at once; often by whole hours, so that goals are reached on the spot.
      after: fc.oneof(
        fc.constant('the moment it is due' as const),
        fc.constant(0),
        fc.integer({ min: 0, max: 30 }).map((h) => h * 3_600_000),
        fc.integer({ min: 0, max: 200_000_000 }),
      ),
    }),
    { maxLength: 12 },
  )
  .map((all) => {
    let state: 'idle' | 'running' | 'held' | 'stopped' = 'idle';
    return all.filter((event) => {
      if (event.do === 'hold' && state !== 'running') return false;
      if (event.do === 'resume' && state !== 'held') return false;
      if (event.do === 'start') state = state === 'held' ? 'held' : 'running';
      if (event.do === 'hold') state = 'held';
      if (event.do === 'resume') state = 'running';
      if (event.do === 'stop' && state !== 'idle') state = 'stopped';
      return true;
    });
  });

/** The events as Jira's history would tell them: a counter for each kind, and a field that is set while the clock is held. */
function toldByJira(events: readonly ClockEvent[]): Change[] {
  let held = false;
  return events.flatMap((event, place): Change[] => {
    const line = (fieldId: string, from: string | undefined, to: string | undefined): Change => ({
      id: String(100 + place),
      at: new Date(event.at).toISOString(),
      fieldId,
      from,
      to,
    });
    if (event.do === 'hold' || event.do === 'resume') {
      held = event.do === 'hold';
      return [line(FIELD.wait, held ? undefined : '1', held ? '1' : undefined)];
    }
    const counted = line(FIELD[event.do], String(place), String(place + 1));
    const ends = event.do === 'stop' && held;
    held = held && !ends;
    return [counted, ...(ends ? [line(FIELD.wait, '1', undefined)] : [])];
  });
}

test('a metric with one goal comes to what the simple clock comes to', () => {
  const cases = calendarCase.filter(({ definition, middle }) => opens(definition) && middle > START && middle < Date.UTC(2190, 0, 1));
  const goals = fc.oneof(
    fc.integer({ min: 1, max: 40 }).map((h) => h * 3_600_000),
    fc.integer({ min: 1, max: 100_000_000 }),
  );
  fc.assert(
    fc.property(cases, anyEvents, goals, fc.integer({ min: 0, max: 300_000_000 }), ({ definition, middle }, planned, goalMs, after) => {
      let at = middle - 86_400_000;
      const events: ClockEvent[] = [];
      for (const one of planned) {
        const { dueAt } = foldClock(calendarOf(definition), goalMs, events, at);
        at = typeof one.after === 'number' ? at + one.after : Math.max(dueAt ?? at, at);
        events.push({ at, do: one.do });
      }
      const now = at + after;
      const policy: PublishedPolicy = {
        ...POLICY,
        document: {
          ...POLICY.document,
          holdReasons: [
            {
              id: 'wait',
              name: 'Wait',
              help: '',
              waitsFor: 'other',
              while: [{ fields: [{ field: FIELD.wait, is: 'in', values: ['1'] }] }],
              until: [],
            },
          ],
          calendars: [{ id: 'c', name: 'C', help: '', definition }],
          metrics: [{ ...METRIC, goals: [{ id: 'all', for: {}, goalMs, calendar: 'c', warnings: [] }] }],
        },
      };
      const history = toldByJira(events);
      const others = Object.fromEntries(history.flatMap(({ fieldId, to }) => (to === undefined ? [] : [[fieldId, to]])));
      if (history.filter(({ fieldId }) => fieldId === FIELD.wait).at(-1)?.to === undefined) delete others[FIELD.wait];
      const found = facts({
        created: new Date(middle - 2 * 86_400_000).toISOString(),
        history,
        others,
        status: { id: '1', category: 'new' },
      });
      const input = { facts: found, acts: { version: 0, acts: [] }, policy, settings: SETTINGS, members: new Map() };
      const ours = compareClocks(input, policy, now)?.clocks[0]?.before;
      const simple = foldClock(calendarOf(definition), goalMs, events, now);
      const iso = (ms: number | null): string | undefined => (ms === null ? undefined : new Date(ms).toISOString());
      const late = ours?.breachedAt;
      expect(ours?.elapsedMs).toBe(simple.elapsedMs);
      expect(late).toBe(iso(simple.breachedAt));
      expect(ours?.dueAt ?? late).toBe(iso(simple.dueAt));
      // After a stop a reset leaves nothing to be stopped.
      expect(ours?.state === 'idle' ? simple.elapsedMs === 0 && simple.state !== 'running' : ours?.state === simple.state).toBe(true);
    }),
    { numRuns: 1_000 },
  );
});
