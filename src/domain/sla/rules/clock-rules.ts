import type { ClockStep, Condition, Metric, Policy, PublishedPolicy, Settings } from '../../../contract/types';
import { calendarOf, type WorkingCalendar } from '../../calendar/working-calendar';
import { fieldsNamed } from '../fields-named';
import { type Naming, type Stands, slotsBehind, standsOf, type Test, testOf } from './conditions';
import { type GoalRule, goalRuleOf, inputReader, type ReadInput } from './goals';
import { type SlotSet, type Slots, slotSet, slotsOf } from './slots';

/** A metric, ready to be asked. */
export interface MetricRule {
  metric: Metric;
  steps: readonly { step: ClockStep; tests: readonly Test[] }[];
  /** What its conditions look at, by slot. */
  watches: SlotSet;
  /** Places of the reasons that hold it; by place. */
  holds: readonly boolean[];
  /** Those whose calendar can be used. */
  goals: readonly GoalRule[];
}

/** Everything a policy says of clocks, ready to be asked of any incident of a site. */
export interface ClockRules {
  policy: PublishedPolicy;
  settings: Settings;
  slots: Slots;
  reasons: readonly { id: string; stands: Stands; until: readonly Test[] }[];
  /** Fields by which reasons to wait stand, by slot. */
  stoodBy: SlotSet;
  metrics: readonly MetricRule[];
  readInput: ReadInput;
  /** Groups that goals name. */
  groups: readonly string[];
  /** Calendars that can be used, by id. */
  calendars: ReadonlyMap<string, WorkingCalendar>;
  /** Links are looked at. */
  followsLinks: boolean;
}

const conditionsOf = ({ start, stop, cancel, reset }: Metric): Condition[] => [...start, ...stop, ...cancel, ...reset];

function allConditions({ metrics, holdReasons }: Policy): Condition[] {
  return [...metrics.flatMap(conditionsOf), ...holdReasons.flatMap(({ until }) => until)];
}

/** A calendar the runtime can work with; a policy is not published with another, but a runtime may know fewer zones than that one did. */
export function usable(definition: Policy['calendars'][number]['definition']): WorkingCalendar | undefined {
  try {
    return calendarOf(definition);
  } catch {
    return undefined;
  }
}

const known = new WeakMap<PublishedPolicy, WeakMap<Settings, ClockRules>>();

/** The rules for a policy on a site, made once for each pair of documents. */
export function clockRulesOf(policy: PublishedPolicy, settings: Settings): ClockRules {
  const here = known.get(policy) ?? new WeakMap<Settings, ClockRules>();
  known.set(policy, here);
  const there = here.get(settings);
  if (there) return there;
  const made = makeRules(policy, settings);
  here.set(settings, made);
  return made;
}

function makeRules(policy: PublishedPolicy, settings: Settings): ClockRules {
  const { document } = policy;
  const conditions = allConditions(document);
  const slots = slotsOf(fieldsNamed(document, settings), settings);
  const places = new Map(document.holdReasons.map(({ id }, at) => [id, at]));
  const naming: Naming = { slots, reasonAt: (id) => places.get(id) ?? -1 };
  const tests = (all: readonly Condition[]): Test[] => all.flatMap((one) => testOf(one, naming) ?? []);
  const calendars = new Map<string, WorkingCalendar>();
  for (const { id, definition } of document.calendars) {
    const calendar = usable(definition);
    if (calendar) calendars.set(id, calendar);
  }
  const goalsOf = ({ goals }: Metric): GoalRule[] =>
    goals.flatMap((goal) => {
      const calendar = calendars.get(goal.calendar);
      return calendar ? [goalRuleOf(goal, calendar)] : [];
    });
  const stepTests = (metric: Metric, step: ClockStep): Test[] => (step === 'resume' || step === 'hold' ? [] : tests(metric[step]));
  return {
    policy,
    settings,
    slots,
    reasons: document.holdReasons.map((reason) => ({ id: reason.id, stands: standsOf(reason, naming), until: tests(reason.until) })),
    stoodBy: slotSet(document.holdReasons.flatMap((reason) => slotsBehind(reason, naming))),
    metrics: document.metrics.map((metric) => ({
      metric,
      steps: metric.order.map((step) => ({ step, tests: stepTests(metric, step) })),
      watches: slotSet(tests(conditionsOf(metric)).map(({ slot }) => slot)),
      holds: document.holdReasons.map(({ id }) => metric.holds.includes(id)),
      goals: goalsOf(metric),
    })),
    readInput: inputReader(document, settings),
    groups: [
      ...new Set(document.metrics.flatMap(({ goals }) => goals.flatMap((goal) => goal.for.reporterGroups ?? []).map(({ id }) => id))),
    ],
    calendars,
    followsLinks: conditions.some(({ on }) => on === 'link'),
  };
}
