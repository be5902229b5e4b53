import type { StatusCategory } from '../incident/facts';
import type { GateState, NextPhase } from './state';

/** A status as Jira says where a transition leads. */
interface Status {
  id: string;
  category: StatusCategory;
}

/** The phase a transition into a status enters, of those one may go to: one that names it, else the first that has its category. */
export const enteredBy = (next: readonly NextPhase[], { id, category }: Status): NextPhase | undefined =>
  next.find(({ statuses }) => statuses.ids.includes(id)) ?? next.find(({ statuses }) => statuses.categories.includes(category));

/**
 * Whether that phase is surely the one entered. A done status no next phase names may be another phase's: an incident is cancelled past the
 * phases the policy foresees, and the gates of closure hold there too.
 */
export const isForeseen = (next: readonly NextPhase[], to: Status): boolean =>
  next.some(({ statuses }) => statuses.ids.includes(to.id)) || (to.category !== 'done' && enteredBy(next, to) !== undefined);

/** Gates that are not fulfilled, those that block first. */
export const unmetIn = (phase: Pick<NextPhase, 'gates'> | undefined): GateState[] => {
  const unmet = (phase?.gates ?? []).filter(({ met }) => !met);
  return [...unmet.filter(({ mode }) => mode === 'block'), ...unmet.filter(({ mode }) => mode !== 'block')];
};

/** Gates that would refuse the transition. */
export const blocksIn = (phase: Pick<NextPhase, 'gates'> | undefined): GateState[] => unmetIn(phase).filter(({ mode }) => mode === 'block');
