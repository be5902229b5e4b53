import type { Stretch } from '../../../../../src/domain/sla/explanation';

/**
 * The stretches of a cycle that goes on, as they are some time after they were explained: the last one is longer.
 * @param elapsedMs what the clock shows now. @param now ms since 1970.
 * @returns undefined when more has happened since, such as the calendar's closing: then it has to be explained anew.
 */
export function carriedOn(stretches: readonly Stretch[], elapsedMs: number, now: number): Stretch[] | undefined {
  const last = stretches[stretches.length - 1];
  if (!last) return undefined;
  const longer = now - Date.parse(last.to);
  const counted = stretches.reduce((sum, { countedMs }) => sum + countedMs, 0);
  const more = elapsedMs - counted;
  const fits = last.joined ? more >= 0 && more <= longer : more === (last.what === 'counted' ? longer : 0);
  if (longer < 0 || !fits) return undefined;
  return [...stretches.slice(0, -1), { ...last, to: new Date(now).toISOString(), ms: last.ms + longer, countedMs: last.countedMs + more }];
}
