import * as v from 'valibot';
import { DESCRIPTION_MAX, ENTRY_ID, SERVICES_MAX, SUMMARY_MAX } from './limits';
import { policySchema } from './policy';
import { FIELD_NAMES } from './settings';

const summary = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1, 'must not be empty'),
  v.maxLength(SUMMARY_MAX, `must have at most ${SUMMARY_MAX} characters`),
  v.regex(/^[^\r\n]*$/, 'must be one line'),
);
const entryId = v.pipe(v.string(), v.regex(ENTRY_ID, 'must be an id of the policy'));

/** What somebody says of a new incident. Ids are those of the policy. */
export const raiseInput = v.strictObject({
  /** Minted by the screen when it opens: one incident per intent, however often it is sent. */
  intentId: v.pipe(v.string(), v.uuid('must be a UUID')),
  summary,
  description: v.pipe(v.string(), v.maxLength(DESCRIPTION_MAX, `must have at most ${DESCRIPTION_MAX} characters`)),
  impact: entryId,
  urgency: entryId,
  category: v.optional(entryId),
  /** One of the category's. */
  subcategory: v.optional(entryId),
  services: v.pipe(
    v.array(entryId),
    v.maxLength(SERVICES_MAX, `must name at most ${SERVICES_MAX} services`),
    v.check((all) => new Set(all).size === all.length, 'must not name a service twice'),
  ),
  /** Account id; absent: the person who raises it. */
  affectedUser: v.optional(v.pipe(v.string(), v.regex(/^[\w:.-]{1,128}$/, 'must be an account id'))),
  channel: v.optional(entryId),
});

export const raisedIncident = v.object({
  issueId: v.string(),
  key: v.string(),
  /** Path of the request in the portal, when it was made as one. */
  portalPath: v.optional(v.string()),
  /** The incident is there, but the link to the issue it came from could not be made: Jira's words. */
  linkRefused: v.optional(v.array(v.string())),
  /**
   * The incident is there, but Jira did not take these fields from the person; the app sets them if it can. Jira's words; empty where Jira
   * was not asked, since the site has no such field or option.
   */
  notSet: v.optional(v.array(v.object({ field: v.picklist(FIELD_NAMES), words: v.string() }))),
});

const { impacts, urgencies, priorities, matrix, categories, services, channels } = policySchema.entries;

/** The parts of the policy a screen needs to let somebody choose impact and urgency. */
export const matrixForm = v.object({ version: v.number(), impacts, urgencies, priorities, matrix });

/** Where incidents go, in words for the person who raises one, and what there is to choose from. */
export const raiseForm = v.object({
  projectKey: v.string(),
  projectName: v.string(),
  issueTypeName: v.string(),
  /** It is made as a request: the person sees it in the portal. */
  asRequest: v.boolean(),
  form: v.object({ ...matrixForm.entries, categories, services, channels }),
});
