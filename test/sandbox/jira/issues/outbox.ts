import type { Jira } from '../jira';
import type { AccountId, Issue, Notification, Project } from '../model';
import { accountCan } from '../permissions';
import { type By, instantOf } from './by';
import { followersOf, putNotification } from './store';

/** E-mail Jira would send. Nothing leaves the machine: it goes to the outbox. */

/** Those Jira's default notification scheme writes to about an issue: reporter, assignee, watchers. */
export function audienceOf(jira: Jira, issue: Issue): AccountId[] {
  const { reporter, assignee } = issue.fields;
  return [reporter, assignee, ...followersOf(jira, 'watcher', issue.id)].filter((id): id is string => typeof id === 'string');
}

export interface Message {
  kind: Notification['kind'];
  subject: string;
  text: string;
  html?: string;
}

/**
 * Writes to each account once. Jira leaves out apps, inactive people, customers (service management writes to those itself, see
 * `tellCustomers`), whoever did it, and whoever may not see the issue.
 */
export function tell(jira: Jira, issue: Issue, to: Iterable<AccountId>, message: Message, by: By, toSelf = false): void {
  if (by.silent) return;
  for (const accountId of new Set(to)) {
    const person = jira.people.get(accountId);
    if (!person?.active || person.accountType !== 'atlassian' || (accountId === by.accountId && !toSelf)) continue;
    if (!accountCan(jira, accountId, 'BROWSE_PROJECTS', { issue })) continue;
    putNotification(jira, { at: instantOf(jira, by), to: accountId, issueId: issue.id, ...message });
  }
}

/** The field that holds a kind JSM has one of: participants, organisations, request type. */
export const serviceField = (jira: Jira, kind: 'participants' | 'organization' | 'request-type'): string | undefined =>
  jira.fields.find((field) => field.kind === kind && !field.trashed)?.id;

/** Service management writes to the customers of a request: reporter and participants. */
export function tellCustomers(jira: Jira, issue: Issue, message: Omit<Message, 'kind'>, by: By): void {
  const project: Project = jira.projects.need(issue.projectId);
  if (by.silent || project.projectTypeKey !== 'service_desk') return;
  const field = serviceField(jira, 'participants');
  const participants = field === undefined ? undefined : issue.fields[field];
  const to = [issue.fields.reporter, ...(Array.isArray(participants) ? (participants as unknown[]) : [])];
  for (const accountId of new Set(to)) {
    if (typeof accountId !== 'string' || accountId === by.accountId) continue;
    const person = jira.people.get(accountId);
    if (!person?.active || person.accountType === 'app') continue;
    putNotification(jira, { at: instantOf(jira, by), to: accountId, issueId: issue.id, kind: 'customer', ...message });
  }
}
