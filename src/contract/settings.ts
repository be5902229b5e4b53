import * as v from 'valibot';
import { PROJECTS_MAX } from './limits';

/** An id of Jira's: digits. */
export const jiraId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,18}$/, 'must be an id of Jira’s: digits only'));

const TYPES_MAX = 50;

/** The site's incident type instead of a certain one: found and reused, or made, and added to the project. */
export const SITE_INCIDENT_TYPE = 'incident';

const projectChoice = v.strictObject({
  projectId: jiraId,
  /** Which type incidents have in this project; 'incident': the site's own, added to the project by set-up (not in team-managed ones). */
  issueTypeId: v.union([v.literal(SITE_INCIDENT_TYPE), jiraId]),
  /** Types that are looked after as incidents too, besides the first. */
  alsoTypeIds: v.pipe(v.array(jiraId), v.maxLength(TYPES_MAX - 1, `must have at most ${TYPES_MAX - 1} types`)),
  /** In a service project: the request type by which people raise incidents, so that they see them in the portal. */
  requestTypeId: v.optional(jiraId),
});

/** What an admin chooses: which projects have incidents, of which types, and where "Raise incident" makes them. */
export const choicesSchema = v.pipe(
  v.strictObject({
    /** Project in which "Raise incident" makes the incident; one of the projects. */
    target: jiraId,
    projects: v.pipe(
      v.array(projectChoice),
      v.minLength(1, 'must name at least one project'),
      v.maxLength(PROJECTS_MAX, `must have at most ${PROJECTS_MAX} projects`),
      v.check((all) => new Set(all.map(({ projectId }) => projectId)).size === all.length, 'must not name a project twice'),
    ),
  }),
  v.check(({ target, projects }) => projects.some(({ projectId }) => projectId === target), 'target must be one of the projects'),
);

/** Jira fields the app uses, by our own names. */
export const FIELD_NAMES = [
  'impact',
  'urgency',
  'category',
  'services',
  'affectedUser',
  'channel',
  'closureCode',
  'resolutionKind',
  'vendorReference',
] as const;

/** One of the app's fields on this site. */
const fieldBinding = v.strictObject({
  /** "customfield_10042" */
  fieldId: v.pipe(v.string(), v.regex(/^customfield_\d{1,19}$/)),
  /** Id of an entry of the policy (level, category, subcategory, service, channel …) → id of its option in Jira. */
  options: v.record(v.string(), v.string()),
});

/** Id of one of the app's own fields on this site. */
const appField = v.exactOptional(v.pipe(v.string(), v.regex(/^customfield_\d{1,19}$/)));

/** A project with incidents, as set-up left it. */
const incidentProject = v.strictObject({
  projectId: jiraId,
  /** New incidents have the first. */
  issueTypeIds: v.pipe(v.array(jiraId), v.minLength(1, 'must name at least one issue type'), v.maxLength(TYPES_MAX)),
  /** Types of sub-tasks the project has: tasks of incidents; new ones have the first. None: incidents there have no tasks. */
  taskTypeIds: v.optional(v.pipe(v.array(jiraId), v.maxLength(TYPES_MAX))),
  /** In a service project: how people raise incidents by request. */
  request: v.optional(
    v.strictObject({
      serviceDeskId: v.string(),
      requestTypeId: jiraId,
      /** Ids of the fields on the request type's form: only those may be sent. */
      fieldIds: v.array(v.string()),
    }),
  ),
});

/** What set-up leaves behind: which issues are incidents, where new ones are made, and which fields of the site are ours. */
export const settingsSchema = v.strictObject({
  schema: v.literal(2),
  choices: choicesSchema,
  /** Where "Raise incident" makes the issue. */
  target: v.strictObject({ projectId: jiraId, issueTypeId: jiraId }),
  incidents: v.array(incidentProject),
  /** Fields that are there. One that set-up could not make is absent. */
  fields: v.strictObject(v.entriesFromList(FIELD_NAMES, v.optional(fieldBinding))),
  /**
   * The app's own fields, by what they say; one that was not found is absent, as are those a version of the app did not have that left this:
   * they are found the next time somebody sets up.
   */
  appFields: v.optional(
    v.strictObject({
      firstResponseDue: appField,
      resolutionDue: appField,
      slaStatus: appField,
      supportTier: appField,
      supportGroup: appField,
      resolutionAnswer: appField,
      gateOverride: appField,
      openTasks: appField,
    }),
    {},
  ),
  /** The app's own account: its edits are not a person's. */
  appAccountId: v.string(),
});
