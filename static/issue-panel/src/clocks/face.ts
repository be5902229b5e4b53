import type { ClockState } from '../../../../src/domain/sla/clock-state';

// STUB type until domain arrives
export interface Reading {
  elapsedMs: number;
  remainingMs?: number;
  open: boolean;
  /** When it opens or closes next, ms since 1970; absent when it never does. */
  opensAt?: number;
  next?: { percent: number; at: number };
  warned: boolean;
}

/** How a clock stands, in one word. */
export type Mood = 'onTrack' | 'atRisk' | 'overdue' | 'held' | 'closed' | 'met' | 'missed' | 'stopped' | 'cancelled' | 'idle' | 'noGoal';

/**
 * How a clock stands. Being overdue is worth more than being held or closed, and so is being at risk than being closed: what somebody has
 * to know first comes first.
 */
export function moodOf(clock: ClockState, reading: Reading): Mood {
  const reached = (reading.remainingMs ?? 1) <= 0;
  switch (clock.state) {
    case 'idle':
    case 'cancelled':
      return clock.state;
    case 'stopped':
      if (!clock.goal) return 'stopped';
      return clock.breachedAt === undefined ? 'met' : 'missed';
    case 'held':
      return clock.goal && reached ? 'overdue' : 'held';
    case 'running':
      if (!clock.goal) return 'noGoal';
      if (reached) return 'overdue';
      if (reading.warned) return 'atRisk';
      return reading.open ? 'onTrack' : 'closed';
  }
}
