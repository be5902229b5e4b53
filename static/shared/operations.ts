/**
 * What screens ask of Jira by themselves, as the person, without any function of ours. A test holds it against the manifest's scopes
 * and Atlassian's description.
 */
export const browserOperations = {
  getIssue: { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}', scope: 'read:jira-work' },
  searchProjects: { method: 'GET', path: '/rest/api/3/project/search', scope: 'read:jira-work' },
  getServiceDesks: { method: 'GET', path: '/rest/servicedeskapi/servicedesk', scope: 'read:servicedesk-request' },
  getRequestTypes: {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype',
    scope: 'read:servicedesk-request',
  },
  findUsersForPicker: { method: 'GET', path: '/rest/api/3/user/picker', scope: 'read:jira-user' },
  findGroups: { method: 'GET', path: '/rest/api/3/groups/picker', scope: 'read:jira-user' },
  getUsersFromGroup: { method: 'GET', path: '/rest/api/3/group/member', scope: 'manage:jira-configuration' },
  getStatuses: { method: 'GET', path: '/rest/api/3/status', scope: 'read:jira-work' },
  getFields: { method: 'GET', path: '/rest/api/3/field', scope: 'read:jira-work' },
  getContextsForField: { method: 'GET', path: '/rest/api/3/field/{fieldId}/context', scope: 'manage:jira-configuration' },
  getOptionsForContext: {
    method: 'GET',
    path: '/rest/api/3/field/{fieldId}/context/{contextId}/option',
    scope: 'manage:jira-configuration',
  },
  getAllProjectRoles: { method: 'GET', path: '/rest/api/3/role', scope: 'manage:jira-configuration' },
  getProjectProperty: { method: 'GET', path: '/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}', scope: 'read:jira-work' },
  searchAndReconsileIssuesUsingJqlPost: { method: 'POST', path: '/rest/api/3/search/jql', scope: 'read:jira-work' },
  getTransitions: { method: 'GET', path: '/rest/api/3/issue/{issueIdOrKey}/transitions', scope: 'read:jira-work' },
  doTransition: { method: 'POST', path: '/rest/api/3/issue/{issueIdOrKey}/transitions', scope: 'write:jira-work' },
  assignIssue: { method: 'PUT', path: '/rest/api/3/issue/{issueIdOrKey}/assignee', scope: 'write:jira-work' },
  getUser: { method: 'GET', path: '/rest/api/3/user', scope: 'read:jira-user' },
} as const;
