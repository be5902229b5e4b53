import { setUpOperations } from './site/operations';
import { workflowOperations } from './workflows/operations';

/** One operation of Jira's REST API that the server calls. */
export interface Operation {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Path template as in Atlassian's description. */
  path: `/rest/${string}`;
  /** The classic scope it needs; null: none, Jira asks only which app calls. */
  scope: string | null;
  /** In whose name: the person's wherever a person is there. */
  by: 'person' | 'app' | 'both';
  /** What for; when the app asks in its own name, why. */
  why: string;
}

/**
 * Every operation of Jira's that the server calls: `request.ts` can call nothing else. A test holds this table against the manifest's
 * scopes in both directions, and against Atlassian's description. Screens have their own table in static/shared/jira.ts.
 */
export const operations = {
  ...setUpOperations,
  ...workflowOperations,
  createIssue: {
    method: 'POST',
    path: '/rest/api/3/issue',
    scope: 'write:jira-work',
    by: 'both',
    why: 'makes the incident; the person is its reporter; a task somebody adds to it; as the app: tasks of the policy’s templates, which follow from an incident’s phase, and no person is there',
  },
  createCustomerRequest: {
    method: 'POST',
    path: '/rest/servicedeskapi/request',
    scope: 'write:servicedesk-request',
    by: 'person',
    why: 'makes the incident in a service project as a request, which the person then sees in the portal; a plain issue would have no request type',
  },
  getServiceDeskById: {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}',
    scope: 'read:servicedesk-request',
    by: 'both',
    why: 'name of the project a request goes to, and whether the person may raise requests there: many may who may not browse the project; preflight: which service desk a chosen project is',
  },
  getRequestTypeById: {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}',
    scope: 'read:servicedesk-request',
    by: 'both',
    why: 'name of the request type, and whether the person may use it; preflight: whether the chosen one is there',
  },
  getRequestTypeFields: {
    method: 'GET',
    path: '/rest/servicedeskapi/servicedesk/{serviceDeskId}/requesttype/{requestTypeId}/field',
    scope: 'read:servicedesk-request',
    by: 'both',
    why: 'which of the fields a refused request was refused for: the refusal names fields by what they are called on the form; preflight: what of ours is on the form',
  },
  getCustomerRequestByIdOrKey: {
    method: 'GET',
    path: '/rest/servicedeskapi/request/{issueIdOrKey}',
    scope: 'read:servicedesk-request',
    by: 'person',
    why: 'where in the portal the request is, when the answer to making it was lost',
  },
  searchAndReconsileIssuesUsingJqlPost: {
    method: 'POST',
    path: '/rest/api/3/search/jql',
    scope: 'read:jira-work',
    by: 'app',
    why: 'what an unclear attempt to raise an incident made; requesters of a service project may not browse it; open incidents a new policy is for, which the admin may not all see; incidents that changed and were not looked at; how much open work the people of a support group have: nobody is there',
  },
  countIssues: {
    method: 'POST',
    path: '/rest/api/3/search/approximate-count',
    scope: 'read:jira-work',
    by: 'app',
    why: 'how many open incidents a new policy is for, also those the admin may not see; which project makes Jira refuse the hourly search; whether somebody whose account is gone still has incidents',
  },
  bulkFetchIssues: {
    method: 'POST',
    path: '/rest/api/3/issue/bulkfetch',
    scope: 'read:jira-work',
    by: 'app',
    why: 'the same for the newest issues, which the search does not know yet; requesters may not browse them; facts of many incidents that are due at once, and what sub-tasks were made for: no person is there',
  },
  linkIssues: {
    method: 'POST',
    path: '/rest/api/3/issueLink',
    scope: 'write:jira-work',
    by: 'both',
    why: 'links the incident to the issue it came from, and to the change or request a rejected resolution goes with; as the app where Jira lets requesters of a service project link nothing',
  },
  getMyPermissions: {
    method: 'GET',
    path: '/rest/api/3/mypermissions',
    scope: 'read:jira-work',
    by: 'both',
    why: 'whether the person administers Jira; preflight: what the app itself may do',
  },
  getProject: {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}',
    scope: 'read:jira-work',
    by: 'both',
    why: 'name and issue types of a project; preflight: whether the app sees it, also on install when no person is there',
  },
  getProjectProperty: {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    scope: 'read:jira-work',
    by: 'both',
    why: 'whether the event filter’s property says what it should; preflight: as the app',
  },
  setProjectProperty: {
    method: 'PUT',
    path: '/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    scope: 'manage:jira-project',
    by: 'person',
    why: 'the event filter’s property, written by the admin’s click',
  },
  deleteProjectProperty: {
    method: 'DELETE',
    path: '/rest/api/3/project/{projectIdOrKey}/properties/{propertyKey}',
    scope: 'manage:jira-project',
    by: 'person',
    why: 'the same, when a project is taken out of the settings',
  },
  getIssue: {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scope: 'read:jira-work',
    by: 'both',
    why: 'where the panel stands, and whether the person may see an issue; the facts of a look, and of which incident an issue is a task, as the app: both follow an event and have no person',
  },
  getChangeLogs: {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/changelog',
    scope: 'read:jira-work',
    by: 'app',
    why: 'the rest of a long history, of which getIssue gives only the first page',
  },
  getComments: {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scope: 'read:jira-work',
    by: 'app',
    why: 'the rest of a long conversation, of which getIssue gives only the newest hundred',
  },
  updateMultipleCustomFieldValues: {
    method: 'POST',
    path: '/rest/api/3/app/field/value',
    scope: null,
    by: 'app',
    why: 'the app’s own fields: when clocks are due and how they stand; Jira lets only the app itself write them',
  },
  editIssue: {
    method: 'PUT',
    path: '/rest/api/3/issue/{issueIdOrKey}',
    scope: 'write:jira-work',
    by: 'both',
    why: 'impact and urgency, what an incident waits for and how it was resolved, set by a person; as the app: priority, what was said while raising, a label of an escalation, and the incident’s property: they follow from the facts, and no person is there',
  },
  getUser: {
    method: 'GET',
    path: '/rest/api/3/user',
    scope: 'read:jira-user',
    by: 'app',
    why: 'groups and language of whoever edited or overrides a priority: whether they may; language and time zone of whoever is told something; not everybody may read that of others',
  },
  bulkGetUsers: {
    method: 'GET',
    path: '/rest/api/3/user/bulk',
    scope: 'read:jira-user',
    by: 'app',
    why: 'whether people the policy names, or who have incidents, still have an account: asked every hour, when no person is there',
  },
  findAssignableUsers: {
    method: 'GET',
    path: '/rest/api/3/user/assignable/search',
    scope: 'read:jira-user',
    by: 'app',
    why: 'whether an incident may be assigned to whom the app is about to give it to; it follows from an event, and no person is there',
  },
  getProjectRole: {
    method: 'GET',
    path: '/rest/api/3/project/{projectIdOrKey}/role/{id}',
    scope: 'read:jira-work',
    by: 'app',
    why: 'who has a role the policy gives a right to, or has told of an escalation; only administrators may read that as themselves',
  },
  addComment: {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/comment',
    scope: 'write:jira-work',
    by: 'both',
    why: 'a hand-over note, as the person who escalates, and why somebody cancels a task; as the app: says why a priority was put back, and what an escalation has to say; it follows an event or from time, and no person is there',
  },
  getCommentsByIds: {
    method: 'POST',
    path: '/rest/api/3/comment/list',
    scope: 'read:jira-work',
    by: 'app',
    why: 'whether a comment the app was making when it crashed, or got no answer, is there: a property says what it was made for',
  },
  notify: {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/notify',
    scope: 'write:jira-work',
    by: 'app',
    why: 'reminds whoever has the incident that a clock has passed a warning, and tells of an escalation; it follows from time, and no person is there',
  },
  getTransitions: {
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scope: 'read:jira-work',
    by: 'both',
    why: 'by which way a person puts an incident on hold, resumes or resolves it, and may take a task they cancel, and whether there is the transition they override a gate for; as the app: by which it may move an incident to the status an escalation, or its life, leads to; no person is there',
  },
  doTransition: {
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/transitions',
    scope: 'write:jira-work',
    by: 'both',
    why: 'puts an incident on hold, resumes or resolves it as the person who says so; closes a task somebody cancels; as the app: moves an incident to the status an escalation, or its life, leads to; it follows from time or from an answer, and no person is there',
  },
  getServerInfo: {
    method: 'GET',
    path: '/rest/api/3/serverInfo',
    scope: null,
    by: 'app',
    why: 'the address of the site, for the link in a message of an escalation; no person is there',
  },
} as const satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;
