import type { AnsweredAct } from '../acts/life';
import type { AppFieldName } from '../incident/facts';
import type { Life } from './life';
import type { ResolutionState } from './state';

/** The last proposed resolution and its answer: one by reply or silence is an act to be recorded. `wakeAt`: ms since 1970. */
export function resolutionOf(_life: Life): {
  acts: AnsweredAct[];
  state?: ResolutionState;
  appFields: Partial<Record<AppFieldName, string | null>>;
  wakeAt?: number;
} {
  return { acts: [], appFields: {} };
}
