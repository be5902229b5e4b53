import type { Settings } from '../../contract/types';

/** Key of the project property that the manifest's event filter and display condition read. */
export const PROJECT_PROPERTY = 'firebreak';

/** What the property says: the issue types of the project that are incidents, and those that are their tasks. */
export interface ProjectMark {
  schema: 1;
  /** As events spell ids: text. */
  incidentTypes: string[];
  /** As Jira expressions spell them: numbers. */
  incidentTypeIds: number[];
  /** Types of sub-tasks, as events spell ids. */
  taskTypes: string[];
}

/** Whether issues of this type in this project are incidents. */
export function isIncident(settings: Settings, projectId: string, issueTypeId: string): boolean {
  return settings.incidents.some((entry) => entry.projectId === projectId && entry.issueTypeIds.includes(issueTypeId));
}

/** Whether issues of this type in this project are tasks, of incidents or of other issues. */
export const isTask = (settings: Settings, projectId: string, issueTypeId: string): boolean =>
  settings.incidents.some((entry) => entry.projectId === projectId && (entry.taskTypeIds ?? []).includes(issueTypeId));

/** The property for one project, always spelt alike so that it can be compared. */
export function markOf(issueTypeIds: readonly string[], taskTypeIds: readonly string[]): ProjectMark {
  const [incidentTypes, taskTypes] = [inOrder(issueTypeIds), inOrder(taskTypeIds)];
  return { schema: 1, incidentTypes, incidentTypeIds: incidentTypes.map(Number), taskTypes };
}

const inOrder = (ids: readonly string[]): string[] => [...new Set(ids)].sort((a, b) => Number(a) - Number(b));

/** Whether a project already says what it should. */
export const sameMark = (found: unknown, wanted: ProjectMark): boolean => JSON.stringify(found) === JSON.stringify(wanted);
