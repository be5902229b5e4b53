import type { Policy } from '../../../contract/types';
import type { Finding } from './finding';

/** What the linter has to know of the site. */
export interface SiteForLint {
  priorities: readonly { id: string; name: string }[];
}

/** Everything an admin should know before a policy is published. */
export function lint({ impacts, urgencies, matrix }: Policy, _site?: SiteForLint): Finding[] {
  return impacts.flatMap((impact) =>
    urgencies
      .filter((urgency) => matrix[impact.id]?.[urgency.id] === undefined)
      .map((urgency) => ({
        code: 'matrixHole',
        severity: 'error',
        path: ['matrix', impact.id, urgency.id],
        values: { impact: impact.name, urgency: urgency.name },
        example: { impact: impact.name, urgency: urgency.name },
      })),
  );
}
