import type { PolicyEffect } from '../effects/effect';
import type { Life } from './life';
import type { LifeState } from './state';

/** What people are told of the incident's life, by the templates of the policy, each once. */
export function tellingsOf(_life: Life, _state: LifeState): PolicyEffect[] {
  return [];
}
