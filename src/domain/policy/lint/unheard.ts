import type { MessageEvent, Policy } from '../../../contract/types';
import { anyIncident, exampleFor } from './example';
import type { Check, Finding } from './finding';

/** Whoever keeps silent has been asked: where silence closes an incident, or ends a wait, a message says so before. */
export const unheard: Check = (policy) => {
  const { confirmation, holdRules } = policy.resolution;
  const tells = (...events: MessageEvent[]): boolean =>
    policy.communication.templates.some(
      ({ event, active, to }) =>
        active && event !== undefined && events.includes(event) && to.some(({ who }) => who === 'reporter' || who === 'affectedUser'),
    );
  const found: Finding[] = [];
  if (confirmation.silenceClosesAfterDays !== undefined && !tells('resolutionProposed', 'resolutionReminder'))
    found.push({
      code: 'unheard',
      severity: 'warning',
      path: ['resolution', 'confirmation', 'silenceClosesAfterDays'],
      values: { why: 'silence', days: String(confirmation.silenceClosesAfterDays) },
      example: exampleFor(confirmation.for, policy),
    });
  for (const [at, { reason, resolveAfterDays }] of holdRules.entries())
    if (resolveAfterDays !== undefined && !tells('held', 'holdReminder'))
      found.push({
        code: 'unheard',
        severity: 'warning',
        path: ['resolution', 'holdRules', at, 'resolveAfterDays'],
        values: { why: 'hold', days: String(resolveAfterDays), reason: nameOf(policy, reason) },
        example: { ...anyIncident(policy), holdReason: nameOf(policy, reason) },
      });
  return found;
};

const nameOf = ({ holdReasons }: Policy, reason: string): string => holdReasons.find(({ id }) => id === reason)?.name ?? reason;
