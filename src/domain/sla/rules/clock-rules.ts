import type { ClockStep, Condition, Metric, Policy, PublishedPolicy, Settings } from '../../../contract/types';
import { calendarOf, type WorkingCalendar } from '../../calendar/working-calendar';
import { fieldsNamed } from '../fields-named';
import { type Naming, type Stands, slotsBehind, standsOf, type Test, testOf } from './conditions';
import { type GoalRule, goalRuleOf, inputReader, partsUsed, type ReadInput, SLOTS_BEHIND } from './goals';
import { SLOT, type SlotSet, type Slots, slotSet, slotsOf, TOPIC } from './slots';
import { type StatusSets, statusSets } from './status-sets';

/** Steps in the metric's order, each with the conditions for it. */
export type Steps = readonly { step: ClockStep; tests: readonly Test[] }[];

/** A metric, ready to be asked. */
export interface MetricRule {
  metric: Metric;
  steps: Steps;
  /** The same, as far as they look at a slot; empty for one at which nothing looks. */
  stepsAt(slot: number): Steps;
  /** Places of the reasons that hold it; by place. */
  holds: readonly boolean[];
  canBeHeld: boolean;
  /** Those whose calendar can be used. */
  goals: readonly GoalRule[];
}

/** Everything a policy says of clocks, ready to be asked of any incident of a site. */
export interface ClockRules {
  policy: PublishedPolicy;
  settings: Settings;
  slots: Slots;
  statuses: StatusSets;
  reasons: readonly { id: string; until: readonly Test[] }[];
  /** Those that can begin by themselves, by their places. */
  standing: readonly { reason: number; stands: Stands }[];
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

/** Fields with fixed places that conditions, reasons to wait and goals look at. */
function slotsNeeded({ holdReasons, metrics }: Policy, conditions: readonly Condition[]): Set<number> {
  const needed = new Set<number>();
  const add = (...slots: number[]): void => slots.forEach((slot) => void needed.add(slot));
  for (const { on } of conditions) {
    if (on === 'status') add(SLOT.status);
    if (on === 'assignment') add(SLOT.assignee);
    if (on === 'tier') add(SLOT.tier);
    if (on === 'comment') add(SLOT.reporter, SLOT.affectedUser);
  }
  if (holdReasons.some((reason) => reason.while.some(({ status }) => status))) add(SLOT.status);
  for (const part of partsUsed(metrics)) add(...SLOTS_BEHIND[part]);
  return needed;
}

function stepsOf(steps: Steps): Pick<MetricRule, 'steps' | 'stepsAt'> {
  const none: Steps = [];
  const at: Steps[] = [];
  for (const slot of steps.flatMap(({ tests }) => tests.map((test) => test.slot)))
    at[slot - TOPIC.claims] ??= steps.flatMap(({ step, tests }) => {
      const here = tests.filter((test) => test.slot === slot);
      return here.length > 0 ? [{ step, tests: here }] : [];
    });
  const filled = Array.from(at, (one) => one ?? none);
  return { steps, stepsAt: (slot) => filled[slot - TOPIC.claims] ?? none };
}

function makeRules(policy: PublishedPolicy, settings: Settings): ClockRules {
  const { document } = policy;
  const conditions = allConditions(document);
  const slots = slotsOf(fieldsNamed(document, settings), slotsNeeded(document, conditions), settings);
  const places = new Map(document.holdReasons.map(({ id }, at) => [id, at]));
  const statuses = statusSets();
  const naming: Naming = { slots, statuses, reasonAt: (id) => places.get(id) ?? -1 };
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
    statuses,
    reasons: document.holdReasons.map((reason) => ({ id: reason.id, until: tests(reason.until) })),
    standing: document.holdReasons.flatMap((one, reason) => (one.while.length > 0 ? [{ reason, stands: standsOf(one, naming) }] : [])),
    stoodBy: slotSet(document.holdReasons.flatMap((reason) => slotsBehind(reason, naming))),
    metrics: document.metrics.map((metric) => ({
      metric,
      ...stepsOf(metric.order.map((step) => ({ step, tests: stepTests(metric, step) }))),
      holds: document.holdReasons.map(({ id }) => metric.holds.includes(id)),
      canBeHeld: metric.holds.length > 0,
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
