import { AppFault } from '../../contract/errors';
import { PROJECT_PROPERTY } from '../../domain/settings/incident-types';
import type { Project } from '../../ports';
import { ask, type Caller } from './request';
import { permissionsSchema, projectSchema, propertySchema } from './schemas';

/** A project with its issue types. */
export async function readProject(by: Caller, projectId: string): Promise<Project> {
  const { id, key, name, style, projectTypeKey, issueTypes } = await ask(
    'getProject',
    by,
    { path: { projectIdOrKey: projectId } },
    projectSchema,
  );
  return { id, key, name, teamManaged: style === 'next-gen', serviceProject: projectTypeKey === 'service_desk', issueTypes };
}

/** The project's property, unread; undefined when there is none. */
export async function readProjectMark(by: Caller, projectId: string): Promise<unknown> {
  try {
    const path = { projectIdOrKey: projectId, propertyKey: PROJECT_PROPERTY };
    return (await ask('getProjectProperty', by, { path }, propertySchema)).value;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

/** Which of the permissions the caller lacks, in a project or, without one, on the site. */
export async function lackingPermissions(by: Caller, permissions: readonly string[], projectId?: string): Promise<string[]> {
  const query = { permissions: permissions.join(','), ...(projectId === undefined ? {} : { projectId }) };
  const answer = await ask('getMyPermissions', by, { query }, permissionsSchema);
  return permissions.filter((key) => answer.permissions[key]?.havePermission !== true);
}
