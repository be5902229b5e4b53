import type { ForgeHost } from '../forge/types';
import type { Jira } from '../jira/jira';

/** The admin's call that sets Firebreak up, and the screen it is made from. */
const SCREEN = 'firebreak-settings';
const CALL = 'saveSettings';

/**
 * Does in a new demo site what an admin does once on Firebreak's settings page: incidents go to the service project, as its incidents.
 * An app without that page is left alone. Throws with the app's own words when it refuses.
 */
export async function setUpFirebreak(jira: Jira, forge: ForgeHost): Promise<void> {
  const module = forge.module(SCREEN);
  const project = jira.projects.find((candidate) => candidate.projectTypeKey === 'service_desk');
  const type = jira.issueTypes.find((candidate) => candidate.name === '[System] Incident');
  const admin = jira.people.find((person) => person.title?.includes('administrator') ?? false);
  if (!module || !project || !type || !admin) return;
  const target = { projectId: project.id, issueTypeId: type.id };
  const answer = await forge.invokeResolver({
    moduleKey: SCREEN,
    functionKey: CALL,
    payload: { settings: { target, incidents: [{ projectId: project.id, issueTypeIds: [type.id] }] } },
    accountId: admin.id,
    context: {
      accountId: admin.id,
      accountType: 'licensed',
      cloudId: jira.site.cloudId,
      environmentId: forge.app.environmentId,
      environmentType: 'DEVELOPMENT',
      localId: `${SCREEN}-demo`,
      locale: 'en-US',
      moduleKey: SCREEN,
      siteUrl: jira.site.baseUrl,
      timezone: admin.timeZone,
      extension: { type: module.type },
    },
  });
  const refused = answer.ok ? refusal(answer.value) : answer.error.message;
  if (refused !== undefined) throw new Error(`The demo company could not set Firebreak up: ${refused}`);
}

/** The message of a Result that is none; undefined when all went well. */
function refusal(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('ok' in value) || value.ok !== false) return undefined;
  return 'error' in value ? JSON.stringify(value.error) : 'no reason given';
}
