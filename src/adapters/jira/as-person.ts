import { AppFault } from '../../contract/errors';
import { PROJECT_PROPERTY } from '../../domain/settings/incident-types';
import type { JiraAsPerson } from '../../ports';
import { createIncident, createRequest } from './create';
import { linkIssues } from './link';
import { readPlace } from './place';
import { lackingPermissions, readProject, readProjectMark } from './projects';
import { send } from './request';

/** Jira in the name of whoever called the resolver. */
export const jiraAsPerson: JiraAsPerson = {
  isAdmin: async () => (await lackingPermissions('person', ['ADMINISTER'])).length === 0,
  createIncident,
  createRequest,
  link: (link) => linkIssues('person', link),
  editFields: async (issueId, fields) => {
    await send('editIssue', 'person', { path: { issueIdOrKey: issueId }, body: { fields } });
  },
  readPlace,
  readProject: (projectId) => readProject('person', projectId),
  readProjectMark: (projectId) => readProjectMark('person', projectId),
  writeProjectMark: async (projectId, mark) => {
    await send('setProjectProperty', 'person', { path: { projectIdOrKey: projectId, propertyKey: PROJECT_PROPERTY }, body: mark });
  },
  removeProjectMark: async (projectId) => {
    try {
      await send('deleteProjectProperty', 'person', { path: { projectIdOrKey: projectId, propertyKey: PROJECT_PROPERTY } });
    } catch (error) {
      if (!isGone(error)) throw error;
    }
  },
};

/** The project or its property is no longer there: what was wanted. */
const isGone = (error: unknown): boolean => error instanceof AppFault && error.error.code === 'NOT_FOUND';
