import * as v from 'valibot';
import { clockPolicies, clockPreview, policyVersion } from './clocks';
import { deskWorkCalls } from './desk-work';
import { policyCalls } from './drafts';
import { explanation } from './explanation';
import { gateCalls } from './gates';
import { healthCalls } from './health';
import { holidayCall } from './holidays';
import { lifeCalls, requestCalls } from './life-work';
import { ENTRY_ID } from './limits';
import { matrixForm, raisedIncident, raiseForm, raiseInput } from './raise';
import { preflightSchema, setUpProgress } from './set-up';
import { choicesSchema, settingsSchema } from './settings';
import { watchDesk } from './watch';
import { reason } from './written';

const nothing = v.strictObject({});
const entryId = v.pipe(v.string(), v.regex(ENTRY_ID, 'must be an id of the policy'));

/**
 * Every call a screen may make: name → schema of its input and of its answer. From this table come the screens' types, the resolvers'
 * types and the server's checks. Inputs are strict: a member that is not here is refused.
 */
export const calls = {
  /** Asks for a look at the issue the panel stands in (the platform says which, not the screen); answers at once. */
  requestLook: { input: nothing, output: nothing },
  /** What there is to choose from in the panel's matrix, and what this person may do. */
  readPanelForm: { input: nothing, output: v.object({ form: matrixForm, may: v.object({ overridePriority: v.boolean() }) }) },
  /** Sets impact and urgency of the issue the panel stands in, as the person; then a look follows. */
  setLevels: { input: v.strictObject({ impact: entryId, urgency: entryId }), output: nothing },
  /** Keeps the priority at one of the policy's, whatever the matrix says, until it is given back. Needs the right overridePriority. */
  overridePriority: { input: v.strictObject({ priority: entryId, reason }), output: nothing },
  /** Gives the priority back to the matrix. Needs the right overridePriority. */
  releasePriority: { input: nothing, output: nothing },
  /** Why the clocks of the issue the panel stands in show what they show. Anybody who may see the issue. */
  explainClocks: { input: nothing, output: explanation },
  /** The versions of the policy, and which of them the clocks run under. Anybody who may see the issue. */
  readClockPolicies: { input: nothing, output: clockPolicies },
  /** What another version of the policy would make of the clocks; changes nothing. Anybody who may see the issue. */
  previewClockPolicy: { input: v.strictObject({ version: policyVersion }), output: clockPreview },
  /**
   * Lets the clocks run under another version from now on, as if they always had; how they stood before is kept. Needs the right
   * chooseClockPolicy. CONFLICT when the outcome is no longer that of the preview `expect` came with.
   */
  chooseClockPolicy: {
    input: v.strictObject({ version: policyVersion, reason, expect: v.pipe(v.string(), v.maxLength(100)) }),
    output: nothing,
  },
  /** Project and type in which an incident will be made, and what there is to choose from; NOT_SET_UP when no admin has chosen. */
  readRaiseForm: { input: nothing, output: raiseForm },
  /** Makes the incident as the person who asks, linked to the issue the modal was opened on (the platform says which), if any. */
  raiseIncident: { input: raiseInput, output: raisedIncident },
  /** What the watch list of the project it stands in begins with (the platform says which). Says who may, to those who may not. */
  readWatchDesk: { input: nothing, output: watchDesk },
  /** Admins only. */
  readSettings: {
    input: nothing,
    output: v.object({
      settings: v.nullable(settingsSchema),
      preflight: v.nullable(preflightSchema),
      policyVersion: v.nullable(v.number()),
      /** What the policy in force makes of impact and urgency. */
      matrix: v.nullable(matrixForm),
    }),
  },
  /** Admins only. Reads what is there and what is missing for these choices (or for none yet); changes nothing. */
  runPreflight: { input: v.strictObject({ choices: v.nullable(choicesSchema) }), output: preflightSchema },
  /**
   * Admins only. Does the next few of the steps that are to do, as the admin, and says how far it came. The screen calls again until it
   * is finished, leaving out what failed. Doing it twice changes nothing.
   */
  setUp: {
    input: v.strictObject({ choices: choicesSchema, skip: v.pipe(v.array(v.pipe(v.string(), v.maxLength(200))), v.maxLength(500)) }),
    output: setUpProgress,
  },
  ...deskWorkCalls,
  ...lifeCalls,
  ...requestCalls,
  ...policyCalls,
  ...healthCalls,
  ...gateCalls,
  /** Admins and process owners. What an iCalendar file says of holidays; nothing is kept of it. INVALID_INPUT with the line when it is broken. */
  readHolidays: holidayCall,
} as const;

export type Calls = typeof calls;
export type CallName = keyof Calls;
