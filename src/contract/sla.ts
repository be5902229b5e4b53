import * as v from 'valibot';
import { entry, entryId, jiraId, named } from './policy-parts';
import { assignee, groupLead } from './policy-sections/parts';

// What an admin says of clocks: when an incident waits and for whom, which clocks there are, and what they aim at.

const some = <S extends v.GenericSchema>(item: S, max: number) =>
  v.pipe(v.array(item), v.minLength(1, 'must name at least one'), v.maxLength(max, `must name at most ${max}`));

/** Certain statuses, or all of one of Jira's three categories. */
export const statuses = v.pipe(
  v.strictObject({
    ids: v.optional(v.pipe(v.array(named), v.maxLength(100)), []),
    categories: v.optional(v.pipe(v.array(v.picklist(['new', 'indeterminate', 'done'])), v.maxLength(3)), []),
  }),
  v.check(({ ids, categories }) => ids.length + categories.length > 0, 'must name a status or a category of statuses'),
);

/** One of our fields by its own name, or any field of the site by its id ("assignee", "customfield_10042"). */
const fieldId = v.pipe(v.string(), v.regex(/^[A-Za-z][A-Za-z0-9_]{0,63}$/, 'must be a field’s id'));
/** Raw values as Jira's history has them: ids of options, account ids; "" is an empty field. */
const rawValues = v.pipe(v.array(v.pipe(v.string(), v.maxLength(255))), v.maxLength(100));

/** Something that happens to an incident at one moment. */
export const condition = v.variant('on', [
  v.strictObject({ on: v.literal('created') }),
  /**
   * The status comes to be one of these (also as the incident is made), or no longer is; both given: it changes from one of `outOf` to one of
   * `into`.
   */
  v.pipe(
    v.strictObject({ on: v.literal('status'), into: v.optional(statuses), outOf: v.optional(statuses) }),
    v.check(({ into, outOf }) => into !== undefined || outOf !== undefined, 'must say into or outOf which statuses'),
  ),
  /**
   * A field changes; with `to` when it comes to hold one of these values (also as the incident is made), with `from` when it no longer holds
   * one of these; both given: at once.
   */
  v.strictObject({ on: v.literal('field'), field: fieldId, to: v.optional(rawValues), from: v.optional(rawValues) }),
  /** Somebody comments. A customer is the reporter, the affected user, or anybody without a licence; an agent everybody else. */
  v.strictObject({
    on: v.literal('comment'),
    by: v.picklist(['agent', 'customer', 'anybody']),
    visibility: v.optional(v.picklist(['public', 'internal', 'any']), 'any'),
  }),
  /** somebody: from nobody to a person (also as the incident is made); other: from a person to another; nobody: taken from a person. */
  v.strictObject({ on: v.literal('assignment'), to: v.picklist(['somebody', 'other', 'nobody']) }),
  /** The tier of support comes to be one of these (also as the incident is made); none named: any. */
  v.strictObject({ on: v.literal('tier'), to: v.optional(v.pipe(v.array(entryId), v.maxLength(5)), []) }),
  /** A link is made or removed, by the words Jira has for it: "is caused by" tells a problem behind the incident. */
  v.strictObject({ on: v.literal('link'), words: some(v.pipe(v.string(), v.maxLength(255)), 20), change: v.picklist(['made', 'removed']) }),
  /** A hold for one of these reasons begins or ends; none named: any. */
  v.strictObject({
    on: v.literal('hold'),
    reasons: v.optional(v.pipe(v.array(entryId), v.maxLength(20)), []),
    change: v.picklist(['begins', 'ends']),
  }),
]);

const conditions = v.optional(v.pipe(v.array(condition), v.maxLength(20)), []);

/** A way in which an incident can stand: each part that is given holds. */
const standing = v.pipe(
  v.strictObject({
    status: v.optional(statuses),
    fields: v.optional(
      v.pipe(v.array(v.strictObject({ field: fieldId, is: v.picklist(['in', 'notIn']), values: rawValues })), v.maxLength(10)),
      [],
    ),
  }),
  v.check(({ status, fields }) => status !== undefined || fields.length > 0, 'must name a status or a field'),
);

/** Why an incident waits. */
export const holdReason = v.strictObject({
  ...entry.entries,
  /** On whom the time is counted in the split of the incident's life. */
  waitsFor: v.optional(v.picklist(['user', 'vendor', 'other']), 'other'),
  /** The hold begins when one of these begins to be so and ends when none is any more; none: it never begins by itself. */
  while: v.optional(v.pipe(v.array(standing), v.maxLength(10)), []),
  /** The hold ends early at one of these, until `while` begins anew. */
  until: conditions,
});

/** Order in which things that happen at one moment act on a clock, unless the metric says another. */
export const STEPS = ['cancel', 'stop', 'reset', 'start', 'resume', 'hold'] as const;

/** Milliseconds of working time. At most ten years. */
const workingMs = v.pipe(
  v.number(),
  v.integer('must be whole milliseconds'),
  v.minValue(1, 'must be more than nothing'),
  v.maxValue(315_576_000_000, 'must be at most ten years'),
);

/** Which incidents a goal is for: each part that is given holds; nothing given: all. Ids of the policy, or of Jira where named. */
const goalFor = v.strictObject({
  priorities: v.optional(some(entryId, 10)),
  /** Categories or subcategories. */
  categories: v.optional(some(entryId, 200)),
  impacts: v.optional(some(entryId, 10)),
  urgencies: v.optional(some(entryId, 10)),
  /** Groups of Jira's; the reporter is in one of them. */
  reporterGroups: v.optional(some(named, 50)),
  /** One of the affected services. */
  services: v.optional(some(entryId, 200)),
  projects: v.optional(some(v.strictObject({ id: jiraId, name: v.pipe(v.string(), v.maxLength(255)) }), 200)),
});

/** A rule of a metric: the first that fits an incident sets the goal. */
export const goal = v.strictObject({
  id: entryId,
  for: goalFor,
  goalMs: workingMs,
  /** Id of a calendar of the policy. */
  calendar: entryId,
  /** Shares of the goal, in percent, at which people are to be warned; rising. */
  warnings: v.pipe(
    v.array(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99))),
    v.maxLength(10),
    v.check((all) => all.every((one, at) => at === 0 || one > (all[at - 1] ?? 0)), 'must rise'),
  ),
});

const goals = v.pipe(
  v.array(goal),
  v.maxLength(500, 'must have at most 500'),
  v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'must not name an id twice'),
);

/** Fields of the app that say when a clock is due. */
export const DUE_FIELDS = ['firstResponseDue', 'resolutionDue'] as const;

/** A clock every incident may have. */
export const metric = v.strictObject({
  ...entry.entries,
  /** sla: promised to customers; ola: between teams of one's own; uc: with a vendor (underpinning contract). */
  kind: v.picklist(['sla', 'ola', 'uc']),
  start: v.pipe(v.array(condition), v.minLength(1, 'must name at least one'), v.maxLength(20)),
  stop: conditions,
  cancel: conditions,
  reset: conditions,
  /** Reasons for which the clock is held. */
  holds: v.optional(v.pipe(v.array(entryId), v.maxLength(20)), []),
  /** A permutation: what happens first when several things happen in one change. */
  order: v.optional(
    v.pipe(
      v.array(v.picklist(STEPS)),
      v.check(
        (all) => all.length === STEPS.length && STEPS.every((step) => all.includes(step)),
        `must name each of ${STEPS.join(', ')} once`,
      ),
    ),
    [...STEPS],
  ),
  /** When another goal fits midway: elapsed time is carried to it, or it is measured anew, or the first goal is kept. */
  whenGoalChanges: v.picklist(['carry', 'restart', 'keep']),
  /** A start, and a restart for another goal, counts from when the incident was created. */
  retroactiveStart: v.boolean(),
  /** Then holds since the creation are left out. */
  retroactiveHold: v.boolean(),
  /** When a stopped clock starts again: it goes on, begins a new cycle, or goes on only within a time after the stop. */
  reopen: v.variant('mode', [
    v.strictObject({ mode: v.literal('continue') }),
    v.strictObject({ mode: v.literal('newCycle') }),
    v.strictObject({ mode: v.literal('grace'), /** Real time. */ graceMs: workingMs }),
  ]),
  goals,
  /** Share of the goal in percent from which a running clock counts as at risk. */
  atRisk: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99)), 75),
  /**
   * Whom Jira sends an e-mail when the running clock passes a warning of its goal; absent: nobody. The lead is that of the support group its
   * category goes to, and stands in for an assignee where nobody is assigned.
   */
  remind: v.optional(v.pipe(v.array(v.variant('who', [assignee, groupLead])), v.minLength(1, 'must name somebody'), v.maxLength(2))),
  /** Field of the issue that says when the goal will be reached. */
  dueField: v.optional(v.picklist(DUE_FIELDS)),
});
