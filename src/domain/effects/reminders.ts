import type { Policy, PublishedPolicy, Settings } from '../../contract/types';
import type { IssueFacts } from '../incident/facts';
import type { PassedWarning } from '../sla/warnings';
import { effectId } from './cause';
import type { NotifyEffect } from './effect';
import { groupOf } from './group-of';

/**
 * ms after which what happened is no news any more: an incident that was there before the app, or one nobody could look at for so long, makes
 * no flood of e-mail.
 */
export const STALE = 24 * 3_600_000;

/**
 * Reminders that follow from the warning thresholds clocks have passed: of each clock the last threshold only, for whom its metric says. Whoever
 * takes an incident that had nobody to remind is reminded then.
 * @param policy in force, which knows who leads a group today. @param now ms since 1970.
 */
export function reminders(
  passed: readonly PassedWarning[],
  facts: IssueFacts,
  policy: PublishedPolicy,
  settings: Settings,
  now: number,
): NotifyEffect[] {
  return passed.flatMap(({ metric, cycle, percent, at, dueAt }): NotifyEffect[] => {
    if (!metric.remind || now - at > STALE) return [];
    const to = remindedOf(metric.remind, facts, policy.document, settings);
    if (to.length === 0) return [];
    return [
      {
        kind: 'notify',
        text: 'reminder',
        id: effectId(facts.issueId, { of: 'reminder', metric: metric.id, cycle, percent }),
        to,
        values: { metric: metric.name, percent, ...(dueAt === undefined ? {} : { dueAt }) },
      },
    ];
  });
}

/** Account ids. Where the assignee is meant and nobody is assigned, the lead of the group stands in. */
function remindedOf(
  who: NonNullable<Policy['metrics'][number]['remind']>,
  facts: IssueFacts,
  document: Policy,
  settings: Settings,
): string[] {
  const lead = (): string | undefined => groupOf(facts, document, settings)?.lead?.id;
  const found = who.map((one) => (one.who === 'assignee' ? (facts.assignee ?? lead()) : lead()));
  return [...new Set(found.filter((id) => id !== undefined))];
}
