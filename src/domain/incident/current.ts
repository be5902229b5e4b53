import type { IncidentState } from './state';

/** What a reader sees of an issue, as far as it bears on whether a state still fits. */
export interface Seen {
  statusId: string;
  issueTypeId: string;
  /** Undefined when it was not asked for. */
  priorityId?: string | undefined;
  impact?: string | undefined;
  urgency?: string | undefined;
}

/** Whether a state still fits what a reader sees of the issue; if not, a look is due. What the reader did not ask for is not compared. */
export const isCurrent = ({ basis }: Pick<IncidentState, 'basis'>, seen: Seen): boolean =>
  basis.statusId === seen.statusId &&
  basis.issueTypeId === seen.issueTypeId &&
  (['priorityId', 'impact', 'urgency'] as const).every((name) => !(name in seen) || (seen[name] ?? '') === (basis[name] ?? ''));
