import * as v from 'valibot';
import { timeZone } from '../calendar';
import { entries, entry, entryId, named } from '../policy-parts';
import { delayMs, durationMs, incidentsFor, recipients, some, whole } from './parts';

/** What makes a ladder begin. */
export const trigger = v.variant('on', [
  /** A clock reaches a share of its goal, in percent; over 100: after the breach. */
  v.strictObject({ on: v.literal('clock'), metric: entryId, percent: whole(1, 1000) }),
  /** As the clock runs now, it breaches within this working time. */
  v.strictObject({ on: v.literal('willBreach'), metric: entryId, withinMs: durationMs }),
  /** So long in a tier (none named: in any) without a comment or a change by somebody of the support group. */
  v.strictObject({ on: v.literal('dwell'), tier: v.optional(entryId), afterMs: durationMs }),
  /** Nobody acknowledged it or took it so long after it was made or given to a group. */
  v.strictObject({ on: v.literal('notAcknowledged'), afterMs: durationMs }),
  v.strictObject({ on: v.literal('reopened'), times: whole(1, 50) }),
  v.strictObject({ on: v.literal('reassigned'), times: whole(1, 50) }),
  /** The reporter is in one of these groups of Jira's. */
  v.strictObject({ on: v.literal('reporterGroup'), groups: some(named, 50) }),
  /** The priority becomes one of these, from a less urgent one. */
  v.strictObject({ on: v.literal('priorityRaised'), to: some(entryId, 10) }),
  /** The customer asks for it. */
  v.strictObject({ on: v.literal('customer') }),
  /** Somebody with the right escalates it, with a hand-over note. */
  v.strictObject({ on: v.literal('hand') }),
]);

/** What a level does. */
export const action = v.variant('do', [
  /** To the next tier: to the group of that tier which routing would choose. */
  v.strictObject({ do: v.literal('nextTier') }),
  v.strictObject({ do: v.literal('toTier'), tier: entryId }),
  v.strictObject({ do: v.literal('toGroup'), group: entryId }),
  /** So many steps more urgent, at most the most urgent. */
  v.strictObject({ do: v.literal('raisePriority'), steps: whole(1, 9) }),
  /** At least as urgent as this. */
  v.strictObject({ do: v.literal('raisePriorityTo'), priority: entryId }),
  v.strictObject({ do: v.literal('assign'), to: v.picklist(['groupLead', 'byGroup']) }),
  /** A comment from a template of the policy. */
  v.strictObject({ do: v.literal('comment'), template: entryId, visibility: v.picklist(['public', 'internal']) }),
  /** Through Jira, from a template of the policy. */
  v.strictObject({ do: v.literal('notify'), template: entryId, who: recipients }),
  v.strictObject({ do: v.literal('transition'), status: named }),
  v.strictObject({ do: v.literal('label'), label: v.pipe(v.string(), v.regex(/^[^\s]{1,255}$/, 'must be one word')) }),
]);

/** functional: to other people; hierarchical: told upwards; priority: made more urgent. */
export const ESCALATION_KINDS = ['functional', 'hierarchical', 'priority'] as const;

const level = v.strictObject({
  id: entryId,
  kind: v.picklist(ESCALATION_KINDS),
  /** After the trigger (first level) or the level before; real time, or working time when the ladder has a calendar. */
  afterMs: delayMs,
  /** Done again until somebody acknowledges, at most so often. */
  repeat: v.optional(v.strictObject({ everyMs: durationMs, atMost: whole(1, 100) })),
  /** An acknowledgement keeps this level from being reached. */
  unlessAcknowledged: v.boolean(),
  do: some(action, 10),
});

const clockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 22:00'));

/** Hours of the day in which nobody is disturbed; over midnight when they end before they begin. */
const quietHours = v.pipe(
  v.strictObject({ from: clockTime, to: clockTime, timeZone }),
  v.check(({ from, to }) => from !== to, 'must not end when they begin'),
);

/** Levels an incident climbs when something happens to it. */
export const ladder = v.strictObject({
  ...entry.entries,
  /** A ladder that is not active stops at once, also where it has begun. */
  active: v.boolean(),
  for: incidentsFor,
  trigger,
  /** Acts only while this calendar is open, else when it next opens; absent: at once. */
  calendar: v.optional(entryId),
  /** What falls into them is done when they end. */
  quietHours: v.optional(quietHours),
  levels: entries(level, 1, 10),
});

export const escalation = v.strictObject({
  ladders: entries(ladder, 0, 100),
  /** How long somebody may put an escalation off at most. */
  snoozeMaxMs: durationMs,
});
