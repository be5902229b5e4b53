import type { PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import type { Axis, PriorityState } from '../incident/state';
import { type Level, levelOf, overrideIn } from './judge';
import { priorityOf } from './matrix';
import { winningPriority } from './precedence';
import { mostUrgent, raisesIn, urgencyOf } from './raised';

const AXES = ['impact', 'urgency'] as const;

/**
 * Which priority an incident should have and why, from what is in its fields and what people did. When nothing asks for one (impact or
 * urgency not chosen, or no longer in the policy, and no override), Jira's own priority is left alone.
 */
export function decidePriority(facts: IssueFacts, acts: readonly Act[], policy: PublishedPolicy, settings: Settings): PriorityState {
  const { document } = policy;
  const levels: Record<Axis, Level> = {
    impact: levelOf('impact', facts.values.impact?.[0], document, settings),
    urgency: levelOf('urgency', facts.values.urgency?.[0], document, settings),
  };
  const override = overrideIn(acts);
  const { impact, urgency } = levels;
  const cell = impact.state === 'known' && urgency.state === 'known' ? priorityOf(document, impact.id, urgency.id) : undefined;
  const raised = mostUrgent(document, raisesIn(acts));
  // What escalations raise is never lowered by them: impact and urgency may come to ask for more.
  const raises = raised !== undefined && (!cell || urgencyOf(document, raised) < urgencyOf(document, cell.jiraPriorityId));
  const winner = winningPriority({
    ...(override ? { override: override.jiraPriorityId } : {}),
    ...(raises ? { escalation: raised } : {}),
    ...(cell ? { matrix: cell.jiraPriorityId } : {}),
  });
  // Two cells may lead to one of Jira's priorities under two names: the cell's own name is the right one.
  const rank = document.priorities.findIndex((one) =>
    winner?.source === 'matrix' ? one.id === cell?.id : one.jiraPriorityId === winner?.jiraPriorityId,
  );
  const named = document.priorities[rank];
  const missing = AXES.filter((axis) => levels[axis].state === 'missing');
  const gone = AXES.filter((axis) => levels[axis].state === 'gone');
  return {
    source: winner?.source ?? 'none',
    ...(winner ? { jiraPriorityId: winner.jiraPriorityId } : {}),
    ...(named ? { name: named.name, rank } : {}),
    ...(impact.state === 'known' ? { impact: { id: impact.id, name: impact.name } } : {}),
    ...(urgency.state === 'known' ? { urgency: { id: urgency.id, name: urgency.name } } : {}),
    ...(missing.length > 0 ? { missing } : {}),
    ...(gone.length > 0 ? { gone } : {}),
    ...(override
      ? {
          override: {
            by: override.by,
            at: override.at,
            ...(override.reason === undefined ? {} : { reason: override.reason }),
            byEdit: override.changeId !== undefined,
          },
        }
      : {}),
  };
}
