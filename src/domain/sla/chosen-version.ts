import type { Act } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { openAt } from '../incident/open-at';
import type { PolicyIncident } from '../policy/version-for';

/** The version of the policy somebody chose for an incident's clocks, the last time; undefined: that of when it was made. */
const chosenVersion = (acts: readonly Act[]): number | undefined => acts.findLast((act) => act.kind === 'clockPolicy')?.version;

/** What decides by which version of the policy an incident's clocks run. */
export const incidentOf = (facts: IssueFacts, acts: readonly Act[]): PolicyIncident => ({
  created: facts.created,
  openAt: (instant) => openAt(facts, instant),
  chosen: chosenVersion(acts),
});
