import type { Explanation } from '../../../../../src/domain/sla/explanation';
import type { Goal } from '../../../../../src/contract/types';
import type { Names } from './names';

// PLACEHOLDER for what explainClocks answers
export interface Explained {
  explanation: Explanation;
  names: Names;
  /** Rules of goals by metric. */
  goals: Record<string, Goal[]>;
}
