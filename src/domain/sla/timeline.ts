import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { sober } from '../instant';
import type { Around } from './around';
import { Clock } from './clock';
import type { Moment } from './history/moment';
import { type History, historyOf } from './history/moments';
import { Holds } from './holds';
import type { ClockRules, MetricRule } from './rules/clock-rules';
import { type GoalInput, sameInput } from './rules/goals';
import { SLOT, slotSet, TOPIC } from './rules/slots';
import type { CategoryOf } from './rules/status-sets';
import { NONE, type Tokens } from './tokens';

/** An incident's whole life as clocks see it. */
export interface Timeline {
  rules: ClockRules;
  /** When the incident was made; ms since 1970. */
  from: number;
  /** When something happened last. */
  last: number;
  /** In the order of the policy. */
  clocks: readonly Clock[];
  holds: Holds;
  /** With which tier the incident was since when; the first since it was made. */
  tiers: readonly { from: number; tier: string }[];
  /** Comments that made a clock step or ended a hold. */
  acted: readonly Moment[];
}

/** The places of fields goals ask for. */
const ASKED = slotSet([SLOT.priority, SLOT.impact, SLOT.urgency, SLOT.category, SLOT.services, SLOT.reporter, SLOT.project]);

/** Whether a condition of the clock looks at what happened. */
function concerns({ happenings }: Moment, rule: MetricRule): boolean {
  for (const { slot } of happenings) if (rule.stepsAt(slot).length > 0) return true;
  return false;
}

/** Takes the clocks of a policy through what happened to an incident. */
export function timelineOf(facts: IssueFacts, acts: readonly Act[], rules: ClockRules): Timeline {
  const history: History = historyOf(facts, acts, rules);
  const { status, statusCategories } = facts;
  const categoryOf: CategoryOf = (id) => {
    if (id === status.id) return status.category;
    const found = statusCategories[id];
    return found === 'new' || found === 'done' ? found : 'indeterminate';
  };
  const setsWith = rules.statuses.reader(categoryOf);
  const clocks = rules.metrics.map((rule) => new Clock(rule));
  const holds = new Holds(rules);
  const values = [...history.initial];
  const groupsOf = groupReader(acts, rules);
  const tiers = [{ from: history.from, tier: values[SLOT.tier]?.[0] ?? '' }];
  const acted: Moment[] = [];
  let claims = NONE;
  const input: GoalInput = rules.readInput(values, claims, groupsOf(values));

  const around: Around = {
    moment: history.moments[0],
    input,
    inputChanged: false,
    hold: undefined,
    setsWith,
    created: history.from,
    heldBefore: (rule) => holds.before(around.moment.at, (reason) => rule.holds[reason] === true),
  };
  for (const moment of history.moments) {
    let asked = false;
    for (const happening of moment.happenings) {
      const { slot, comment } = happening;
      if (slot >= 0) {
        values[slot] = happening.to;
        asked ||= ASKED.has(slot);
        if (slot === SLOT.tier && !happening.initial) tiers.push({ from: moment.at, tier: happening.to[0] ?? '' });
      } else if (slot === TOPIC.claims) {
        claims = happening.to;
        asked = true;
      } else if (comment) comment.side ??= sideOf(comment, values, rules.settings.appAccountId);
    }
    if (asked) {
      const input = rules.readInput(values, claims, groupsOf(values));
      asked = !sameInput(input, around.input);
      if (asked) around.input = input;
    }
    around.moment = moment;
    around.inputChanged = asked;
    const { length } = moment.happenings;
    holds.take(moment, values, setsWith);
    const held = moment.happenings.length > length;
    for (const clock of clocks) {
      if ((held && clock.rule.canBeHeld) || concerns(moment, clock.rule)) {
        around.hold = holds.holding(clock.rule);
        clock.take(around);
      } else if (asked) clock.look(around);
    }
    if (moment.rank === 2 && moment.acted) acted.push(moment);
  }
  const last = history.moments[history.moments.length - 1]?.at ?? history.from;
  return { rules, from: history.from, last, clocks, holds, tiers, acted };
}

/** Whose comment it is: customers are the reporter, the affected user, and whoever has no licence. The app's own is nobody's. */
function sideOf(
  { by, unlicensed }: { by: string | undefined; unlicensed: boolean },
  values: readonly Tokens[],
  appAccountId: string,
): 'agent' | 'customer' | 'nobody' {
  if (by === appAccountId) return 'nobody';
  if (unlicensed) return 'customer';
  if (by === undefined) return 'agent';
  return values[SLOT.reporter]?.includes(by) || values[SLOT.affectedUser]?.includes(by) ? 'customer' : 'agent';
}

/** Groups of the reporter, as they were when the app first asked. */
function groupReader(acts: readonly Act[], { groups }: ClockRules): (values: readonly Tokens[]) => Tokens {
  if (groups.length === 0) return () => NONE;
  const of = new Map<string, string[]>();
  for (const act of acts) if (act.kind === 'reporterGroups') of.set(act.by, [...(of.get(act.by) ?? []), ...act.groupIds]);
  return (values) => of.get(values[SLOT.reporter]?.[0] ?? '') ?? NONE;
}

/** The time a look holds for: never before what happened last, should Jira's clock be ahead of ours. */
export const timeOf = ({ last }: Timeline, now: number): number => Math.max(sober(now), last);
