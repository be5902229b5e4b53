import * as v from 'valibot';
import { entries, entry, entryId, named } from '../policy-parts';
import { list, person, whole } from './parts';

/** "2026-12-24" */
const day = v.pipe(v.string(), v.isoDate('must be a day such as 2026-12-24'));

/** Days on which somebody is away, first and last included. */
const absence = v.pipe(
  v.strictObject({ from: day, to: day }),
  v.check(({ from, to }) => from <= to, 'must not end before it begins'),
);

/** Somebody of a support group, as far as the policy says more of them than Jira's group does. */
const member = v.strictObject({
  ...person.entries,
  /** What they know: categories or subcategories, and services. Nothing: everything the group does. */
  skills: v.optional(v.strictObject({ categories: list(entryId, 200), services: list(entryId, 200) }), { categories: [], services: [] }),
  /** Incidents they may have open at once before the app gives them no more; absent: any number. */
  cap: v.optional(whole(1, 1000)),
  away: list(absence, 100),
});

/** How the app chooses a person of a group; manual: it does not. */
export const ASSIGNMENT_MODES = ['manual', 'roundRobin', 'leastLoaded', 'skill'] as const;

/** People who take care of incidents at one tier. */
export const supportGroup = v.strictObject({
  ...entry.entries,
  /** Id of a tier of the policy. */
  tier: entryId,
  /** Whose members are the group's; absent: only the members named here. */
  jiraGroup: v.optional(named),
  lead: v.optional(person),
  members: v.optional(entries(member, 0, 200), []),
  /** When they work; absent: always. */
  calendar: v.optional(entryId),
  assignment: v.picklist(ASSIGNMENT_MODES),
});
