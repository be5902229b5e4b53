import type { Policy } from '../../contract/types';
import type { Act } from '../acts/act';
import type { ClockState } from '../sla/clock-state';
import { effectId } from './cause';

/**
 * Ids of the reminders of clocks' present cycles that no act names: a look that broke off may have begun one, and what caused it may be over
 * since, so that no decision names it any more.
 */
export function unnamedReminders(
  clocks: readonly ClockState[],
  { metrics }: Pick<Policy, 'metrics'>,
  acts: readonly Act[],
  issueId: string,
): string[] {
  const named = new Set(acts.flatMap((act) => (act.kind === 'effect' ? [act.id] : [])));
  return clocks.flatMap(({ metric: id, cycle, goal }) => {
    const metric = metrics.find((one) => one.id === id);
    if (!metric?.remind || cycle < 1) return [];
    const warnings = new Set([...(goal?.warnings ?? []), ...metric.goals.flatMap((one) => one.warnings)]);
    return [...warnings]
      .map((percent) => effectId(issueId, { of: 'reminder', metric: id, cycle, percent }))
      .filter((one) => !named.has(one));
  });
}
