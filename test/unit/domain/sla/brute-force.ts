import type { Metric } from '../../../../src/contract/types';
import { Oracle } from '../calendar/oracle';
import { CATEGORY, type Event, type Life, MINUTE, REASONS, type World } from './lives';

// What docs/decisions/010-sla-clocks.md says, the slow way: it goes through a life minute by minute and writes down of each minute what
// the clock does in it. It shares nothing with the domain and works on the life itself, not on Jira's history.

/** What a minute is: counted and closed ones were running; held ones name the reason. */
export type Label = 'counted' | 'closed' | 'noGoal' | 'stopped' | `held for ${string}`;

export interface SlowCycle {
  /** Minute from which it counts. */
  from: number;
  /** Labels of its minutes. */
  labels: Label[];
  how?: 'stopped' | 'cancelled' | 'reset' | 'goalChanged';
  breach: number | null;
}

const waiting = (reason: number | undefined): Label | undefined =>
  reason === undefined ? undefined : `held for ${REASONS[reason]?.id ?? ''}`;

type State = 'idle' | 'running' | 'held' | 'stopped' | 'cancelled';
type WaitsFor = 'user' | 'vendor' | 'other';

export interface SlowClock {
  state: State;
  cycles: SlowCycle[];
  /** Whose each minute of the life was; shorter when it ended. */
  whose: ('us' | 'outOfHours' | 'resolved' | WaitsFor)[];
}

const GOAL_OF: Record<World['priority'], number> = { '1': 0, '2': 1, '3': -1 };
const isDone = (status: World['status']): boolean => CATEGORY[status] === 'done';

export function measureSlowly(life: Life): SlowClock {
  const { metric, length, created } = life;
  const end = created + length * MINUTE;
  const oracles = life.calendars.map((definition) => new Oracle(definition, created, end + MINUTE, MINUTE));
  const isOpen = (goal: number, minute: number): boolean => oracles[goal]?.isOpen(created + minute * MINUTE) ?? false;
  const events = new Map(life.events.map((event) => [event.minute, event]));

  let world: World = { ...life.start };
  let before: World | undefined;
  let state: State = 'idle';
  let cycles: SlowCycle[] = [];
  let goal = -2; // −2: none tried yet or none fitted so far; −1: no longer any
  let elapsed = 0;
  let stoppedAt = -1;
  let resetLast = false;
  const rested: boolean[] = [];
  const idled: boolean[] = [];
  const holdAt: (number | undefined)[] = []; // reason shown for this clock, by minute
  const anyHoldAt: (number | undefined)[] = [];
  const goalAt: number[] = [];

  // Reasons to wait.
  const stood = REASONS.map(() => false);
  const since: (number | undefined)[] = REASONS.map(() => undefined);
  const stands = (place: number): boolean => {
    if (place === 0) return world.status === 'wait' && world.why === 'user';
    if (place === 1) return world.why === 'vendor';
    return world.status === 'wait';
  };
  const latest = (counts: (place: number) => boolean): number | undefined => {
    let found: number | undefined;
    since.forEach((minute, place) => {
      if (minute !== undefined && counts(place) && (found === undefined || minute > (since[found] ?? 0))) found = place;
    });
    return found;
  };
  const held = (): number | undefined => latest((place) => metric.holds.includes(REASONS[place]?.id ?? ''));

  const present = (): SlowCycle => {
    const cycle = cycles[cycles.length - 1];
    if (!cycle) throw new Error('no cycle');
    return cycle;
  };
  const is = (wanted: State): boolean => state === wanted;
  const goesOn = (): boolean => is('running') || is('held');
  const minutesOf = (at: number): number => (metric.goals[at]?.goalMs ?? 0) / MINUTE;

  const begin = (minute: number, late: boolean): void => {
    const cycle: SlowCycle = { from: late ? 0 : minute, labels: [], breach: null };
    cycles = [...cycles, cycle];
    elapsed = 0;
    goal = -2;
    if (!late) return;
    for (let past = 0; past < minute; past++)
      cycle.labels.push(rested[past] ? 'stopped' : metric.retroactiveHold ? (waiting(holdAt[past]) ?? 'noGoal') : 'noGoal');
  };

  const look = (minute: number): void => {
    const priority = world.override ?? world.priority;
    const next = GOAL_OF[priority];
    const cycle = present();
    const measure = (fitting: number): void => {
      goal = fitting;
      elapsed = 0;
      cycle.labels = cycle.labels.map((label, at) => {
        if (label !== 'noGoal') return label;
        const open = isOpen(fitting, cycle.from + at);
        if (open) elapsed++;
        return open ? 'counted' : 'closed';
      });
    };
    if (goal === -2) {
      if (next >= 0) measure(next);
      return;
    }
    if (next === goal || metric.whenGoalChanges === 'keep') return;
    if (metric.whenGoalChanges === 'carry') {
      if (cycle.breach !== null && (next < 0 || elapsed < minutesOf(next))) cycle.breach = null;
      goal = next;
      return;
    }
    cycle.how = 'goalChanged';
    begin(minute, metric.retroactiveStart);
    const anew = present();
    if (next >= 0) {
      goal = next;
      anew.labels = anew.labels.map((label, at) => {
        if (label !== 'noGoal') return label;
        const open = isOpen(next, anew.from + at);
        if (open) elapsed++;
        return open ? 'counted' : 'closed';
      });
    }
  };

  const enter = (): void => {
    state = held() === undefined ? 'running' : 'held';
    resetLast = false;
  };

  const start = (minute: number): boolean => {
    if (goesOn()) return false;
    if (state === 'stopped') {
      const { reopen } = metric;
      for (let past = stoppedAt; past < minute; past++) rested[past] = true;
      if (reopen.mode === 'continue' || (reopen.mode === 'grace' && (minute - stoppedAt) * MINUTE <= reopen.graceMs)) {
        delete present().how;
        for (let past = stoppedAt; past < minute; past++) present().labels.push('stopped');
      } else begin(minute, false);
    } else {
      if (cycles.length > 0) for (let past = stoppedAt; past < minute; past++) idled[past] = true;
      begin(minute, metric.retroactiveStart && !resetLast);
    }
    enter();
    return true;
  };

  const finish = (minute: number, how: 'stopped' | 'cancelled'): boolean => {
    if (!goesOn()) return false;
    const cycle = present();
    cycle.how = how;
    state = how;
    if (how === 'cancelled' || cycle.breach === minute) cycle.breach = null;
    stoppedAt = minute;
    return true;
  };

  const reset = (minute: number): boolean => {
    if (state === 'idle') return false;
    if (!goesOn()) {
      state = 'idle';
      resetLast = true;
      return true;
    }
    if (present().from === minute && present().labels.length === 0) return false;
    present().how = 'reset';
    begin(minute, false);
    return true;
  };

  const fires = (step: Metric['order'][number], event: Event | 'created' | 'initial'): boolean => {
    const was = before?.status;
    const is = world.status;
    const changed = event === 'initial' || (event !== 'created' && event.kind === 'change' && was !== is);
    const conditions = step === 'resume' || step === 'hold' ? [] : metric[step];
    return conditions.some((condition) => {
      if (condition.on === 'created') return event === 'created';
      if (condition.on === 'comment')
        return event !== 'created' && event !== 'initial' && event.kind === 'comment' && event.by === 'agent' && event.public;
      if (condition.on === 'field')
        return (
          (event === 'initial' && world.why === 'again') ||
          (typeof event === 'object' && event.kind === 'change' && world.why === 'again' && before?.why !== 'again')
        );
      if (condition.on !== 'status' || !changed) return false;
      if (condition.outOf) return event !== 'initial' && was !== undefined && isDone(was) && !isDone(is);
      if (condition.into?.categories.length) return isDone(is) && (was === undefined || !isDone(was));
      return condition.into?.ids.some(({ id }) => id === is) === true && was !== is;
    });
  };

  const happen = (minute: number, event: Event | 'created' | 'initial'): void => {
    // Reasons first: those that begin and end with the incident, then those a customer's answer ends.
    const active = since.map((one) => one !== undefined);
    if (event === 'initial' || (typeof event === 'object' && event.kind === 'change'))
      REASONS.forEach((_, place) => {
        const now = stands(place);
        if (now === stood[place]) return;
        stood[place] = now;
        since[place] = now ? minute : undefined;
      });
    if (typeof event === 'object' && event.kind === 'comment' && event.by === 'customer' && active[0]) since[0] = undefined;

    const began = cycles.length;
    let stepped = false;
    for (const step of metric.order) {
      if (step === 'resume' && is('held') && held() === undefined) state = 'running';
      if (step === 'hold' && is('running') && held() !== undefined) state = 'held';
      if (!fires(step, event)) continue;
      if (step === 'start') stepped = start(minute) || stepped;
      if (step === 'stop') stepped = finish(minute, 'stopped') || stepped;
      if (step === 'cancel') stepped = finish(minute, 'cancelled') || stepped;
      if (step === 'reset') stepped = reset(minute) || stepped;
    }
    const asked = event === 'initial' || (typeof event === 'object' && event.kind !== 'comment');
    if ((stepped || asked) && cycles.length > 0 && (goesOn() || (cycles.length > began && goal === -2))) look(minute);
    if (is('running') && goal >= 0 && elapsed >= minutesOf(goal)) present().breach ??= minute;
  };

  for (let minute = 0; minute <= length; minute++) {
    if (minute === 0) {
      happen(0, 'created');
      happen(0, 'initial');
    }
    const event = events.get(minute);
    if (event) {
      before = { ...world };
      if (event.kind === 'change') world = { ...world, ...event.to };
      if (event.kind === 'override') {
        const { override: _, ...rest } = world;
        world = event.to === undefined ? rest : { ...rest, override: event.to };
      }
      happen(minute, event);
    }
    goalAt[minute] = goal;
    if (minute === length) break;
    holdAt[minute] = held();
    anyHoldAt[minute] = latest(() => true);
    if (!goesOn()) continue;
    const cycle = present();
    const waits = is('held') ? waiting(held()) : undefined;
    if (waits) cycle.labels.push(waits);
    else if (goal < 0) cycle.labels.push('noGoal');
    else {
      const open = isOpen(goal, minute);
      cycle.labels.push(open ? 'counted' : 'closed');
      if (open) elapsed++;
      if (elapsed >= minutesOf(goal)) cycle.breach ??= minute + 1;
    }
  }

  // Whose time it was: nobody's between an end and the next start, and over after the last end.
  const firstGoal = goalAt.find((one) => one >= 0);
  const over = is('stopped') || is('cancelled');
  const ends = over ? Math.max(stoppedAt, 0) : length;
  let calendar = firstGoal ?? -1;
  const whose: SlowClock['whose'] = [];
  for (let minute = 0; minute < ends; minute++) {
    const goalNow = goalAt[minute] ?? -1;
    if (goalNow >= 0) calendar = goalNow;
    const hold = anyHoldAt[minute];
    if (rested[minute] || idled[minute]) whose.push('resolved');
    else if (hold !== undefined) whose.push(REASONS[hold]?.waitsFor ?? 'other');
    else whose.push(calendar < 0 || isOpen(calendar, minute) ? 'us' : 'outOfHours');
  }
  return { state, cycles, whose };
}
