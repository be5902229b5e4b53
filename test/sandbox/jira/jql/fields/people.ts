import type { Issue } from '../../model';
import { findPeople } from '../../people';
import type { Scope } from '../meaning/scope';
import type { JqlField } from './field';
import { idField } from './kinds';

/** Account ids a text means: an account id, else all of that display name or e-mail address. */
export function resolvePeople(text: string, scope: Scope): string[] {
  if (scope.jira.people.get(text)) return [text];
  const wanted = text.toLowerCase();
  return scope.jira.people
    .list(
      (person) =>
        person.displayName.toLowerCase() === wanted || (person.emailAddress !== '' && person.emailAddress.toLowerCase() === wanted),
    )
    .map((person) => person.id);
}

/** A field with people: account ids, names, currentUser(), membersOf(). */
export function personField(
  name: string,
  scope: Scope,
  read: (issue: Issue) => string[],
  more: { historyItem?: string; sorted?: boolean } = {},
): JqlField {
  const nameOf = (id: string | undefined): string | undefined =>
    id === undefined ? undefined : scope.jira.people.get(id)?.displayName.toLowerCase();
  return idField({
    name,
    javaType: 'com.atlassian.jira.user.ApplicationUser',
    functions: 'user',
    read,
    resolve: (text) => resolvePeople(text, scope),
    ...(more.sorted === false ? {} : { sort: { key: (issue) => nameOf(read(issue)[0]), byDefault: 'asc' } }),
    ...(more.historyItem ? { historyItem: more.historyItem } : {}),
    suggest: () =>
      findPeople(scope.jira, '', scope.accountId)
        .filter((person) => person.accountType === 'atlassian')
        .map((person) => ({ value: person.id, displayName: person.displayName })),
  });
}
