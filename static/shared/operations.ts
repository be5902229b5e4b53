/**
 * What screens read from Jira by themselves, as the person, without any function of ours. A test holds it against the manifest's scopes
 * and Atlassian's description.
 */
export const browserOperations = {
  getIssue: { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', scope: 'read:jira-work' },
  searchProjects: { method: 'GET', path: '/rest/api/3/project/search', scope: 'read:jira-work' },
  getProject: { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}', scope: 'read:jira-work' },
} as const;
