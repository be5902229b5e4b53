import type { Act } from '../acts/act';

/** The version of the policy somebody chose for an incident's clocks, the last time; undefined: that of when it was made. */
export const chosenVersion = (acts: readonly Act[]): number | undefined => acts.findLast((act) => act.kind === 'clockPolicy')?.version;
