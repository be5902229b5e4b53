import type { Phase } from './state';

/** The lozenge Jira shows beside the panel's label, also while it is collapsed. */
export interface Lozenge {
  type: 'lozenge';
  value: { label: string; type: 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success' };
}

// Jira shows the label as it is written, to everybody alike: there is no place for a translation.
const LOZENGES: Record<Phase, Lozenge['value']> = {
  open: { label: 'Open', type: 'new' },
  'in-progress': { label: 'In progress', type: 'inprogress' },
  resolved: { label: 'Resolved', type: 'success' },
};

/** What the collapsed panel says of an incident. */
export const lozengeOf = (phase: Phase): Lozenge => ({ type: 'lozenge', value: LOZENGES[phase] });
