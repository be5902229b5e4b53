import type { BulkWork } from '../../ports';

const HOUR = 3_600_000;

/** Points an app may spend an hour over all its customers, until Atlassian grants more (Jira's rate-limiting page, tier 1). */
const POINTS_PER_HOUR = 65_000;
/** Part of it that one site may spend on work in bulk. What people do, and the other sites, need the rest. */
const SHARE = 0.5;

/** Points a site may spend on work in bulk from one full hour to the next. */
export const BULK_POINTS = POINTS_PER_HOUR * SHARE;

/** Points of reading issues in bulk: one for the call and one for each. */
export const pointsToRead = (issues: number): number => 1 + issues;

/** Full hour an instant lies in, both ms since 1970: Jira counts from one to the next. */
export const hourOf = (now: number): number => now - (now % HOUR);

/** What may still be spent in this hour. */
export const pointsLeft = (work: Pick<BulkWork, 'hour' | 'points'> | undefined, now: number): number =>
  BULK_POINTS - (work?.hour === hourOf(now) ? work.points : 0);

/** Whole seconds until points are given anew. */
export const secondsToNextHour = (now: number): number => Math.ceil((hourOf(now) + HOUR - now) / 1000);
