import type { IncidentState } from '../../../src/domain/incident/state';

/** What the person asked for and the server took; the app's next look makes it so. */
export type Expected =
  | { kind: 'levels'; impact: string; urgency: string /** Name of the priority the matrix gives for them. */; priority: string }
  | { kind: 'override'; jiraPriorityId: string; reason: string; priority: string }
  | { kind: 'release' }
  | { kind: 'clockPolicy'; version: number }
  /** An act on support, escalation or the incident's life. `above`: version of the incident's acts before it. */
  | { kind: 'acts'; above: number }
  /** Something was changed in Jira. `after`: ISO instant of the last change the app had seen before. */
  | { kind: 'edit'; after: string };

/** Whether a state says that it has happened. */
export function hasArrived(
  expected: Expected,
  { priority, clockPolicy, basis }: Pick<IncidentState, 'priority' | 'clockPolicy' | 'basis'>,
): boolean {
  switch (expected.kind) {
    case 'levels':
      return priority.impact?.id === expected.impact && priority.urgency?.id === expected.urgency;
    case 'override':
      return (
        priority.source === 'override' &&
        priority.jiraPriorityId === expected.jiraPriorityId &&
        priority.override?.reason === expected.reason
      );
    case 'release':
      return priority.source !== 'override';
    case 'clockPolicy':
      return clockPolicy === expected.version;
    case 'acts':
      return basis.acts > expected.above;
    case 'edit':
      return Date.parse(basis.updated) > Date.parse(expected.after);
  }
}
