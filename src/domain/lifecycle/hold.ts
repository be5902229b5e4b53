import type { Life } from './life';
import type { HoldState } from './state';

/** What the incident waits for, when somebody is reminded next and when it is resolved for want of an answer. `wakeAt`: ms since 1970. */
export function holdOf(_life: Life): { state?: HoldState; wakeAt?: number } {
  return {};
}
