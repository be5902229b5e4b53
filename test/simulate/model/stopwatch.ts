import type { Goal, Metric } from '../../../src/contract/types';

/** Something of an incident at a minute, as far as clocks follow from it. */
export interface Happened {
  minute: number;
  /** Where it is no whole minute; ms since 1970. */
  at?: number;
  /** Ids of the status before and after; absent when it is something else. */
  status?: { from: string | undefined; to: string };
  comment?: { side: 'agent' | 'customer'; public: boolean };
}

/** What stands at a minute. */
export interface Standing {
  /** It waits for something. */
  waits: boolean;
  /** The policy's priority; none: Jira's own, which the policy does not name. */
  priority: string | undefined;
}

/** A warning that is due: the last share of its goal that a running clock has passed. Minutes count from 1970. */
export interface Passed {
  metric: string;
  cycle: number;
  percent: number;
  minute: number;
  /** Until then it stays so; absent: to the end. */
  until?: number;
}

const MINUTE = 60_000;

/** A clock of the model: pushed on minute by minute. Minutes count from 1970. */
export class Stopwatch {
  state: 'idle' | 'running' | 'held' | 'stopped' | 'cancelled' = 'idle';
  cycle = 0;
  goal: Goal | undefined;
  /** Open minutes that counted in this cycle. */
  elapsed = 0;
  /** Minute at which it went beyond its goal, while it is. */
  beyond: number | undefined;
  stoppedAt: number | undefined;
  readonly passed: Passed[] = [];
  /** At which minute so many open minutes of this cycle had counted. */
  #counted: number[] = [];
  /** Since when the goal is what it is; ms since 1970. */
  #goalSince = 0;
  #warned: Passed | undefined;

  constructor(
    readonly metric: Metric,
    readonly open: ReadonlyMap<string, (minute: number) => boolean>,
    readonly isDone: (status: string) => boolean,
  ) {}

  /** What happened at a minute, all of it before time goes on. */
  take(happened: Happened, { waits, priority }: Standing): void {
    const { minute, at = minute * MINUTE } = happened;
    const counting = this.state === 'running' || this.state === 'held';
    if (counting && this.#cancels(happened)) this.#end('cancelled', minute);
    else if (counting && this.#stops(happened)) this.#end('stopped', minute);
    else if (!counting && this.#starts(happened)) this.#start(minute);
    if (this.state === 'running' && waits && this.metric.holds.length > 0) this.state = 'held';
    else if (this.state === 'held' && !waits) this.state = 'running';
    if (this.state !== 'running' && this.state !== 'held') return;
    this.#fit(priority, at);
    this.#see(minute);
  }

  /** When so many open minutes of this cycle had counted, and the goal was what it is, in ms since 1970; undefined: they have not. */
  countedAt(minutes: number): number | undefined {
    const minute = this.#counted[minutes];
    return minute === undefined ? undefined : Math.max(minute * MINUTE, this.#goalSince);
  }

  #cancels({ status }: Happened): boolean {
    return (
      status !== undefined && this.metric.cancel.some((one) => one.on === 'status' && one.into?.ids.some(({ id }) => id === status.to))
    );
  }

  #stops({ status, comment }: Happened): boolean {
    if (this.metric.id === 'response') return (comment?.side === 'agent' && comment.public) || (status?.from === '1' && status.to !== '1');
    return status !== undefined && this.isDone(status.to) && (status.from === undefined || !this.isDone(status.from));
  }

  #starts({ status }: Happened): boolean {
    if (status === undefined) return false;
    if (status.from === undefined) return true;
    return this.metric.id === 'resolution' && this.isDone(status.from) && !this.isDone(status.to);
  }

  #start(minute: number): void {
    const { reopen } = this.metric;
    const since = minute - (this.stoppedAt ?? 0);
    const goesOn =
      this.state === 'stopped' && (reopen.mode === 'continue' || (reopen.mode === 'grace' && since * MINUTE <= reopen.graceMs));
    if (!goesOn) {
      this.cycle++;
      this.elapsed = 0;
      this.beyond = undefined;
      this.goal = undefined;
      this.#counted = [minute];
    }
    this.state = 'running';
  }

  #end(how: 'stopped' | 'cancelled', minute: number): void {
    this.state = how;
    // To stop just as the goal is reached is in time.
    if (this.beyond === minute || how === 'cancelled') this.beyond = undefined;
    this.stoppedAt = minute;
  }

  /** The goal that fits now. */
  #fit(priority: string | undefined, at: number): void {
    const { goals, whenGoalChanges } = this.metric;
    if (this.goal && whenGoalChanges === 'keep') return;
    const fits = goals.find(
      (goal) => goal.for.priorities === undefined || (priority !== undefined && goal.for.priorities.includes(priority)),
    );
    if (fits === this.goal) return;
    this.goal = fits;
    this.#goalSince = at;
    if (this.beyond !== undefined && this.#left > 0) this.beyond = undefined;
  }

  get #left(): number {
    return this.goal ? this.goal.goalMs / MINUTE - this.elapsed : Number.POSITIVE_INFINITY;
  }

  /** Sees what a running clock has passed by now. */
  #see(minute: number): void {
    if (this.state !== 'running' || !this.goal) return;
    if (this.beyond === undefined && this.#left <= 0) this.beyond = minute;
  }

  /** After all that happened at a minute: whom a warning is due. Each share is warned of once in a cycle. */
  warn(minute: number): void {
    const { goal } = this;
    const due =
      this.state === 'running' && goal
        ? goal.warnings.findLast((percent) => this.elapsed * 100 * MINUTE >= goal.goalMs * percent)
        : undefined;
    const now = this.#warned;
    if (now && now.until === undefined && (due !== now.percent || this.cycle !== now.cycle)) now.until = minute;
    if (due === undefined || !this.metric.remind) return;
    if (this.passed.some(({ cycle, percent }) => cycle === this.cycle && percent === due)) return;
    this.#warned = { metric: this.metric.id, cycle: this.cycle, percent: due, minute };
    this.passed.push(this.#warned);
  }

  #opens(minute: number): boolean {
    return this.goal !== undefined && this.open.get(this.goal.calendar)?.(minute) === true;
  }

  /** Lets a minute go by. */
  tick(minute: number): void {
    if (this.state !== 'running' || !this.#opens(minute)) return;
    this.elapsed++;
    this.#counted[this.elapsed] = minute + 1;
    this.#see(minute + 1);
  }

  /** The minute at which a running clock reaches or reached its goal, if nothing further happens. */
  dueFrom(minute: number): number | undefined {
    if (this.state !== 'running' || !this.goal) return undefined;
    if (this.beyond !== undefined) return this.beyond;
    let left = this.#left;
    for (let at = minute; ; at++) {
      if (left <= 0) return at;
      if (this.#opens(at)) left--;
    }
  }

  get atRisk(): boolean {
    return this.state === 'running' && this.goal !== undefined && this.elapsed * 100 * MINUTE >= this.goal.goalMs * this.metric.atRisk;
  }
}
