import type { JiraAsPerson } from '../../ports';
import { createIncident, createRequest } from './create';
import { writeHandOver } from './hand-over';
import { linkIssues } from './link';
import { readPlace } from './place';
import { lackingPermissions, readProject } from './projects';
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
  writeHandOver,
  readPlace,
  readProject: (projectId) => readProject('person', projectId),
};
