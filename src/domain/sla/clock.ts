import type { Around } from './around';
import { breachOf, causeOfGoal, measureBy, seeReached, spanOf, spansBefore } from './cycle';
import type { Happening, Moment } from './history/moment';
import type { MetricRule, Steps } from './rules/clock-rules';
import { firstOf } from './rules/conditions';
import { firstFitting, type GoalRule } from './rules/goals';
import type { ClockRun, Cycle, GoalSpan } from './run';
import { runOf } from './run-of';

/**
 * A clock being taken through the history, moment by moment. At one moment its steps apply in the metric's order; then it is seen which goal
 * fits. The documented rules are docs/decisions/010-sla-clocks.md.
 */
export class Clock {
  #state: ClockRun['state'] = 'idle';
  readonly #cycles: Cycle[] = [];
  /** The last of them. */
  #cycle: Cycle | undefined;
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

  // No getter: the runtime takes many times as long over private ones.
  #counts(): boolean {
    return this.#state === 'running' || this.#state === 'held';
  }

  /** Takes the clock over a moment. */
  take(around: Around): void {
    const { moment, hold } = around;
    this.#moment = moment;
    let looks = around.inputChanged;
    for (const { step, tests } of this.#stepsAt(moment)) {
      if (step === 'resume') this.#resume(moment, hold);
      else if (step === 'hold') this.#hold(moment, hold);
      else if (tests.length > 0 && this.#takes(step)) {
        const cause = firstOf(tests, moment.happenings, around.setsWith);
        if (!cause || !this.#apply(step, cause, around)) continue;
        moment.acted = true;
        looks = true;
      }
    }
    const cycle = this.#cycle;
    // A cycle that began and ended at this moment has had a goal too.
    if (looks && cycle && (this.#counts() || (cycle.goals.length === 0 && cycle.begun.cause.moment === moment))) this.#seeGoal(around);
  }

  /** The steps that may apply; where one thing happened alone no hold began or ended. */
  #stepsAt({ happenings }: Moment): Steps {
    const only = happenings.length === 1 ? happenings[0] : undefined;
    return only ? this.rule.stepsAt(only.slot) : this.rule.steps;
  }

  /** Takes the clock over a moment at which nothing makes it step, but another goal may fit. */
  look(around: Around): void {
    this.#moment = around.moment;
    if (this.#counts()) this.#seeGoal(around);
  }

  /** Whether a step makes sense in the state the clock is in. */
  #takes(step: 'cancel' | 'stop' | 'reset' | 'start'): boolean {
    if (step === 'reset') return this.#state !== 'idle';
    return this.#counts() === (step !== 'start');
  }

  /** @returns whether anything came of it. */
  #apply(step: 'cancel' | 'stop' | 'reset' | 'start', cause: Happening, around: Around): boolean {
    switch (step) {
      case 'start':
        return this.#start(cause, around);
      case 'stop':
        return this.#end('stopped', cause);
      case 'cancel':
        return this.#end('cancelled', cause);
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
    this.#cycle = { number: this.#cycles.length + 1, from, begun: { how, cause }, spans: [], goals: [], elapsedMs: 0 };
    this.#cycles.push(this.#cycle);
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
    if (!cycle) return false;
    const { at } = around.moment;
    if (!this.#counts()) {
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
    if (!hold || !this.#counts() || (this.#state === 'held' && this.#reason === hold.id)) return;
    this.#close(at);
    this.#state = 'held';
    this.#reason = hold.id;
    this.#cause = hold.cause;
  }

  /** Ends the present stretch; the next begins at the same instant. */
  #close(at: number): void {
    const cycle = this.#cycle;
    const cause = this.#cause;
    if (!cycle || !cause || !this.#counts()) return;
    const since = this.#since;
    this.#since = at;
    const running = this.#state === 'running';
    const counted = running && this.#goal ? this.#goal.calendar.between(since, at) : 0;
    // What begins and ends at one moment was not running.
    if (running && this.#goal && (at > since || this.#ranFrom !== this.#moment)) seeReached(cycle, this.#goal, since, counted);
    cycle.elapsedMs += counted;
    if (at > since) cycle.spans.push(spanOf({ from: since, to: at, cause }, running, counted, this.#goal?.goal.calendar, this.#reason));
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
    const cause = causeOfGoal(moment, this.#cause);
    const span: GoalSpan = rule ? { from: moment.at, goal: rule.goal, input, cause } : { from: moment.at, input, cause };
    cycle.goals.push(span);
    this.#goal = rule;
    return span;
  }

  /** The first goal that fits in a cycle: it measures what came before, too. */
  #measure(cycle: Cycle, rule: GoalRule, around: Around): void {
    const late = this.#since < around.moment.at;
    this.#close(around.moment.at);
    const { cause } = this.#pushGoal(cycle, rule, around);
    if (late && this.#counts()) this.#cause = cause;
    this.#measured = true;
    measureBy(cycle, rule);
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
    const cause = causeOfGoal(around.moment, this.#cause);
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
  #countBefore({ created, moment, heldBefore }: Around): void {
    const cycle = this.#cycle;
    if (!cycle) return;
    const held = this.rule.metric.retroactiveHold ? heldBefore(this.rule) : [];
    cycle.spans.push(...spansBefore(created, moment.at, cycle.begun.cause, this.#stopped, held));
  }

  /** How the clock stands after what happened, whatever time it is. */
  standing(): ClockRun {
    const present = { since: this.#since, reason: this.#reason, cause: this.#cause };
    return runOf(this.rule.metric, this.#state, this.#cycles, present, this.#goal);
  }

  /** Measures the present stretch up to an instant, and how the clock stands then. Nothing can be taken after it. */
  upTo(now: number): ClockRun {
    const run = this.standing();
    const cycle = this.#cycle;
    if (!cycle || !this.#counts()) return run;
    this.#moment = undefined;
    this.#close(Math.max(now, this.#since));
    const breach = breachOf(cycle);
    return breach === undefined ? run : { ...run, breachedAt: breach };
  }
}
