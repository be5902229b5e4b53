import type { Act, ClockPolicyAct } from '../acts/act';

/** The last time somebody chose a version of the policy for an incident's clocks. */
export const lastChoice = (acts: readonly Act[]): ClockPolicyAct | undefined => acts.findLast((act) => act.kind === 'clockPolicy');

/** The version of the policy somebody chose for an incident's clocks, the last time; undefined: that of when it was made. */
export const chosenVersion = (acts: readonly Act[]): number | undefined => lastChoice(acts)?.version;
