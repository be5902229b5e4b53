import type { Stretch } from '../../../../../src/domain/sla/explanation';

const counted = (stretches: readonly Stretch[]): number =>
  stretches.reduce((sum, { what, ms }) => (what === 'counted' ? sum + ms : sum), 0);

/**
 * The stretches of a cycle that goes on, as they are some time after they were explained: the last one is longer.
 * @param elapsedMs what the clock shows now. @param now ms since 1970.
 * @returns undefined when more has happened since, such as the calendar's closing: then it has to be explained anew.
 */
export function carriedOn(stretches: readonly Stretch[], elapsedMs: number, now: number): Stretch[] | undefined {
  const last = stretches.at(-1);
  if (!last) return undefined;
  const longer = now - Date.parse(last.to);
  const more = elapsedMs - counted(stretches);
  if (longer < 0 || more !== (last.what === 'counted' ? longer : 0)) return undefined;
  return [...stretches.slice(0, -1), { ...last, to: new Date(now).toISOString(), ms: last.ms + longer }];
}
