import type { Policy } from '../../contract/types';
import { calendars } from './lint/calendars';
import { dangling } from './lint/dangling';
import { escalations } from './lint/escalations';
import type { Check, Finding, SiteForLint } from './lint/finding';
import { holds } from './lint/holds';
import { matrix } from './lint/matrix';
import { noGoal } from './lint/no-goal';
import { people } from './lint/people';
import { recipients } from './lint/recipients';
import { shadowed } from './lint/shadowed';
import { shared } from './lint/shared';
import { templates } from './lint/templates';
import { unused } from './lint/unused';

const CHECKS: readonly Check[] = [
  matrix,
  shared,
  dangling,
  calendars,
  people,
  escalations,
  templates,
  shadowed,
  noGoal,
  holds,
  recipients,
  unused,
];

/**
 * What an admin should know of a policy before it is published, errors first, each with an incident that shows it. Total, for any policy of
 * the right form, also one that contradicts itself. A policy without errors can be in force (contract/policy.ts).
 */
export function lint(policy: Policy, site: SiteForLint = {}): Finding[] {
  const found = CHECKS.flatMap((check) => check(policy, site));
  return [...found.filter(({ severity }) => severity === 'error'), ...found.filter(({ severity }) => severity === 'warning')];
}

/** Whether a policy with these findings may be published. */
export const publishable = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'error');
