import { expect } from '@jest/globals';
import type { CallOutput } from '../../../src/contract/types';
import { readState } from '../../../src/domain/incident/read-state';
import { calendarFor } from '../../../src/domain/sla/clock-calendar';
import { readingOf } from '../../../src/domain/sla/tick';
import type { Plan } from '../../sandbox/import/log/plan';
import { Oracle } from '../../unit/domain/calendar/oracle';

// Explanations of incidents imported from a log, held against the log itself.

type Explanation = CallOutput<'explainClocks'>;
type Stretch = Explanation['clocks'][number]['cycles'][number]['stretches'][number];

const MINUTE = 60_000;
const at = (iso: string): number => Date.parse(iso);
const sum = (stretches: readonly Stretch[], what?: Stretch['what']): number =>
  stretches.reduce((ms, one) => ms + (what === undefined || one.what === what ? one.ms : 0), 0);

/** Each cycle of each clock is told without a gap, and adds up to what it shows; and so does the property, ticked on to then. */
export function expectNoGap(explanation: Explanation, property: unknown): void {
  const state = readState(property);
  expect(explanation.clocks.map(({ clock }) => clock)).toEqual(state?.clocks);
  for (const { clock, cycles, elapsedMs, neverStarted } of explanation.clocks) {
    expect(neverStarted === true).toBe(cycles.length === 0);
    for (const { from, to, stretches, ...cycle } of cycles) {
      let reached = from;
      for (const one of stretches) {
        expect(one.from).toBe(reached);
        expect(at(one.to) - at(one.from)).toBe(one.ms);
        reached = one.to;
      }
      expect(reached).toBe(stretches.length > 0 ? to : from);
      expect(stretches.reduce((ms, { countedMs }) => ms + countedMs, 0)).toBe(cycle.elapsedMs);
    }
    const shown = readingOf(clock, state ? calendarFor(clock, state.calendars) : undefined, at(explanation.at));
    expect(shown.elapsedMs).toBe(elapsedMs);
  }
  expect(explanation.split.parts.reduce((ms, part) => ms + part.ms, 0)).toBe(explanation.split.wallMs);
}

/** How long the incident was in each part of its life, by the lines of the log. */
function livedIn(plan: Plan, until: number): { waiting: number; over: number; running: number; ends?: number } {
  const { moments } = plan;
  const lived: { waiting: number; over: number; running: number; ends?: number } = { waiting: 0, over: 0, running: 0 };
  const last = moments.findLastIndex(({ look }) => look.stage !== 'resolved' && look.stage !== 'closed');
  const end = moments[last + 1]?.at;
  if (end !== undefined) lived.ends = end;
  for (let place = 0; place <= last; place++) {
    const moment = moments[place];
    if (!moment) continue;
    const ms = Math.max(Math.min(moments[place + 1]?.at ?? until, end ?? until) - moment.at, 0);
    const { stage } = moment.look;
    lived[stage === 'waiting' ? 'waiting' : stage === 'resolved' || stage === 'closed' ? 'over' : 'running'] += ms;
  }
  return lived;
}

/** The resolution clock was held as long as the log says the incident waited, and stopped between its ends and reopenings. */
export function expectAsLogged({ clocks, at: now, split }: Explanation, plan: Plan): void {
  const resolution = clocks.find(({ clock }) => clock.metric === 'resolution');
  const [cycle, ...more] = resolution?.cycles ?? [];
  if (!resolution || !cycle) throw new Error(`${plan.number} has no resolution clock`);
  expect(more).toEqual([]);
  const lived = livedIn(plan, at(now));
  const { stretches } = cycle;
  const told = {
    number: plan.number,
    from: at(cycle.from),
    held: sum(stretches, 'held'),
    stopped: sum(stretches, 'stopped'),
    running: sum(stretches, 'counted') + sum(stretches, 'closed'),
    ends: cycle.ended ? at(cycle.ended.at) : undefined,
  };
  expect(told).toEqual({
    number: plan.number,
    from: plan.moments[0].at,
    held: lived.waiting,
    stopped: lived.over,
    running: lived.running,
    ends: lived.ends,
  });
  const others = split.parts.reduce((ms, { who, ms: part }) => ms + (who === 'user' || who === 'vendor' || who === 'other' ? part : 0), 0);
  expect([others, split.wallMs]).toEqual([lived.waiting, (lived.ends ?? at(now)) - plan.moments[0].at]);
}

/** Each minute that is told as counted was open, and each that is told as closed was not, by a look at every minute. */
export function expectOpenings({ clocks }: Explanation, property: unknown): number {
  const calendars = Object.entries(readState(property)?.calendars ?? {});
  let minutes = 0;
  for (const { stretches } of clocks.flatMap(({ cycles }) => cycles)) {
    const [first, last] = [stretches[0], stretches.at(-1)];
    if (!first || !last) continue;
    const oracles = new Map(calendars.map(([id, { definition }]) => [id, new Oracle(definition, at(first.from), at(last.to), MINUTE)]));
    for (const { what, from, to, calendar } of stretches) {
      const oracle = oracles.get(calendar ?? '');
      if ((what !== 'counted' && what !== 'closed') || !oracle) continue;
      const open = oracle.between(at(from), at(to));
      expect({ from, to, open }).toEqual({ from, to, open: what === 'counted' ? at(to) - at(from) : 0 });
      minutes += (at(to) - at(from)) / MINUTE;
    }
  }
  return minutes;
}
