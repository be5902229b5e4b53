import { CalendarFault } from '../calendar/fault';
import type { WorkingCalendar } from '../calendar/working-calendar';

/** What happens to a clock, and when (ms since 1970). */
export interface ClockEvent {
  at: number;
  do: 'start' | 'hold' | 'resume' | 'stop' | 'reset';
}

/** How a clock stands. Durations are ms of working time, instants ms since 1970. */
export interface ClockStanding {
  state: 'idle' | 'running' | 'held' | 'stopped';
  elapsedMs: number;
  /** Negative once more than the goal has elapsed. */
  remainingMs: number;
  /** When the goal was reached, or will be if nothing further happens; null while the clock does not run and when it never is. */
  dueAt: number | null;
  /** When the running clock reached its goal; null when it did not, or was stopped at that very instant. */
  breachedAt: number | null;
}

/** From which states an event leads where; in any other it means nothing and is ignored. */
const MOVES: Record<Exclude<ClockEvent['do'], 'reset'>, { from: readonly ClockStanding['state'][]; to: ClockStanding['state'] }> = {
  start: { from: ['idle', 'stopped'], to: 'running' },
  hold: { from: ['running'], to: 'held' },
  resume: { from: ['held'], to: 'running' },
  stop: { from: ['running', 'held'], to: 'stopped' },
};

/**
 * Folds what happened to a clock until `now` into how it stands. Events at one instant apply in the order given; later ones than `now` do
 * not count. The goal is reached the moment the running clock has that much on it, be it on starting; stopping at that very instant is in
 * time, holding is not.
 * @throws CalendarFault out-of-range for an instant outside of the years 1 to 9999.
 */
export function foldClock(calendar: WorkingCalendar, goalMs: number, events: readonly ClockEvent[], now: number): ClockStanding {
  let state: ClockStanding['state'] = 'idle';
  let elapsed = 0;
  let since = now;
  let reached: number | null = null;

  /** Lets the clock run on until an instant. */
  const run = (until: number): void => {
    if (state !== 'running') return;
    const more = calendar.between(since, until);
    if (reached === null && elapsed + more >= goalMs) reached = calendar.add(since, Math.max(goalMs - elapsed, 0));
    elapsed += more;
    since = until;
  };

  for (const event of [...events].sort((a, b) => a.at - b.at)) {
    if (event.at > now) break;
    run(event.at);
    if (event.do === 'reset') {
      elapsed = 0;
      reached = null;
    } else {
      const move = MOVES[event.do];
      if (!move.from.includes(state)) continue;
      state = move.to;
      if (event.do === 'stop' && reached === event.at) reached = null;
    }
    since = event.at;
    run(event.at);
  }
  run(now);
  const dueAt = reached ?? (state === 'running' ? dueFrom(calendar, since, goalMs - elapsed) : null);
  return { state, elapsedMs: elapsed, remainingMs: goalMs - elapsed, dueAt, breachedAt: reached };
}

function dueFrom(calendar: WorkingCalendar, since: number, remaining: number): number | null {
  try {
    return calendar.add(since, remaining);
  } catch (error) {
    if (error instanceof CalendarFault && error.reason === 'not-reached') return null;
    throw error;
  }
}
