import type { Told } from '../../../src/domain/effects/told';
import type { Ahead, EscalationState, Fired } from '../../../src/domain/escalation/state';
import type { Placement } from '../../../src/domain/routing/placement';

/** Tuesday, 24 November 2026, 14:10 in Berlin. */
export const NOW = Date.parse('2026-11-24T13:10:00.000Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
export const iso = (ms: number): string => new Date(ms).toISOString();
export const ago = (ms: number): string => iso(NOW - ms);
export const later = (ms: number): string => iso(NOW + ms);
export { HOUR, MINUTE };

export const PLACEMENT: Placement = {
  tier: { id: 'tier-2', name: 'Second tier' },
  group: { id: 'network', name: 'Network <b>team</b>' },
  since: ago(3 * HOUR),
  why: { by: 'escalation', name: 'Stays in the first tier' },
  chosen: {
    how: 'leastLoaded',
    to: 'u-maya',
    at: ago(3 * HOUR),
    passedOver: [
      { id: 'u-lea', why: 'away' },
      { id: 'u-ghost', why: 'full' },
    ],
    load: 4,
    opensAt: later(18 * HOUR),
  },
  moves: 2,
};

export const FIRED: Fired = {
  id: 'stays/dwell/next-tier/1',
  ladder: 'Stays in the first tier',
  level: 1,
  kind: 'functional',
  because: { on: 'dwell', tier: 'First tier', afterMs: 8 * HOUR },
  round: 1,
  deeds: [
    { do: 'nextTier', to: 'Second tier' },
    { do: 'notify', to: 'Escalated' },
  ],
  passedAt: ago(12 * HOUR),
  dueAt: ago(3 * HOUR),
  at: ago(3 * HOUR - 30_000),
  deferred: 'calendar',
};

/** The whole of 75 % came to pass in the night; it is done when the calendar opens. */
export const AHEAD: Ahead = {
  ladder: 'Resolution at 75 %',
  level: 1,
  kind: 'hierarchical',
  because: { on: 'clock', metric: 'Resolution', percent: 75 },
  round: 1,
  deeds: [{ do: 'notify', to: 'Escalated' }],
  passedAt: ago(12 * HOUR),
  dueAt: later(18 * HOUR - 10 * MINUTE),
  deferred: 'calendar',
};

const NOT: Ahead = {
  ladder: 'The customer asks for it',
  level: 1,
  kind: 'hierarchical',
  because: { on: 'hand', by: 'u-lea' },
  round: 1,
  deeds: [],
  not: 'onHold',
};

export const ESCALATION: EscalationState = {
  snoozed: { by: 'u-lea', at: ago(10 * MINUTE), until: later(50 * MINUTE), reason: 'The vendor calls <b>back</b>.' },
  fired: [FIRED],
  count: 1,
  ahead: [AHEAD, NOT],
};

export const TOLD: Told = {
  id: 'escalation/20001/stays/dwell/next-tier/1/1',
  at: ago(3 * HOUR - 30_000),
  effect: 'notify',
  what: 'Escalated',
  to: ['u-maya', 'u-ghost'],
  outcome: 'done',
};
