import type { Jira } from '../jira';
import { openProperties } from './properties';
import { openSearchLag } from './search-lag';
import { issueDb } from './store';
import { openTasks } from './tasks/run';

/** Makes the tables of issues, before any transaction that could take them away again, and lets the agenda run bulk tasks. */
export function openIssues(jira: Jira): void {
  issueDb(jira);
  openProperties(jira);
  openSearchLag(jira);
  openTasks(jira);
}
