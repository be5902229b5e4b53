import type { Holder, Policy, Recipient, SupportGroup } from '../../contract/types';

/** What of an incident says who somebody told is. Account ids. */
export interface Around {
  reporter?: string;
  affectedUser?: string;
  assignee?: string;
  /** The support group that has it. */
  group?: SupportGroup;
}

/** Whom Jira is asked to write to. */
export interface Recipients {
  /** Account ids, each once. */
  users: string[];
  /** Groups of Jira's, each once. */
  groups: { id: string; name: string }[];
  /** Roles of the project, each once. */
  roles: { id: string; name: string }[];
  watchers: boolean;
}

/** Whom a policy means. Whoever is nobody just now (no assignee, a group that is gone, a role of a major incident) is left out. */
export function recipientsOf(who: readonly Recipient[], about: Around, document: Policy): Recipients {
  const users = new Set<string>();
  const groups = new Map<string, string>();
  const roles = new Map<string, string>();
  let watchers = false;
  const user = (id: string | undefined): void => {
    if (id !== undefined) users.add(id);
  };
  const everybodyIn = (group: SupportGroup | undefined): void => {
    for (const { id } of group?.members ?? []) users.add(id);
    if (group?.jiraGroup) groups.set(group.jiraGroup.id, group.jiraGroup.name);
  };
  const holding = (holders: readonly Holder[]): void => {
    for (const { type, id, name } of holders) (type === 'group' ? groups : roles).set(id, name);
  };
  for (const one of who)
    switch (one.who) {
      case 'reporter':
      case 'affectedUser':
      case 'assignee':
        user(about[one.who]);
        break;
      case 'watchers':
        watchers = true;
        break;
      case 'group':
        everybodyIn(about.group);
        break;
      case 'groupLead':
        user(about.group?.lead?.id);
        break;
      case 'supportGroup':
        everybodyIn(document.supportGroups.find(({ id }) => id === one.group));
        break;
      case 'incidentManagers':
      case 'processOwners':
        holding(document[one.who]);
        break;
      case 'jiraGroup':
        groups.set(one.group.id, one.group.name);
        break;
      case 'person':
        user(one.person.id);
        break;
      case 'majorRole':
        // Nobody holds one yet.
        break;
    }
  const named = (all: ReadonlyMap<string, string>): { id: string; name: string }[] => [...all].map(([id, name]) => ({ id, name }));
  return { users: [...users], groups: named(groups), roles: named(roles), watchers };
}
