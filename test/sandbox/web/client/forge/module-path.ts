import { fetchModules } from './modules-data';

/** Address of a page module: one base per module, the app's own routes behind it. */
export function moduleHref(type: string, moduleKey: string, projectKey?: string): string {
  const key = encodeURIComponent(moduleKey);
  if (type === 'jira:adminPage') return `/jira/settings/apps/${key}`;
  if (type === 'jira:projectPage') return `/projects/${encodeURIComponent(projectKey ?? '')}/apps/${key}`;
  if (type === 'jira:projectSettingsPage') return `/projects/${encodeURIComponent(projectKey ?? '')}/settings/apps/${key}`;
  return `/jira/apps/${key}`;
}

/** Address of a page module by its key alone. Throws when the app has no such page for this person. */
export async function modulePath(moduleKey: string, projectKey?: string): Promise<string> {
  const facts = projectKey === undefined ? {} : { projectId: projectKey };
  for (const type of ['jira:adminPage', 'jira:globalPage', 'jira:projectPage', 'jira:projectSettingsPage']) {
    const modules = await fetchModules(type, facts);
    if (modules.some((module) => module.key === moduleKey)) return moduleHref(type, moduleKey, projectKey);
  }
  throw new Error(`There is no page ${moduleKey} here.`);
}
