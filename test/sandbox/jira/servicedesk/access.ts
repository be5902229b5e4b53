import { serviceField } from '../issues/outbox';
import { getIssue } from '../issues/store';
import type { Jira } from '../jira';
import type { Issue, RequestType, ServiceDesk } from '../model';
import { can } from '../permissions';
import { forbidden, notFound } from '../rest/errors';
import { accountOf, type Caller } from '../rest/operation';

/** Who sees and does what through Jira Service Management: agents everything of their project, customers their own. */

/** Whether the caller is an agent of a service project (an app's own user is one where its role is granted that). */
export const isAgentOf = (jira: Jira, caller: Caller, projectId: string): boolean => can(jira, caller, 'SERVICEDESK_AGENT', { projectId });

/** Whether the caller administers a service project. */
export const isDeskAdmin = (jira: Jira, caller: Caller, desk: ServiceDesk): boolean =>
  can(jira, caller, 'ADMINISTER_PROJECTS', { projectId: desk.projectId });

/** Whether the caller may look at a portal and ask for help in it. */
export function seesDesk(jira: Jira, caller: Caller, desk: ServiceDesk): boolean {
  const account = accountOf(caller);
  const project = jira.projects.get(desk.projectId);
  if (account === undefined || !project || project.archived || project.deleted || !jira.people.get(account)?.active) return false;
  if (desk.openAccess || desk.customers.includes(account) || isAgentOf(jira, caller, desk.projectId)) return true;
  return desk.organizationIds.some((id) => jira.organizations.get(id)?.members.includes(account));
}

/** The service desk by its id, or by the id or key of its project (Atlassian's "project identifiers"). Throws 404. */
export function deskFor(jira: Jira, caller: Caller, id: string): ServiceDesk {
  const project = jira.projects.find((candidate) => candidate.key === id.toUpperCase() || `projectId:${candidate.id}` === id);
  const desk = jira.serviceDesks.get(id) ?? (project && jira.serviceDesks.find((candidate) => candidate.projectId === project.id));
  if (!desk || !seesDesk(jira, caller, desk)) throw notFound('The service desk does not exist or you do not have permission to see it.');
  return desk;
}

/** The desk, for its agents. Throws 404 or 403. */
export function agentDesk(jira: Jira, caller: Caller, id: string): ServiceDesk {
  const desk = deskFor(jira, caller, id);
  if (!isAgentOf(jira, caller, desk.projectId)) throw forbidden('You need to be an agent of this service desk to do that.');
  return desk;
}

/** A request type of a desk. Throws 404. */
export function requestTypeFor(jira: Jira, desk: ServiceDesk, id: string): RequestType {
  const type = jira.requestTypes.get(id);
  if (!type || type.serviceDeskId !== desk.id) throw notFound('The request type does not exist.');
  return type;
}

/** Accounts a field of an issue names. */
function namesIn(issue: Issue, fieldId: string | undefined): string[] {
  const value = fieldId === undefined ? undefined : issue.fields[fieldId];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

export const participantsOf = (jira: Jira, issue: Issue): string[] => namesIn(issue, serviceField(jira, 'participants'));
export const organizationsOf = (jira: Jira, issue: Issue): string[] => namesIn(issue, serviceField(jira, 'organization'));

/** A request as customers know it: an issue with a request type. */
export interface Request {
  issue: Issue;
  type: RequestType;
  desk: ServiceDesk;
}

/** The request an issue is; undefined for an issue without a request type: it has no place in the portal. */
export function requestOf(jira: Jira, issue: Issue): Request | undefined {
  const field = serviceField(jira, 'request-type');
  const typeId = field === undefined ? undefined : issue.fields[field];
  const type = typeof typeId === 'string' ? jira.requestTypes.get(typeId) : undefined;
  const desk = type && jira.serviceDesks.get(type.serviceDeskId);
  return type && desk && desk.projectId === issue.projectId ? { issue, type, desk } : undefined;
}

/** Whether the caller sees a request: its reporter, participants, members of its organisations, and whoever may browse the project. */
export function seesRequest(jira: Jira, caller: Caller, { issue, desk }: Request): boolean {
  const account = accountOf(caller);
  if (account === undefined || !jira.people.get(account)?.active) return false;
  if (isAgentOf(jira, caller, desk.projectId) || can(jira, caller, 'BROWSE_PROJECTS', { issue })) return true;
  if (!seesDesk(jira, caller, desk)) return false;
  if (issue.fields.reporter === account || participantsOf(jira, issue).includes(account)) return true;
  return organizationsOf(jira, issue).some((id) => jira.organizations.get(id)?.members.includes(account));
}

/** The request by issue id or key. Throws 404 for what the caller does not see. */
export function requestFor(jira: Jira, caller: Caller, idOrKey: string): Request {
  const issue = getIssue(jira, idOrKey);
  const request = issue && requestOf(jira, issue);
  if (!request || !seesRequest(jira, caller, request))
    throw notFound('The request you are trying to view does not exist or you do not have permission to see it.');
  return request;
}

/** Whether the caller may share a request with others: its reporter, and agents. */
export const mayShare = (jira: Jira, caller: Caller, { issue, desk }: Request): boolean =>
  isAgentOf(jira, caller, desk.projectId) || issue.fields.reporter === accountOf(caller);
