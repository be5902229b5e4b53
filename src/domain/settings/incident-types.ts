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
