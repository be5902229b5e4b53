import type { PolicyEffect } from '../effects/effect';
import type { Life } from './life';
import type { LifeState } from './state';

/** Tasks the templates of the phase want, each to be made once, and how many there are. */
export function tasksOf(_life: Life, _phase: string | undefined): Pick<LifeState, 'tasks' | 'cancelled'> & { effects: PolicyEffect[] } {
  return { effects: [] };
}
