import type { Metric } from '../../contract/types';
import type { ClockState } from './clock-state';
import type { ClockRules } from './rules/clock-rules';
import { passesAt, readingOf, shareMs } from './tick';

/** A warning threshold a running clock has passed. */
export interface PassedWarning {
  metric: Metric;
  /** 1, 2, 3 … */
  cycle: number;
  /** Of the goal. */
  percent: number;
  /** ms since 1970: when it passed, or the clock went on beyond it. */
  at: number;
  /** ISO instant; absent when the goal is never reached as things are. */
  dueAt?: string;
}

/** Of each running clock the last warning threshold it has passed, if any. @param now ms since 1970. */
export function passedWarnings(clocks: readonly ClockState[], { policy, calendars }: ClockRules, now: number): PassedWarning[] {
  return policy.document.metrics.flatMap((metric, place): PassedWarning[] => {
    const clock = clocks[place];
    const calendar = clock?.goal && calendars.get(clock.goal.calendar);
    if (clock?.state !== 'running' || !clock.goal || !calendar) return [];
    const { goal, cycle, dueAt } = clock;
    const { elapsedMs } = readingOf(clock, calendar, now);
    let percent: number | undefined;
    for (const warning of goal.warnings) if (shareMs(goal.ms, warning) <= elapsedMs) percent = warning;
    const at = percent === undefined ? undefined : passesAt(clock, calendar, percent);
    if (percent === undefined || at === undefined) return [];
    return [{ metric, cycle, percent, at, ...(dueAt === undefined ? {} : { dueAt }) }];
  });
}
