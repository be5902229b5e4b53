import type { SiteProject } from './site';

/** Most types of sub-tasks a project's settings name. */
const MOST = 50;

/** The types a project has for sub-tasks, as it orders them: tasks of incidents have the first. */
export const taskTypesOf = ({ types }: Pick<SiteProject, 'types'>): string[] =>
  types
    .filter(({ subtask }) => subtask)
    .map(({ id }) => id)
    .slice(0, MOST);
