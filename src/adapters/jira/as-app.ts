import { getAppContext } from '@forge/api';
import { lozengeOf } from '../../domain/incident/lozenge';
import { INCIDENT_PROPERTY } from '../../domain/incident/state';
import type { JiraAsApp } from '../../ports';
import { readFacts } from './facts';
import { lackingPermissions, readProject, readProjectMark } from './projects';
import { ask, send } from './request';
import { issueTypesSchema, linkTypesSchema, projectCountSchema } from './schemas';

/** Key of the panel's module in the manifest, by which Jira finds what the collapsed panel says. */
const PANEL_MODULE = 'firebreak-incident';

/** Jira in the app's own name. */
export const jiraAsApp: JiraAsApp = {
  readFacts,
  writeState: async (issueId, state) => {
    const lozenge = `com.atlassian.jira.issue:${getAppContext().appAri.appId}:${PANEL_MODULE}:status`;
    await send('editIssue', 'app', {
      path: { issueIdOrKey: issueId },
      query: { notifyUsers: 'false' },
      body: {
        properties: [
          { key: INCIDENT_PROPERTY, value: state },
          { key: lozenge, value: lozengeOf(state.phase) },
        ],
      },
    });
  },
  readProject: (projectId) => readProject('app', projectId),
  readProjectMark: (projectId) => readProjectMark('app', projectId),
  countProjects: async () => (await ask('searchProjects', 'app', { query: { maxResults: '1' } }, projectCountSchema)).total,
  issueTypeNames: async () => (await ask('getIssueAllTypes', 'app', {}, issueTypesSchema)).map(({ name }) => name),
  linkTypeNames: async () => (await ask('getIssueLinkTypes', 'app', {}, linkTypesSchema)).issueLinkTypes.map(({ name }) => name),
  missingPermissions: (projectId, permissions) => lackingPermissions('app', permissions, projectId),
};
