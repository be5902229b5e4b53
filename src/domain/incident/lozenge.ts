import type { IncidentState, Phase } from './state';

/** The lozenge Jira shows beside the panel's label, also while it is collapsed. */
export interface Lozenge {
  type: 'lozenge';
  value: { label: string; type: 'default' | 'inprogress' | 'moved' | 'new' | 'removed' | 'success' };
}

// Jira shows the label as it is written, to everybody alike: there is no place for a translation.
const PHASES: Record<Phase, Lozenge['value']> = {
  open: { label: 'Open', type: 'new' },
  'in-progress': { label: 'In progress', type: 'inprogress' },
  resolved: { label: 'Resolved', type: 'success' },
};

/** Looks of the policy's priorities, the most urgent first, in the colours of the matrix; the rest is plain. */
const RANKS: readonly Lozenge['value']['type'][] = ['removed', 'moved', 'new', 'inprogress'];

/** The look of a priority by its place in the policy; one the policy does not name is plain. */
export const lookOfRank = (rank: number | undefined): Lozenge['value']['type'] => RANKS[rank ?? RANKS.length] ?? 'default';

/** What the collapsed panel says of an incident: its priority in the policy's words; the phase while there is none, and once it is over. */
export function lozengeOf({ phase, priority }: Pick<IncidentState, 'phase' | 'priority'>): Lozenge {
  if (phase === 'resolved' || priority.name === undefined) return { type: 'lozenge', value: PHASES[phase] };
  return { type: 'lozenge', value: { label: priority.name, type: lookOfRank(priority.rank) } };
}
