import type { Act, ClockPolicyAct } from '../acts/act';
import type { IssueFacts } from '../incident/facts';
import { openAt } from '../incident/open-at';
import type { PolicyIncident } from '../policy/version-for';

/** The last time somebody chose a version of the policy for an incident's clocks. */
export const lastChoice = (acts: readonly Act[]): ClockPolicyAct | undefined => acts.findLast((act) => act.kind === 'clockPolicy');

/** What decides by which version of the policy an incident's clocks run: somebody's choice, else when it was made and whether it was open. */
export const incidentOf = (facts: IssueFacts, acts: readonly Act[]): PolicyIncident => ({
  created: facts.created,
  openAt: (instant) => openAt(facts, instant),
  chosen: lastChoice(acts)?.version,
});
