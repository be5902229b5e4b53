import * as v from 'valibot';
import { entries, entry, entryId } from '../policy-parts';
import { incidentsFor, whole } from './parts';

/** Incidents of this kind go to this group. */
const routingRule = v.strictObject({ ...entry.entries, for: incidentsFor, /** Id of a support group. */ to: entryId });

/** To which group an incident goes: the first rule that fits, else its (sub)category's own group, else the fallback. */
export const routing = v.strictObject({
  rules: entries(routingRule, 0, 300),
  fallback: entryId,
  /** A reopened incident goes back to whoever had it, if they are there. */
  backToWhoHadIt: v.boolean(),
  /** Id of a priority → how much one open incident of it weighs in somebody's load; one that is not named weighs 1. */
  weights: v.record(entryId, whole(1, 100)),
});
