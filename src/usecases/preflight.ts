import { AppFault } from '../contract/errors';
import type { Preflight, PreflightCheck, Settings } from '../contract/types';
import { markOf, sameMark } from '../domain/settings/incident-types';
import { LINK_TYPE, looksLikeIncidentType } from '../domain/settings/names';
import type { Clock, JiraAsApp, JiraAsPerson, Store } from '../ports';
import { demandAdmin } from './demand-admin';

/** What the app must be allowed in a project to look after its incidents (Jira's permission keys). */
const NEEDED = ['BROWSE_PROJECTS', 'EDIT_ISSUES'] as const;

interface PreflightPorts {
  clock: Clock;
  jira: JiraAsApp;
  store: Pick<Store, 'savePreflight'>;
}

/**
 * Reads, in the app's own name, what is there and what is missing, and keeps the answer for the settings page. Changes nothing on the
 * site. A read that Jira refuses makes its check "missing"; a Jira that is busy or has not granted the app its permissions yet fails the
 * whole (TRY_LATER, NOT_ALLOWED on everything), so that it is run again.
 */
export async function runPreflight({ clock, jira, store }: PreflightPorts, settings: Settings | undefined): Promise<Preflight> {
  const projects = await jira.countProjects();
  const [types, linkTypes] = await Promise.all([jira.issueTypeNames(), jira.linkTypeNames()]);
  const incidentTypes = types.filter(looksLikeIncidentType);
  const preflight: Preflight = {
    at: new Date(clock.now()).toISOString(),
    checks: [
      { name: 'projects', state: projects > 0 ? 'ok' : 'missing', found: String(projects) },
      { name: 'incidentType', state: incidentTypes.length > 0 ? 'ok' : 'missing', found: [...new Set(incidentTypes)].join(', ') },
      { name: 'linkType', state: linkTypes.includes(LINK_TYPE) ? 'ok' : 'missing', found: linkTypes.join(', ') },
      await refusable('target', () => target(jira, settings)),
      await refusable('targetPermissions', () => permissions(jira, settings)),
      await refusable('projectProperty', () => marks(jira, settings)),
    ],
  };
  await store.savePreflight(preflight);
  return preflight;
}

/** The same for an admin who asks. */
export async function runPreflightAsAdmin(
  ports: Omit<PreflightPorts, 'store'> & { person: Pick<JiraAsPerson, 'isAdmin'>; store: Pick<Store, 'readSettings' | 'savePreflight'> },
): Promise<Preflight> {
  await demandAdmin(ports.person);
  return runPreflight(ports, await ports.store.readSettings());
}

type Finding = Pick<PreflightCheck, 'state' | 'found'>;
const UNKNOWN: Finding = { state: 'unknown', found: '' };

async function refusable(name: PreflightCheck['name'], check: () => Promise<Finding>): Promise<PreflightCheck> {
  try {
    return { name, ...(await check()) };
  } catch (error) {
    if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
    return { name, state: 'missing', found: (error.error.details ?? [error.error.message]).join(' ') };
  }
}

async function target(jira: JiraAsApp, settings: Settings | undefined): Promise<Finding> {
  if (!settings) return UNKNOWN;
  const project = await jira.readProject(settings.target.projectId);
  const type = project.issueTypes.find(({ id }) => id === settings.target.issueTypeId);
  return type
    ? { state: 'ok', found: `${project.name} (${project.key}), ${type.name}` }
    : { state: 'missing', found: `${project.name} (${project.key})` };
}

async function permissions(jira: JiraAsApp, settings: Settings | undefined): Promise<Finding> {
  if (!settings) return UNKNOWN;
  const lacking = new Set<string>();
  for (const { projectId } of settings.incidents) for (const key of await jira.missingPermissions(projectId, NEEDED)) lacking.add(key);
  return lacking.size === 0 ? { state: 'ok', found: '' } : { state: 'missing', found: [...lacking].join(', ') };
}

async function marks(jira: JiraAsApp, settings: Settings | undefined): Promise<Finding> {
  if (!settings) return UNKNOWN;
  const wrong: string[] = [];
  for (const { projectId, issueTypeIds } of settings.incidents)
    if (!sameMark(await jira.readProjectMark(projectId), markOf(issueTypeIds))) wrong.push((await jira.readProject(projectId)).key);
  return wrong.length === 0 ? { state: 'ok', found: '' } : { state: 'missing', found: wrong.join(', ') };
}
