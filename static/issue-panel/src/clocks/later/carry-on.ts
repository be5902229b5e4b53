import type { Stretch } from '../../../../../src/domain/sla/explanation';

/**
 * The stretches of a cycle that goes on, as they are some time after they were explained: the last one is longer. It is shorter where this
 * computer's clock is behind the server's, since the number shown goes by this one.
 * @param elapsedMs what the clock shows now. @param now ms since 1970.
 * @returns undefined when more has happened since, such as the calendar's closing: then it has to be explained anew.
 */
export function carriedOn(stretches: readonly Stretch[], elapsedMs: number, now: number): Stretch[] | undefined {
  const last = stretches[stretches.length - 1];
  if (!last) return undefined;
  const to = Math.max(now, Date.parse(last.from));
  const longer = to - Date.parse(last.to);
  const counted = stretches.reduce((sum, { countedMs }) => sum + countedMs, 0);
  const more = elapsedMs - counted;
  const fits = last.joined ? more >= Math.min(longer, 0) && more <= Math.max(longer, 0) : more === (last.what === 'counted' ? longer : 0);
  if (!fits) return undefined;
  return [...stretches.slice(0, -1), { ...last, to: new Date(to).toISOString(), ms: last.ms + longer, countedMs: last.countedMs + more }];
}
