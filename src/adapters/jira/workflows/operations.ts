import type { Operation } from '../operations';

/** What gates in Jira's workflows call: changes always as the admin who clicked. */
export const workflowOperations = {
  readWorkflows: {
    method: 'POST',
    path: '/rest/api/3/workflows',
    scope: 'manage:jira-configuration',
    by: 'both',
    why: 'workflows incidents follow, with the app’s rules in them; every hour as the app: whether the rules still are what the policy says',
  },
  searchWorkflows: {
    method: 'GET',
    path: '/rest/api/3/workflows/search',
    scope: 'manage:jira-configuration',
    by: 'person',
    why: 'other workflows that still have a rule of the app’s, so that removing leaves none behind',
  },
  getProjectUsagesForWorkflow: {
    method: 'GET',
    path: '/rest/api/3/workflow/{workflowId}/projectUsages',
    scope: 'manage:jira-configuration',
    by: 'person',
    why: 'which projects share a workflow, for the admin to know before it is changed',
  },
  validateUpdateWorkflows: {
    method: 'POST',
    path: '/rest/api/3/workflows/update/validation',
    scope: 'manage:jira-configuration',
    by: 'person',
    why: 'whether Jira would take a changed workflow, before it is changed',
  },
  updateWorkflows: {
    method: 'POST',
    path: '/rest/api/3/workflows/update',
    scope: 'manage:jira-configuration',
    by: 'person',
    why: 'puts the rules of gates on transitions or takes them off, by the admin’s click',
  },
} as const satisfies Record<string, Operation>;
