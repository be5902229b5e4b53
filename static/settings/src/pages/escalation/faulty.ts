import type { EscalationAction, Ladder, Policy, Trigger } from '../../../../../src/contract/types';
import { filterFaulty } from '../parts/for-words';
import { knownZone } from '../parts/zone-field';
import type { Level } from './words';

const has = (all: readonly { id: string }[], id: string): boolean => all.some((one) => one.id === id);

const CLOCK_TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const LABEL = /^\S{1,255}$/;

export const labelFaulty = (label: string): boolean => !LABEL.test(label);

/** What is wrong with quiet hours. */
export function quietFault({ from, to, timeZone }: NonNullable<Ladder['quietHours']>): 'from' | 'to' | 'same' | 'zone' | undefined {
  if (!CLOCK_TIME.test(from)) return 'from';
  if (!CLOCK_TIME.test(to)) return 'to';
  if (from === to) return 'same';
  return knownZone(timeZone) ? undefined : 'zone';
}

const between = (value: number, min: number, max: number): boolean => Number.isInteger(value) && value >= min && value <= max;

export function triggerFaulty(trigger: Trigger, policy: Policy): boolean {
  switch (trigger.on) {
    case 'clock':
      return !has(policy.metrics, trigger.metric) || !between(trigger.percent, 1, 1000);
    case 'willBreach':
      return !has(policy.metrics, trigger.metric) || trigger.withinMs < 1;
    case 'dwell':
      return trigger.afterMs < 1 || (trigger.tier !== undefined && !has(policy.tiers, trigger.tier));
    case 'notAcknowledged':
      return trigger.afterMs < 1;
    case 'reopened':
    case 'reassigned':
      return !between(trigger.times, 1, 50);
    case 'reporterGroup':
      return trigger.groups.length === 0;
    case 'priorityRaised':
      return trigger.to.length === 0 || trigger.to.some((id) => !has(policy.priorities, id));
    case 'customer':
    case 'hand':
      return false;
  }
}

export function actionFaulty(action: EscalationAction, policy: Policy): boolean {
  switch (action.do) {
    case 'toTier':
      return !has(policy.tiers, action.tier);
    case 'toGroup':
      return !has(policy.supportGroups, action.group);
    case 'raisePriority':
      return !between(action.steps, 1, 9);
    case 'raisePriorityTo':
      return !has(policy.priorities, action.priority);
    case 'comment':
      return !has(policy.communication.templates, action.template);
    case 'notify':
      return !has(policy.communication.templates, action.template) || action.who.length === 0;
    case 'transition':
      return action.status.id === '';
    case 'label':
      return labelFaulty(action.label);
    case 'nextTier':
    case 'assign':
      return false;
  }
}

export const levelFaulty = ({ repeat, do: actions }: Level, policy: Policy): boolean =>
  actions.length === 0 ||
  actions.some((action) => actionFaulty(action, policy)) ||
  (repeat !== undefined && (repeat.everyMs < 1 || !between(repeat.atMost, 1, 100)));

/** Whether something in a ladder has to be mended; its name is looked at elsewhere. */
export const ladderFaulty = (ladder: Ladder, policy: Policy): boolean =>
  filterFaulty(ladder.for) ||
  triggerFaulty(ladder.trigger, policy) ||
  (ladder.calendar !== undefined && !has(policy.calendars, ladder.calendar)) ||
  (ladder.quietHours !== undefined && quietFault(ladder.quietHours) !== undefined) ||
  ladder.levels.some((level) => levelFaulty(level, policy));
