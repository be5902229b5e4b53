import type { PolicyEffect } from '../effects/effect';
import type { Life } from './life';
import type { LifeState } from './state';

/** Moves the app makes by itself: resolved for want of an answer, closed, reopened, resumed. */
export function movesOf(_life: Life, _state: LifeState): PolicyEffect[] {
  return [];
}
