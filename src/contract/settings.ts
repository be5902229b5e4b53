import * as v from 'valibot';

const jiraId = v.pipe(v.string(), v.regex(/^[1-9]\d{0,18}$/, 'must be an id of Jira’s: digits only'));

/** As many projects as one site may sensibly run incidents in; keeps the document far below the storage limit. */
const PROJECTS_MAX = 200;
const TYPES_MAX = 50;

/** Which issues are incidents, and where new ones are made. The whole document an admin saves. */
export const settingsSchema = v.strictObject({
  /** Where "Raise incident" makes the issue. */
  target: v.strictObject({ projectId: jiraId, issueTypeId: jiraId }),
  /** Issue types that are incidents, by project. */
  incidents: v.pipe(
    v.array(
      v.strictObject({
        projectId: jiraId,
        issueTypeIds: v.pipe(v.array(jiraId), v.minLength(1, 'must name at least one issue type'), v.maxLength(TYPES_MAX)),
      }),
    ),
    v.maxLength(PROJECTS_MAX, `must have at most ${PROJECTS_MAX} projects`),
  ),
});
