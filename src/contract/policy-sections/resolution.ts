import * as v from 'valibot';
import { entryId } from '../policy-parts';
import { written } from '../written';
import { incidentsFor, list, some, workingDays } from './parts';

const rising = v.check((all: number[]) => all.every((one, at) => at === 0 || one > (all[at - 1] ?? 0)), 'must rise');

/** Working days after which somebody is reminded, rising. */
const reminders = v.pipe(v.array(workingDays), v.maxLength(10), rising);

/** What happens while an incident waits for one reason. */
const holdRule = v.strictObject({
  /** Id of a hold reason. */
  reason: entryId,
  remindAfterDays: reminders,
  /** Working days without an answer after which it is resolved with notice; absent: never. */
  resolveAfterDays: v.optional(workingDays),
  /** With this closure code. */
  closureCode: v.optional(entryId),
});

/** How a proposed resolution becomes a closed incident. */
export const resolution = v.strictObject({
  /** Calendar that says what a working day is; absent: Monday to Friday. */
  calendar: v.optional(entryId),
  confirmation: v.strictObject({
    /** Incidents of which the requester is asked; others close when they are resolved. */
    for: incidentsFor,
    remindAfterDays: reminders,
    /** Silence is taken for a yes after so many working days; absent: never. */
    silenceClosesAfterDays: v.optional(workingDays),
  }),
  /** Working days after the closure within which a reply of the customer reopens the incident; absent: it does not. */
  reopenWithinDays: v.optional(workingDays),
  /** Kinds of resolution after which a problem is to be linked. */
  problemFor: list(entryId, 10),
  holdRules: v.pipe(
    v.array(holdRule),
    v.maxLength(20, 'must have at most 20'),
    v.check((all) => new Set(all.map(({ reason }) => reason)).size === all.length, 'must not name a reason twice'),
  ),
  /** Reasons for which a task may be cancelled. */
  taskCancelReasons: some(v.pipe(written, v.minLength(1), v.maxLength(100)), 20),
});
