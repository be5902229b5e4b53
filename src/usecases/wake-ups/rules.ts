import type { WakeUp } from '../../ports';

/** Real time in ms a sweep looks ahead. The queue holds an event for at most 15 minutes. */
export const HORIZON = 14 * 60_000;

/** Real time in ms after which a look that was queued for an instant and did not come is queued once more; doubled each time. */
const OVERDUE = 2 * 60_000;
/** Doublings at most: then about a day. */
const MOST_DOUBLINGS = 9;

/** Whole seconds after which the look is not before the instant. */
export const delayUntil = (due: number, now: number): number => Math.max(0, Math.ceil((due - now) / 1000));

/** An incident that has to be looked at now, and for which no look could be queued. Another instant it waits for is found again by the look. */
export const dirty = (issueId: string, now: number): WakeUp => ({ issueId, due: now, next: now, tries: 0 });

/**
 * A wake-up for which a look has just been queued. It comes back into the sweep's sight when the look should long have been: each look sets
 * the wake-up anew, so one that is still there was not looked after.
 */
export function queued({ issueId, due, tries }: Pick<WakeUp, 'issueId' | 'due' | 'tries'>, now: number): WakeUp {
  const patience = OVERDUE * 2 ** Math.min(tries, MOST_DOUBLINGS);
  return { issueId, due, next: Math.max(due, now) + patience + HORIZON, tries: tries + 1 };
}

/** Looks that were asked for and did not come, from which on something may be listed about the issue. */
const TROUBLED = 2;

/** A wake-up after a look that failed: so much later as looks have failed before, and marked, so that the look that succeeds tidies up. */
export const failed = (issueId: string, known: WakeUp | undefined, now: number): WakeUp =>
  queued({ issueId, due: now, tries: Math.max(TROUBLED - 1, known?.tries ?? 0) }, now);

/** A look that is due now and is to tidy up what is listed about the issue. */
export const suspect = (issueId: string, now: number): WakeUp => ({ ...dirty(issueId, now), tries: TROUBLED });

/** Whether something may be listed about the issue of a wake-up. */
export const isSuspect = (known: WakeUp | undefined): boolean => known !== undefined && known.tries >= TROUBLED;
