import type { Policy, PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { type Subject, subjectOf } from '../policy/fits';
import { decidePriority } from '../priority/decide-priority';

/** What it follows from who has an incident. */
export interface PlacementGround {
  facts: IssueFacts;
  /** In force. */
  policy: PublishedPolicy;
  document: Policy;
  /** ms since 1970. */
  now: number;
  /** What rules see of the incident; found out when it is asked for. */
  subject(): Subject;
}

export function placementGround(
  facts: IssueFacts,
  acts: readonly Act[],
  policy: PublishedPolicy,
  settings: Settings,
  now: number,
): PlacementGround {
  let known: Subject | undefined;
  const { document } = policy;
  const subject = (): Subject => {
    known ??= subjectOf(facts, acts, document, settings, decidePriority(facts, acts, policy, settings).jiraPriorityId ?? facts.priorityId);
    return known;
  };
  return { facts, policy, document, now, subject };
}
