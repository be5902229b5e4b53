import type { JiraAsPerson } from '../../ports';
import { commentAsPerson } from './comment';
import { createIncident, createRequest } from './create';
import { writeHandOver } from './hand-over';
import { linkIssues } from './link';
import { readPlace } from './place';
import { lackingPermissions, readProject } from './projects';
import { send } from './request';
import { createTask } from './task';
import { listTransitions, listWays, transition } from './transition';

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
  createTask: (task) => createTask('person', task),
  listTransitions,
  listWays: (issueId) => listWays('person', issueId),
  transition: (issueId, transitionId, fields) => transition('person', issueId, transitionId, fields),
  say: commentAsPerson,
  readPlace,
  readProject: (projectId) => readProject('person', projectId),
};
