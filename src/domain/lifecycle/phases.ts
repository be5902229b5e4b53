import type { Life } from './life';
import type { LifeState, ResolutionState } from './state';

/** The policy's phases, the one the incident is in, and those it may go to with what each still needs. */
export function phasesOf(_life: Life, _resolution: ResolutionState | undefined): Pick<LifeState, 'phases' | 'phase' | 'next'> {
  return { phases: [], next: [] };
}
