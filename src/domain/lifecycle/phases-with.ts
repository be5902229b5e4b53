import type { Lifecycle } from '../../contract/types';
import type { StatusCategory } from '../incident/facts';

type Phase = Lifecycle['phases'][number];

/** Phases with a status, in the policy's order: those that name it by id, else those that name its category. */
export function phasesWith({ phases }: Pick<Lifecycle, 'phases'>, status: { id: string; category: StatusCategory | undefined }): Phase[] {
  const named = phases.filter(({ statuses }) => statuses.ids.some(({ id }) => id === status.id));
  const { category } = status;
  return named.length > 0 || category === undefined ? named : phases.filter(({ statuses }) => statuses.categories.includes(category));
}
