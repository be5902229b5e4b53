import { exampleFor } from './example';
import type { Check, Finding } from './finding';

/** Each impact with each urgency gives a priority, and nothing else stands in the matrix. */
export const matrix: Check = (policy) => {
  const found: Finding[] = [];
  for (const impact of policy.impacts)
    for (const urgency of policy.urgencies)
      if (policy.matrix[impact.id]?.[urgency.id] === undefined)
        found.push({
          code: 'matrixHole',
          severity: 'error',
          path: ['matrix', impact.id, urgency.id],
          values: { impact: impact.name, urgency: urgency.name },
          example: { ...exampleFor({ impacts: [impact.id], urgencies: [urgency.id] }, policy), impact: impact.name, urgency: urgency.name },
        });
  const impacts = new Set(policy.impacts.map(({ id }) => id));
  const urgencies = new Set(policy.urgencies.map(({ id }) => id));
  for (const [impact, row] of Object.entries(policy.matrix)) {
    const unknown = impacts.has(impact) ? Object.keys(row).filter((id) => !urgencies.has(id)) : [''];
    for (const urgency of unknown)
      found.push({
        code: 'matrixUnknown',
        severity: 'error',
        path: urgency === '' ? ['matrix', impact] : ['matrix', impact, urgency],
        values: { id: urgency || impact, why: urgency === '' ? 'impact' : 'urgency' },
        example: urgency === '' ? { impact } : { impact: policy.impacts.find(({ id }) => id === impact)?.name ?? impact, urgency },
      });
  }
  return found;
};
