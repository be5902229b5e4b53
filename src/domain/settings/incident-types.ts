import type { Settings } from '../../contract/types';

/** Key of the project property that the manifest's event filter and display condition read. */
export const PROJECT_PROPERTY = 'firebreak';

/** What the property says: the issue types of the project that are incidents. */
export interface ProjectMark {
  schema: 1;
  /** As events spell ids: text. */
  incidentTypes: string[];
  /** As Jira expressions spell them: numbers. */
  incidentTypeIds: number[];
}

/** Whether issues of this type in this project are incidents. */
export function isIncident(settings: Settings, projectId: string, issueTypeId: string): boolean {
  return settings.incidents.some((entry) => entry.projectId === projectId && entry.issueTypeIds.includes(issueTypeId));
}

/** The property for one project, always spelt alike so that it can be compared. */
export function markOf(issueTypeIds: readonly string[]): ProjectMark {
  const incidentTypes = [...new Set(issueTypeIds)].sort((a, b) => Number(a) - Number(b));
  return { schema: 1, incidentTypes, incidentTypeIds: incidentTypes.map(Number) };
}

/** Whether a project already says what it should. */
export const sameMark = (found: unknown, wanted: ProjectMark): boolean => JSON.stringify(found) === JSON.stringify(wanted);

/** Settings without doubles: each project once, each type once, and the type incidents are made in is one of its project's. */
export function normalise(settings: Settings): Settings {
  const byProject = new Map<string, Set<string>>();
  for (const { projectId, issueTypeIds } of [...settings.incidents, { ...settings.target, issueTypeIds: [settings.target.issueTypeId] }]) {
    const types = byProject.get(projectId) ?? new Set<string>();
    for (const id of issueTypeIds) types.add(id);
    byProject.set(projectId, types);
  }
  const byNumber = (a: string, b: string): number => Number(a) - Number(b);
  return {
    target: { projectId: settings.target.projectId, issueTypeId: settings.target.issueTypeId },
    incidents: [...byProject]
      .sort(([a], [b]) => byNumber(a, b))
      .map(([projectId, types]) => ({ projectId, issueTypeIds: [...types].sort(byNumber) })),
  };
}
