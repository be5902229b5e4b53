import type { Policy, SupportGroup } from '../../../contract/types';
import { anyIncident, exampleFor } from './example';
import type { Check, ExampleIncident, Finding, SiteForLint } from './finding';

/** Whether anybody is in a group, as far as the policy and the site say. */
export const staffed = ({ jiraGroup, members }: SupportGroup, { peopleIn }: SiteForLint): boolean =>
  members.length > 0 || (jiraGroup !== undefined && (peopleIn === undefined || (peopleIn[jiraGroup.id] ?? 0) > 0));

/** The groups of Jira's of which it matters how many people they have. */
export const groupsToCount = ({ supportGroups }: Policy): string[] => [
  ...new Set(supportGroups.flatMap(({ jiraGroup, members }) => (jiraGroup && members.length === 0 ? [jiraGroup.id] : []))),
];

/** Tiers and groups have people. A tier an escalation leads to must have a group, and a group that is to be given incidents must have people. */
export const people: Check = (policy, site) => {
  const led = tiersLedTo(policy);
  const tiers = policy.tiers.flatMap((tier): Finding[] => {
    const groups = policy.supportGroups.filter((group) => group.tier === tier.id);
    if (groups.some((group) => staffed(group, site))) return [];
    const nowhere = groups.length === 0 && led.has(tier.id);
    return [
      {
        code: 'tierEmpty',
        severity: nowhere ? 'error' : 'warning',
        path: ['tiers', tier.id],
        values: {
          tier: tier.name,
          why: groups.length === 0 ? (nowhere ? 'ledTo' : 'noGroup') : 'noPeople',
          groups: groups.map(({ name }) => name).join(', '),
        },
        example: { ...anyIncident(policy), tier: tier.name },
      },
    ];
  });
  const groups = policy.supportGroups.flatMap((group): Finding[] =>
    group.assignment === 'manual' || staffed(group, site)
      ? []
      : [
          {
            code: 'groupEmpty',
            severity: 'error',
            path: ['supportGroups', group.id],
            values: { group: group.name },
            example: { ...routedTo(group.id, policy), group: group.name },
          },
        ],
  );
  return [...tiers, ...groups];
};

/** Tiers to which an active ladder can take an incident. */
function tiersLedTo(policy: Policy): Set<string> {
  const led = new Set<string>();
  for (const ladder of policy.escalation.ladders.filter(({ active }) => active))
    for (const action of ladder.levels.flatMap((level) => level.do)) {
      if (action.do === 'toTier') led.add(action.tier);
      if (action.do === 'nextTier') for (const { id } of policy.tiers.slice(1)) led.add(id);
    }
  return led;
}

/** An incident that comes to a group. */
function routedTo(group: string, policy: Policy): ExampleIncident {
  const rule = policy.routing.rules.find(({ to }) => to === group);
  if (rule) return exampleFor(rule.for, policy);
  const category = policy.categories.find(({ defaultGroup }) => defaultGroup === group);
  return exampleFor(category ? { categories: [category.id] } : {}, policy);
}
