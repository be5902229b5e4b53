import * as v from 'valibot';
import { DESCRIPTION_MAX, SUMMARY_MAX } from './limits';
import { preflightSchema } from './preflight';
import { settingsSchema } from './settings';

const nothing = v.strictObject({});

const summary = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(SUMMARY_MAX, `must have at most ${SUMMARY_MAX} characters`),
  v.regex(/^[^\r\n]*$/, 'must be one line'),
);

const raiseIncident = v.strictObject({
  /** Minted by the screen when it opens: one incident per intent, however often it is sent. */
  intentId: v.pipe(v.string(), v.uuid('must be a UUID')),
  summary,
  description: v.pipe(v.string(), v.maxLength(DESCRIPTION_MAX, `must have at most ${DESCRIPTION_MAX} characters`)),
});

const raisedIncident = v.object({
  issueId: v.string(),
  key: v.string(),
  /** The incident is there, but the link to the issue it came from could not be made: Jira's words. */
  linkRefused: v.optional(v.array(v.string())),
});

/** Where incidents go, in words for the person who raises one. */
const raiseTarget = v.object({ projectKey: v.string(), projectName: v.string(), issueTypeName: v.string() });

/**
 * Every call a screen may make: name → schema of its input and of its answer. From this table come the screens' types, the resolvers'
 * types and the server's checks. Inputs are strict: a member that is not here is refused.
 */
export const calls = {
  /** Asks for a look at the issue the panel stands in (the platform says which, not the screen); answers at once. */
  requestLook: { input: nothing, output: nothing },
  /** Project and type in which an incident will be made; NOT_SET_UP when no admin has chosen. */
  readRaiseTarget: { input: nothing, output: raiseTarget },
  /** Makes the incident as the person who asks, linked to the issue the modal was opened on (the platform says which), if any. */
  raiseIncident: { input: raiseIncident, output: raisedIncident },
  /** Admins only. */
  readSettings: {
    input: nothing,
    output: v.object({ settings: v.nullable(settingsSchema), preflight: v.nullable(preflightSchema) }),
  },
  /** Admins only. Writes the settings and the project property the event filter reads. */
  saveSettings: { input: v.strictObject({ settings: settingsSchema }), output: v.object({ preflight: preflightSchema }) },
  /** Admins only. Reads what is there and what is missing. */
  runPreflight: { input: nothing, output: preflightSchema },
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
