import { anyIncident } from './example';
import type { Check } from './finding';

/**
 * A reason to wait that holds a clock is ended by something: an event, a resolution after some days, or at least somebody who is reminded.
 * Otherwise an incident may wait for ever without a clock that says so.
 */
export const holds: Check = (policy) =>
  policy.holdReasons
    .filter(({ id, until, while: standing }) => {
      const clocks = policy.metrics.some((metric) => metric.holds.includes(id));
      const rule = policy.resolution.holdRules.find(({ reason }) => reason === id);
      const ended = until.length > 0 || rule?.resolveAfterDays !== undefined || (rule?.remindAfterDays.length ?? 0) > 0;
      return clocks && standing.length > 0 && !ended;
    })
    .map(({ id, name }) => ({
      code: 'holdEndless',
      severity: 'warning',
      path: ['holdReasons', id],
      values: {
        reason: name,
        metrics: policy.metrics
          .filter((metric) => metric.holds.includes(id))
          .map((metric) => metric.name)
          .join(', '),
      },
      example: { ...anyIncident(policy), holdReason: name },
    }));
