import type { Lifecycle } from '../../contract/types';
import { gatesInto } from './gates';
import type { Life } from './life';
import { phasesWith } from './phases-with';
import { shedNext } from './shed-next';
import type { LifeState, NextPhase, PhaseState, ResolutionState } from './state';

type Phase = Lifecycle['phases'][number];

const stateOf = ({ id, name, kind }: Phase): PhaseState => ({ id, name, kind });

/**
 * The policy's phases, the one the incident is in, and those it may go to with what each still needs. Of several phases with its status it is in
 * the first, and goes on to the following one as long as the gates before that are met.
 */
export function phasesOf(life: Life, resolution: ResolutionState | undefined): Pick<LifeState, 'phases' | 'phase' | 'next'> {
  const { lifecycle } = life.ground.policy.document;
  const here = phaseOf(life, resolution);
  const next = (here?.next ?? []).flatMap((id): NextPhase[] => {
    const phase = lifecycle.phases.find((one) => one.id === id);
    return phase ? [nextPhase(phase, life, resolution)] : [];
  });
  // One without a status is never entered: to call it passed would not be true.
  const reached = lifecycle.phases.filter(({ statuses }) => statuses.ids.length + statuses.categories.length > 0);
  return { phases: reached.map(stateOf), ...(here ? { phase: here.id } : {}), next: shedNext(next) };
}

function phaseOf(life: Life, resolution: ResolutionState | undefined): Phase | undefined {
  const [first, ...following] = phasesWith(life.ground.policy.document.lifecycle, life.facts.status);
  let here = first;
  for (const phase of following) {
    if (gatesInto(life, phase.id, resolution).some(({ met }) => !met)) break;
    here = phase;
  }
  return here;
}

function nextPhase(phase: Phase, life: Life, resolution: ResolutionState | undefined): NextPhase {
  const { ids, categories } = phase.statuses;
  return {
    ...stateOf(phase),
    statuses: { ids: ids.map(({ id }) => id), categories: [...categories] },
    gates: gatesInto(life, phase.id, resolution),
  };
}
