import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import type { Subject } from '../policy/fits';
import type { LifeGround } from './decide-life';

/** What everything about an incident's life follows from. */
export interface Life {
  facts: IssueFacts;
  acts: readonly Act[];
  ground: LifeGround;
  /** What the policy's rules see of it. */
  subject: () => Subject;
  /** ms since 1970. */
  now: number;
  /** How often it was reopened, and when last (ms since 1970). */
  reopened: number;
  reopenedAt?: number;
}
