import type { HeldAct } from '../acts/life';
import { instantMs, isoOf } from '../instant';
import type { Life } from './life';
import type { HoldState } from './state';
import { workingDaysAfter } from './working-days';

/** ms by which a hold said in the panel may be older than what Jira's history says of it: the clocks of two machines. */
const SKEW = 60_000;

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
  const expected = said?.vendor?.expectedAt === undefined ? undefined : instantMs(said.vendor.expectedAt);
  const reminders = [...(rule?.remindAfterDays ?? []).map(after), expected]
    .filter((at) => at !== undefined && at >= since)
    .sort((a, b) => (a ?? 0) - (b ?? 0));
  const next = reminders.find((at) => at !== undefined && at > now);
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
      reminders: reminders.filter((at) => at !== undefined && at <= now).length,
      ...(next === undefined ? {} : { nextReminderAt: isoOf(next) }),
      ...(ends === undefined ? {} : { resolvesAt: isoOf(ends) }),
    },
    ...(wakes.length === 0 ? {} : { wakeAt: Math.min(...wakes.map((at) => at ?? 0)) }),
  };
}
