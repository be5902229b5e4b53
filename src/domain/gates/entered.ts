import type { Lifecycle } from '../../contract/types';
import type { StatusCategory } from '../incident/facts';
import { phasesWith } from '../lifecycle/phases-with';
import type { WorkflowTransition } from './workflow';

type Phase = Lifecycle['phases'][number];
interface Status {
  id: string;
  category: StatusCategory;
}

/**
 * The phase a transition enters: the first with its target status, since an incident comes to the later ones by their gates being met.
 * Undefined when an incident that makes it is in that phase already, when no phase has the status, and for the one that makes issues:
 * who raises an incident is asked by the form.
 */
export function phaseEntered(
  lifecycle: Lifecycle,
  statuses: ReadonlyMap<string, Status>,
  { type, from, to }: WorkflowTransition,
): Phase | undefined {
  const target = statuses.get(to);
  if (!target || type === 'INITIAL') return undefined;
  const [entered] = phasesWith(lifecycle, target);
  const within = (id: string): boolean => {
    const status = statuses.get(id);
    return status !== undefined && phasesWith(lifecycle, status).some((phase) => phase.id === entered?.id);
  };
  return from.length > 0 && from.every(within) ? undefined : entered;
}
