import type { Policy } from '../../contract/types';
import type { HeldAct } from '../acts/life';
import { instantMs, isoOf } from '../instant';
import type { Life } from './life';
import type { HoldState } from './state';
import { workingDaysAfter } from './working-days';

/** ms by which a hold said in the panel may be older than what Jira's history says of it: the clocks of two machines. */
const SKEW = 60_000;

/**
 * When somebody is to be reminded of a hold: by the cadence of the policy, and when a vendor's answer was expected. In order; all instants in ms
 * since 1970.
 */
export function holdReminders(document: Policy, reasonId: string, since: number, expectedAt: string | undefined): number[] {
  const days = document.resolution.holdRules.find(({ reason }) => reason === reasonId)?.remindAfterDays ?? [];
  return [...days.map((one) => workingDaysAfter(document, since, one)), expectedAt === undefined ? undefined : instantMs(expectedAt)]
    .filter((at) => at !== undefined)
    .filter((at) => at >= since)
    .sort((a, b) => a - b);
}

/** What the incident waits for, when somebody is reminded next and when it is resolved for want of an answer. `wakeAt`: ms since 1970. */
export function holdOf({ acts, ground, now }: Life): { state?: HoldState; wakeAt?: number } {
  const { document } = ground.policy;
  const [holding] = ground.holding;
  const reason = holding && document.holdReasons.find(({ id }) => id === holding.reason);
  if (!holding || !reason) return {};
  const since = instantMs(holding.since);
  const said = acts.findLast((act): act is HeldAct => act.kind === 'held' && act.reason === reason.id && instantMs(act.at) >= since - SKEW);
  const rule = document.resolution.holdRules.find((one) => one.reason === reason.id);
  const after = (days: number): number | undefined => workingDaysAfter(document, since, days);
  const reminders = holdReminders(document, reason.id, since, said?.vendor?.expectedAt);
  const next = reminders.find((at) => at > now);
  const ends = rule?.resolveAfterDays === undefined ? undefined : after(rule.resolveAfterDays);
  const wakes = [next, ends].filter((at) => at !== undefined && at > now);
  return {
    state: {
      reason: { id: reason.id, name: reason.name },
      waitsFor: reason.waitsFor,
      since: holding.since,
      ...(said ? { by: said.by } : {}),
      ...(said?.note === undefined ? {} : { note: said.note }),
      ...(said?.vendor ? { vendor: said.vendor } : {}),
      reminders: reminders.filter((at) => at <= now).length,
      ...(next === undefined ? {} : { nextReminderAt: isoOf(next) }),
      ...(ends === undefined ? {} : { resolvesAt: isoOf(ends) }),
    },
    ...(wakes.length === 0 ? {} : { wakeAt: Math.min(...wakes.map((at) => at ?? 0)) }),
  };
}
