import type { PublishedPolicy } from '../../contract/types';
import type { ClockPolicyAct } from '../acts/act';
import type { DecisionInput } from '../incident/decide';
import { clockStateOf } from './clock-state';
import { clockGround, type Ground } from './ground';
import type { ClockRun } from './run';
import { timelineOf, timeOf } from './timeline';

/** How a clock stands at an instant. Instants are ISO, durations ms of working time. */
export interface ClockSummary {
  state: ClockRun['state'];
  cycle: number;
  elapsedMs: number;
  goal?: { rule: string; ms: number; calendar: string };
  dueAt?: string;
  breachedAt?: string;
}

/** A clock under two versions of the policy; one of them may not have it. */
export interface ClockDifference {
  metric: string;
  name: string;
  before?: ClockSummary;
  after?: ClockSummary;
}

export interface Comparison {
  /** ISO instant it holds for. */
  at: string;
  before: number;
  after: number;
  clocks: ClockDifference[];
  /** People whose groups have to be known first (members of the input): without them it may come out otherwise. */
  need: string[];
}

interface Summed {
  metric: string;
  name: string;
  summary: ClockSummary;
}

function summarize({ facts, acts, rules }: Ground, now: number): { clocks: Summed[]; time: number } {
  const timeline = timelineOf(facts, acts, rules);
  const time = timeOf(timeline, now);
  const clocks = timeline.clocks.map((clock): Summed => {
    const { metric, name, state, cycle, goal } = clockStateOf(clock.standing(), (id) => id);
    const run = clock.upTo(time);
    const present = state === 'idle' ? undefined : run.cycles[run.cycles.length - 1];
    return {
      metric,
      name,
      summary: {
        state,
        cycle,
        elapsedMs: present?.elapsedMs ?? 0,
        ...(goal ? { goal: { rule: goal.rule, ms: goal.ms, calendar: goal.calendar } } : {}),
        ...(run.dueAt === undefined ? {} : { dueAt: new Date(run.dueAt).toISOString() }),
        ...(run.breachedAt === undefined ? {} : { breachedAt: new Date(run.breachedAt).toISOString() }),
      },
    };
  });
  return { clocks, time };
}

/**
 * How each clock of an incident stands, and would stand under another version of the policy: for a preview, nothing is changed by it.
 * Undefined when the issue is no incident.
 * @param now ms since 1970.
 */
export function compareClocks(input: DecisionInput, other: PublishedPolicy, now: number): Comparison | undefined {
  const [here, there] = [clockGround(input, now), clockGround(input, now, other)];
  if (!here || !there) return undefined;
  const [before, after] = [summarize(here, now), summarize(there, now)];
  const named = new Map([...before.clocks, ...after.clocks].map(({ metric, name }) => [metric, name]));
  const find = (all: readonly Summed[], metric: string): ClockSummary | undefined => all.find((one) => one.metric === metric)?.summary;
  return {
    at: new Date(before.time).toISOString(),
    before: here.rules.policy.version,
    after: other.version,
    clocks: [...named].map(([metric, name]) => {
      const [was, willBe] = [find(before.clocks, metric), find(after.clocks, metric)];
      return { metric, name, ...(was ? { before: was } : {}), ...(willBe ? { after: willBe } : {}) };
    }),
    need: [...new Set([...here.need, ...there.need])],
  };
}

/** The clocks as an act keeps them when another version is chosen, so that the original is not lost. */
export const keptBefore = ({ before, clocks }: Comparison): ClockPolicyAct['before'] => ({
  version: before,
  clocks: clocks.flatMap(({ metric, before: was }) => {
    if (!was) return [];
    const { state, elapsedMs, dueAt, breachedAt } = was;
    return [
      {
        metric,
        state,
        elapsedMs,
        ...(dueAt === undefined ? {} : { dueAt }),
        ...(breachedAt === undefined ? {} : { breachedAt }),
      },
    ];
  }),
});
