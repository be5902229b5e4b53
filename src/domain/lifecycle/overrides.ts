import type { AppFieldName } from '../incident/facts';
import type { Life } from './life';
import type { LifeState } from './state';

/** Overrides of gates: those there were, what the app's field has to say, and when the one in force lapses (ms since 1970). */
export function overridesOf(
  _life: Life,
): Pick<LifeState, 'overrides'> & { appFields: Partial<Record<AppFieldName, string | null>>; wakeAt?: number } {
  return { appFields: {} };
}
