import type { Ladder, Policy } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct } from '../acts/escalation';
import type { Because } from '../escalation/state';
import { instantMs } from '../instant';

const nameIn = (all: readonly { id: string; name: string }[], id: string | undefined): string | undefined =>
  all.find((one) => one.id === id)?.name ?? id;

/** The last act of a kind up to an instant. */
export function lastBefore<K extends Act['kind']>(acts: readonly Act[], kind: K, at: string): Extract<Act, { kind: K }> | undefined {
  const until = instantMs(at);
  return acts.findLast((act): act is Extract<Act, { kind: K }> => act.kind === kind && instantMs(act.at) <= until);
}

/** Why a ladder went off, from its trigger and what people did. @param tier name of the tier the incident was in. */
export function becauseOf({ trigger }: Ladder, act: EscalatedAct, acts: readonly Act[], policy: Policy, tier: string): Because {
  const metric = (id: string): string => nameIn(policy.metrics, id) ?? id;
  switch (trigger.on) {
    case 'clock':
      return { on: 'clock', metric: metric(trigger.metric), percent: trigger.percent };
    case 'willBreach':
      return { on: 'willBreach', metric: metric(trigger.metric), withinMs: trigger.withinMs };
    case 'dwell':
      return { on: 'dwell', tier: nameIn(policy.tiers, trigger.tier) ?? tier, afterMs: trigger.afterMs };
    case 'notAcknowledged':
      return { on: 'notAcknowledged', afterMs: trigger.afterMs };
    case 'reopened':
    case 'reassigned':
      return { on: trigger.on, times: trigger.times };
    case 'reporterGroup':
      return { on: 'reporterGroup', group: trigger.groups.map(({ name }) => name).join(', ') };
    case 'priorityRaised':
      return { on: 'priorityRaised', to: trigger.to.map((id) => nameIn(policy.priorities, id) ?? id).join(', ') };
    case 'customer':
      return { on: 'customer', by: lastBefore(acts, 'customerAsked', act.passedAt)?.by ?? '' };
    case 'hand':
      return { on: 'hand', by: lastBefore(acts, 'handOver', act.passedAt)?.by ?? '' };
  }
}
