import { AppFault } from '../../contract/errors';
import { INTENT_PROPERTY } from '../../domain/incident/state';
import { PROJECT_PROPERTY } from '../../domain/settings/incident-types';
import { LINK_TYPE } from '../../domain/settings/names';
import type { JiraAsPerson } from '../../ports';
import { toDocument } from './adf';
import { lackingPermissions, readProject, readProjectMark } from './projects';
import { ask, send } from './request';
import { createdSchema } from './schemas';

/** Jira in the name of whoever called the resolver. */
export const jiraAsPerson: JiraAsPerson = {
  isAdmin: async () => (await lackingPermissions('person', ['ADMINISTER'])).length === 0,
  createIncident: (draft) =>
    ask(
      'createIssue',
      'person',
      {
        body: {
          fields: {
            project: { id: draft.projectId },
            issuetype: { id: draft.issueTypeId },
            summary: draft.summary,
            ...(draft.description.trim() === '' ? {} : { description: toDocument(draft.description) }),
          },
          properties: [
            { key: INTENT_PROPERTY, value: { schema: 1, id: draft.intentId, ...(draft.origin ? { origin: draft.origin } : {}) } },
          ],
        },
      },
      createdSchema,
    ),
  link: async ({ incidentKey, originKey }) => {
    await send('linkIssues', 'person', {
      body: { type: { name: LINK_TYPE }, inwardIssue: { key: incidentKey }, outwardIssue: { key: originKey } },
    });
  },
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
