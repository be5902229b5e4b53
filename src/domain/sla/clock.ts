import type { Happening, Moment } from './history/moment';
import { reachedAt } from './reach';
import type { MetricRule } from './rules/clock-rules';
import { type CategoryOf, firstOf } from './rules/conditions';
import { firstFitting, type GoalInput, type GoalRule } from './rules/goals';
import type { ClockRun, Cycle, GoalSpan, Span } from './run';

/** What was so between two moments before: for clocks that count from the creation. */
export interface PastStretch {
  from: number;
  to: number;
  /** Id of the hold reason. */
  reason: string;
  cause: Happening;
}

/** What a clock is told of the incident at each moment, after what happened at it. */
export interface Around {
  moment: Moment;
  input: GoalInput;
  /** What rules ask of the incident may have changed at this moment. */
  inputChanged: boolean;
  /** The hold that began last, of those that hold this clock; undefined: none. */
  hold: { id: string; cause: Happening } | undefined;
  categoryOf: CategoryOf;
  /** When the incident was made. */
  created: number;
  /** Stretches from the creation until now in which a reason that holds a clock was so; without overlaps, in order. */
  heldBefore(rule: MetricRule): PastStretch[];
}

/**
 * A clock being taken through the history, moment by moment. At one moment its steps apply in the metric's order; then it is seen which goal
 * fits. The documented rules are docs/decisions/010-sla-clocks.md.
 */
export class Clock {
  #state: ClockRun['state'] = 'idle';
  readonly #cycles: Cycle[] = [];
  /** The goal in force in the present cycle. */
  #goal: GoalRule | undefined;
  /** A goal was in force in the present cycle, so that what came before it is measured. */
  #measured = false;
  /** The present stretch. */
  #since = 0;
  #reason: string | undefined;
  #cause: Happening | undefined;
  /** The moment being taken, and the one at which the clock last began to run. */
  #moment: Moment | undefined;
  #ranFrom: Moment | undefined;
  /** A stop was taken back by a reset: the next start is no late one. */
  #wasReset = false;
  /** When it was stopped and by what; stretches between a stop and the next start. */
  #stop: { at: number; cause: Happening } | undefined;
  readonly #stopped: { from: number; to: number; cause: Happening }[] = [];

  constructor(readonly rule: MetricRule) {}

  get #cycle(): Cycle | undefined {
    return this.#cycles[this.#cycles.length - 1];
  }

  get #counting(): boolean {
    return this.#state === 'running' || this.#state === 'held';
  }

  /** Takes the clock over a moment. */
  take(around: Around): void {
    const { moment, hold } = around;
    this.#moment = moment;
    let looks = around.inputChanged;
    for (const { step, tests } of this.rule.steps) {
      if (step === 'resume') this.#resume(moment, hold);
      else if (step === 'hold') this.#hold(moment, hold);
      else if (tests.length > 0) {
        const cause = firstOf(tests, moment.happenings, around.categoryOf);
        if (!cause || !this.#apply(step, cause, around)) continue;
        moment.acted = true;
        looks = true;
      }
    }
    const cycle = this.#cycle;
    // A cycle that began and ended at this moment has had a goal too.
    if (looks && cycle && (this.#counting || (cycle.goals.length === 0 && cycle.begun.cause.moment === moment))) this.#seeGoal(around);
  }

  /** @returns whether anything came of it. */
  #apply(step: 'cancel' | 'stop' | 'reset' | 'start', cause: Happening, around: Around): boolean {
    switch (step) {
      case 'start':
        return !this.#counting && this.#start(cause, around);
      case 'stop':
        return this.#counting && this.#end('stopped', cause);
      case 'cancel':
        return this.#counting && this.#end('cancelled', cause);
      case 'reset':
        return this.#reset(cause, around);
    }
  }

  #start(cause: Happening, around: Around): boolean {
    const { at } = around.moment;
    const stop = this.#stop;
    if (this.#state === 'stopped' && stop) {
      this.#stopped.push({ from: stop.at, to: at, cause: stop.cause });
      const cycle = this.#cycle;
      if (cycle && this.#goesOn(stop.at, at)) {
        delete cycle.ended;
        if (at > stop.at) cycle.spans.push({ from: stop.at, to: at, state: 'stopped', countedMs: 0, cause: stop.cause });
        this.#enter(at, cause, around);
        return true;
      }
      this.#begin('reopened', at, cause);
    } else {
      const late = this.rule.metric.retroactiveStart && !this.#wasReset;
      this.#begin('start', late ? around.created : at, cause);
      if (late) this.#countBefore(around);
    }
    this.#enter(at, cause, around);
    return true;
  }

  /** Whether a start at an instant goes on with the cycle that was stopped. */
  #goesOn(stopped: number, at: number): boolean {
    const { reopen } = this.rule.metric;
    return reopen.mode === 'continue' || (reopen.mode === 'grace' && at - stopped <= reopen.graceMs);
  }

  /** Runs, or is held when there is a reason to wait. */
  #enter(at: number, cause: Happening, { hold }: Around): void {
    this.#state = hold ? 'held' : 'running';
    this.#reason = hold?.id;
    this.#since = at;
    this.#cause = cause;
    this.#ranFrom = this.#moment;
    this.#wasReset = false;
    this.#stop = undefined;
  }

  #begin(how: Cycle['begun']['how'], from: number, cause: Happening): void {
    this.#cycles.push({ number: this.#cycles.length + 1, from, begun: { how, cause }, spans: [], goals: [], elapsedMs: 0 });
    this.#goal = undefined;
    this.#measured = false;
  }

  #end(how: 'stopped' | 'cancelled', cause: Happening): boolean {
    const { at } = cause.moment;
    const cycle = this.#cycle;
    if (!cycle) return false;
    this.#close(at);
    if (how === 'stopped') {
      // Stopping at the very instant the goal is reached is in time.
      if (breachOf(cycle) === at) for (const goal of cycle.goals) if (goal.reachedAt === at) delete goal.reachedAt;
      this.#stop = { at, cause };
    }
    this.#state = how;
    this.#reason = undefined;
    cycle.ended = { how, at, cause };
    return true;
  }

  #reset(cause: Happening, around: Around): boolean {
    const cycle = this.#cycle;
    if (!cycle || this.#state === 'idle') return false;
    const { at } = around.moment;
    if (!this.#counting) {
      this.#state = 'idle';
      this.#wasReset = true;
      this.#stop = undefined;
      return true;
    }
    if (cycle.from === at && cycle.spans.length === 0) return false;
    this.#close(at);
    cycle.ended = { how: 'reset', at, cause };
    this.#begin('reset', at, cause);
    this.#cause = cause;
    return true;
  }

  #resume({ at, happenings }: Moment, hold: Around['hold']): void {
    if (this.#state !== 'held' || hold) return;
    this.#close(at);
    this.#state = 'running';
    this.#ranFrom = this.#moment;
    this.#reason = undefined;
    this.#cause = happenings.find((one) => one.hold?.begins === false) ?? this.#cause;
  }

  #hold({ at }: Moment, hold: Around['hold']): void {
    if (!hold || !this.#counting || (this.#state === 'held' && this.#reason === hold.id)) return;
    this.#close(at);
    this.#state = 'held';
    this.#reason = hold.id;
    this.#cause = hold.cause;
  }

  /** Ends the present stretch; the next begins at the same instant. */
  #close(at: number): void {
    const cycle = this.#cycle;
    const cause = this.#cause;
    if (!cycle || !cause || !this.#counting) return;
    const since = this.#since;
    this.#since = at;
    const running = this.#state === 'running';
    const counted = running && this.#goal ? this.#goal.calendar.between(since, at) : 0;
    // What begins and ends at one moment was not running.
    if (running && (at > since || this.#ranFrom !== this.#moment)) this.#see(cycle, since, counted);
    cycle.elapsedMs += counted;
    if (at > since) cycle.spans.push(this.#span(since, at, running, counted, cause));
  }

  #span(from: number, to: number, running: boolean, countedMs: number, cause: Happening): Span {
    const span: Span = { from, to, state: running ? 'running' : 'held', countedMs, cause };
    if (running && this.#goal) span.calendar = this.#goal.goal.calendar;
    if (!running && this.#reason !== undefined) span.reason = this.#reason;
    return span;
  }

  /** Sees whether the goal was reached while running since an instant. */
  #see(cycle: Cycle, since: number, counted: number): void {
    const inForce = cycle.goals[cycle.goals.length - 1];
    if (!this.#goal || !inForce || inForce.reachedAt !== undefined) return;
    const left = this.#goal.goal.goalMs - cycle.elapsedMs;
    if (counted < left) return;
    const at = reachedAt(this.#goal.calendar, since, Math.max(left, 0));
    if (at !== undefined) inForce.reachedAt = at;
  }

  /** Which goal fits now; what comes of another one is the metric's choice. */
  #seeGoal(around: Around): void {
    const next = firstFitting(this.rule.goals, around.input);
    const cycle = this.#cycle;
    if (!cycle) return;
    if (!this.#measured) {
      if (next) this.#measure(cycle, next, around);
      else if (cycle.goals.length === 0) this.#pushGoal(cycle, undefined, around);
      return;
    }
    const { whenGoalChanges } = this.rule.metric;
    if (next === this.#goal || whenGoalChanges === 'keep') return;
    if (whenGoalChanges === 'restart') this.#restart(next, around);
    else this.#change(cycle, next, around);
  }

  #pushGoal(cycle: Cycle, rule: GoalRule | undefined, { moment, input }: Around): GoalSpan {
    const cause = this.#causeOfGoal(moment);
    const span: GoalSpan = { from: moment.at, input, cause, ...(rule ? { goal: rule.goal } : {}) };
    cycle.goals.push(span);
    this.#goal = rule;
    return span;
  }

  /** What made another goal fit: a field or an override that changed; else what began the present stretch. */
  #causeOfGoal({ happenings }: Moment): Happening {
    const [first] = happenings;
    const cause = happenings.find(({ kind }) => kind === 'goal' || kind === 'field');
    const found = cause ?? this.#cause ?? first;
    if (!found) throw new Error('a moment at which nothing happened');
    return found;
  }

  /** The first goal that fits in a cycle: it measures what came before, too. */
  #measure(cycle: Cycle, rule: GoalRule, around: Around): void {
    const late = this.#since < around.moment.at;
    this.#close(around.moment.at);
    const { cause } = this.#pushGoal(cycle, rule, around);
    if (late && this.#counting) this.#cause = cause;
    this.#measured = true;
    cycle.elapsedMs = 0;
    for (const span of cycle.spans) {
      if (span.state !== 'running') continue;
      span.countedMs = rule.calendar.between(span.from, span.to);
      span.calendar = rule.goal.calendar;
      cycle.elapsedMs += span.countedMs;
    }
  }

  /** Elapsed time is carried over to another goal. A clock that is beyond both its goals stays so without interruption. */
  #change(cycle: Cycle, rule: GoalRule | undefined, around: Around): void {
    const { at } = around.moment;
    this.#close(at);
    const breached = breachOf(cycle) !== undefined;
    const span = this.#pushGoal(cycle, rule, around);
    this.#cause = span.cause;
    if (breached && rule && cycle.elapsedMs >= rule.goal.goalMs) span.reachedAt = at;
  }

  #restart(rule: GoalRule | undefined, around: Around): void {
    const { at } = around.moment;
    const cycle = this.#cycle;
    if (!cycle) return;
    this.#close(at);
    const cause = this.#causeOfGoal(around.moment);
    cycle.ended = { how: 'goalChanged', at, cause };
    const late = this.rule.metric.retroactiveStart;
    this.#begin('goalChanged', late ? around.created : at, cause);
    this.#cause = cause;
    if (late) this.#countBefore(around);
    const begun = this.#cycle;
    if (!begun) return;
    if (rule) this.#measure(begun, rule, around);
    else this.#pushGoal(begun, undefined, around);
  }

  /** Counts from the creation on: holds are left out when the metric says so, and what lay between a stop and a new start always is. */
  #countBefore(around: Around): void {
    const cycle = this.#cycle;
    if (!cycle) return;
    const { created, moment } = around;
    const { cause } = cycle.begun;
    const held = this.rule.metric.retroactiveHold ? around.heldBefore(this.rule) : [];
    const cuts = new Set([created, moment.at]);
    for (const { from, to } of [...this.#stopped, ...held]) for (const at of [from, to]) if (at > created && at < moment.at) cuts.add(at);
    const edges = [...cuts].sort((a, b) => a - b);
    for (let i = 0; i + 1 < edges.length; i++) {
      const [from = 0, to = 0] = [edges[i], edges[i + 1]];
      const covers = (one: { from: number; to: number }): boolean => one.from <= from && one.to >= to;
      const stopped = this.#stopped.find(covers);
      const hold = held.find(covers);
      if (stopped) cycle.spans.push({ from, to, state: 'stopped', countedMs: 0, cause: stopped.cause });
      else if (hold) cycle.spans.push({ from, to, state: 'held', reason: hold.reason, countedMs: 0, cause: hold.cause });
      else cycle.spans.push({ from, to, state: 'running', countedMs: 0, cause });
    }
  }

  /** How the clock stands after what happened, whatever time it is. */
  standing(): ClockRun {
    const { metric } = this.rule;
    const cycle = this.#cycle;
    if (!cycle || this.#state === 'idle') return { metric, state: 'idle', cycles: this.#cycles };
    const since = this.#counting ? this.#since : (cycle.ended?.at ?? this.#since);
    const cause = this.#counting ? (this.#cause ?? cycle.begun.cause) : (cycle.ended?.cause ?? cycle.begun.cause);
    const open = { since, elapsedMs: cycle.elapsedMs, cause, ...(this.#reason === undefined ? {} : { reason: this.#reason }) };
    const run: ClockRun = { metric, state: this.#state, cycles: this.#cycles, open };
    const breach = this.#state === 'cancelled' ? undefined : breachOf(cycle);
    const due = breach ?? this.#dueFrom(cycle, since);
    if (this.#state === 'running' && due !== undefined) run.dueAt = due;
    if (this.#state !== 'running' && breach !== undefined) run.breachedAt = breach;
    return run;
  }

  /** When a running clock will reach its goal. A clock beyond both its goals reached it when it first was. */
  #dueFrom(cycle: Cycle, since: number): number | undefined {
    if (this.#state !== 'running' || !this.#goal) return undefined;
    return reachedAt(this.#goal.calendar, since, Math.max(this.#goal.goal.goalMs - cycle.elapsedMs, 0));
  }

  /** Measures the present stretch up to an instant, and how the clock stands then. Nothing can be taken after it. */
  upTo(now: number): ClockRun {
    const run = this.standing();
    const cycle = this.#cycle;
    if (!cycle || !this.#counting) return run;
    this.#moment = undefined;
    this.#close(Math.max(now, this.#since));
    const breach = breachOf(cycle);
    return breach === undefined ? run : { ...run, breachedAt: breach };
  }
}

/** When a cycle went beyond the goal in force and stayed beyond the goals that followed. */
export function breachOf({ goals }: Cycle): number | undefined {
  let last = goals.length - 1;
  let breach = goals[last]?.reachedAt;
  while (breach !== undefined && last > 0 && goals[last]?.from === breach && goals[last - 1]?.reachedAt !== undefined) {
    last--;
    breach = goals[last]?.reachedAt;
  }
  return breach;
}
