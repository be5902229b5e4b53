import { query, rest } from '../api';
import type { UserRef } from '../types';
import type { Choice } from '../ui/picker';
import { isRecord, records, text } from './read';

const picture = (accountId: string): string => `/_sandbox/avatar/${encodeURIComponent(accountId)}.svg`;

export function userChoice(user: { accountId: string; displayName: string }): Choice {
  return { id: user.accountId, label: user.displayName, image: picture(user.accountId) };
}

const MOST = 20;

/** People who may be assigned: to an issue, or in a project. */
export async function findAssignable(
  typed: string,
  where: { issueKey?: string | undefined; projectKey?: string | undefined },
): Promise<Choice[]> {
  const place = where.issueKey === undefined ? { project: where.projectKey } : { issueKey: where.issueKey };
  const found = await rest<UserRef[]>('GET', `/rest/api/3/user/assignable/search${query({ query: typed, maxResults: MOST, ...place })}`);
  return found.map(userChoice);
}

/** People by name. */
export async function findUsers(typed: string): Promise<Choice[]> {
  const found = await rest<UserRef[]>('GET', `/rest/api/3/user/search${query({ query: typed, maxResults: MOST })}`);
  return found.filter((user) => user.accountType !== 'app').map(userChoice);
}

export async function findGroups(typed: string): Promise<Choice[]> {
  const found = await rest<{ groups: { name: string; groupId: string }[] }>(
    'GET',
    `/rest/api/3/groups/picker${query({ query: typed, maxResults: MOST })}`,
  );
  return found.groups.map((group) => ({ id: group.groupId, label: group.name }));
}

export async function findLabels(typed: string): Promise<Choice[]> {
  const found = await rest<{ values: string[] }>('GET', '/rest/api/3/label?maxResults=1000');
  const wanted = typed.toLowerCase();
  return found.values
    .filter((label) => label.toLowerCase().startsWith(wanted))
    .slice(0, MOST)
    .map((label) => ({ id: label, label }));
}

/** Issues by key or words; the id of a choice is the key. */
export async function findIssues(typed: string, except?: string): Promise<Choice[]> {
  const found = await rest<unknown>(
    'GET',
    `/rest/api/3/issue/picker${query({ query: typed, currentJQL: typed ? undefined : 'ORDER BY updated DESC', showSubTasks: true })}`,
  );
  const seen = new Map<string, Choice>();
  for (const section of records(isRecord(found) ? found.sections : undefined)) {
    for (const issue of records(section.issues)) {
      const key = text(issue.key);
      if (key !== undefined && key !== except) seen.set(key, { id: key, label: `${key} ${text(issue.summaryText) ?? ''}` });
    }
  }
  return [...seen.values()].slice(0, MOST);
}
