import type { Policy } from '../../../contract/types';
import { calendars } from './calendars';
import { dangling } from './dangling';
import { escalations } from './escalations';
import { type Check, type Finding, FOUND_MAX, type SiteForLint } from './finding';
import { holds } from './holds';
import { lifecycle } from './lifecycle';
import { matrix } from './matrix';
import { noGoal } from './no-goal';
import { people } from './people';
import { recipients } from './recipients';
import { shadowed } from './shadowed';
import { shared } from './shared';
import { templates } from './templates';
import { unheard } from './unheard';
import { unused } from './unused';

const CHECKS: readonly Check[] = [
  matrix,
  shared,
  dangling,
  calendars,
  people,
  escalations,
  lifecycle,
  templates,
  unheard,
  shadowed,
  noGoal,
  holds,
  recipients,
  unused,
];

/**
 * What an admin should know of a policy before it is published, errors first, each with an incident that shows it. Total, for any policy of
 * the right form, also one that contradicts itself; of each check at most FOUND_MAX. A policy without errors can be in force (contract/policy.ts).
 */
export function lint(policy: Policy, site: SiteForLint = {}): Finding[] {
  const found = CHECKS.flatMap((check) => check(policy, site).sort(byGravity).slice(0, FOUND_MAX));
  return found.sort(byGravity);
}

const byGravity = (a: Finding, b: Finding): number => Number(b.severity === 'error') - Number(a.severity === 'error');

/** Whether a policy with these findings may be published. */
export const publishable = (findings: readonly Finding[]): boolean => findings.every(({ severity }) => severity !== 'error');
