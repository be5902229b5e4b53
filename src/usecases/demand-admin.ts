import { fault } from '../contract/errors';
import type { JiraAsPerson } from '../ports';

/** Throws NOT_ALLOWED unless the person administers Jira. Asked of Jira on every call: that a page is hidden protects nothing. */
export async function demandAdmin(jira: Pick<JiraAsPerson, 'isAdmin'>): Promise<void> {
  if (!(await jira.isAdmin())) throw fault('NOT_ALLOWED', 'Only people with the global permission "Administer Jira" may do this.');
}
