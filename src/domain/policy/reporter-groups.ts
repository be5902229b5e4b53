import type { Policy } from '../../contract/types';

/** Ids of the groups of Jira's that routing and escalation ask of a reporter. */
export function reporterGroupsIn({ routing, escalation }: Pick<Policy, 'routing' | 'escalation'>): string[] {
  const named = [
    ...routing.rules.flatMap((rule) => rule.for.reporterGroups ?? []),
    ...escalation.ladders.flatMap((ladder) => [
      ...(ladder.for.reporterGroups ?? []),
      ...(ladder.trigger.on === 'reporterGroup' ? ladder.trigger.groups : []),
    ]),
  ];
  return named.length === 0 ? [] : [...new Set(named.map(({ id }) => id))];
}
