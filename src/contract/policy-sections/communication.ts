import * as v from 'valibot';
import { entries, entry, entryId } from '../policy-parts';
import { written } from '../written';
import { durationMs, incidentsFor, inLanguages, recipients } from './parts';

/** What people are told of. */
export const EVENTS = [
  'logged',
  'assigned',
  'prioritised',
  'held',
  'holdReminder',
  'resumed',
  'resolutionProposed',
  'resolutionReminder',
  'resolved',
  'closed',
  'reopened',
  'escalated',
  'update',
  'majorDeclared',
  'majorUpdate',
  'majorResolved',
  'surveyInvitation',
  'surveyReminder',
] as const;

/** publicComment: customers read it; internalComment: agents only; notification: by Jira, to licensed people. */
const CHANNELS = ['publicComment', 'internalComment', 'notification'] as const;

const message = v.strictObject({
  /** Of a notification. */
  subject: v.pipe(written, v.maxLength(255, 'must have at most 255 characters')),
  /** Plain text; {key} and the like are filled. */
  body: v.pipe(written, v.minLength(1, 'must not be empty'), v.maxLength(4000, 'must have at most 4000 characters')),
});

export const template = v.strictObject({
  ...entry.entries,
  /** Absent: only where an escalation names it. */
  event: v.optional(v.picklist(EVENTS)),
  active: v.boolean(),
  for: incidentsFor,
  to: recipients,
  channel: v.picklist(CHANNELS),
  texts: inLanguages(message),
});

/** How often requesters are told how it stands. */
const cadence = v.strictObject({
  ...entry.entries,
  for: incidentsFor,
  everyMs: durationMs,
  /** Absent: around the clock. */
  calendar: v.optional(entryId),
});

export const communication = v.strictObject({ templates: entries(template, 0, 100), cadences: entries(cadence, 0, 20) });
