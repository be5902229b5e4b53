import type { ClockDifference, ClockSummary, Comparison } from './recompute';

/** What of a clock does not change by time passing alone. */
const lasting = (clock: ClockSummary | undefined): unknown =>
  clock && [
    clock.state,
    clock.cycle,
    clock.goal && [clock.goal.rule, clock.goal.ms, clock.goal.calendar],
    clock.state === 'running' ? undefined : clock.elapsedMs,
    clock.dueAt,
    // Of a running clock it follows from when it is due.
    clock.state === 'running' ? undefined : clock.breachedAt,
  ];

/** Whether a clock stands otherwise under the other version, whatever the time. */
export const differs = ({ before, after }: ClockDifference): boolean => JSON.stringify(lasting(before)) !== JSON.stringify(lasting(after));

/**
 * A short text that is the same for two comparisons that come to the same, though at different times. Not a secret: it only guards against
 * applying something else than what was seen.
 */
export function fingerprint({ before, after, clocks }: Comparison): string {
  const told = JSON.stringify([before, after, clocks.map((clock) => [clock.metric, lasting(clock.before), lasting(clock.after)])]);
  return [0x811c9dc5, 0x9e3779b9].map((seed) => fnv(told, seed).toString(16).padStart(8, '0')).join('');
}

/** FNV-1a, 32 bits. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
