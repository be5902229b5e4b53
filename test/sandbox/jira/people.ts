import { createHash } from 'node:crypto';
import type { Jira } from './jira';
import type { AccountId, Group, Person } from './model';
import { inGroup, isAdmin } from './permissions';

/** Groups by which a person has product access, by application role key. */
export const appRoleGroups: Readonly<Record<'jira-software' | 'jira-servicedesk', readonly string[]>> = {
  'jira-software': ['jira-users-local'],
  'jira-servicedesk': ['jira-servicemanagement-users-local'],
};

/** Groups of people who administer the site and Jira. */
export const ADMIN_GROUPS = { site: 'site-admins', jira: 'jira-administrators' } as const;

/** A UUID that follows from a text: the same group has the same id on every site. */
export function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

/** Where pictures of people come from, in the four sizes Jira names. */
export function avatarUrls(jira: Jira, accountId: AccountId): Record<string, string> {
  const url = `${jira.site.baseUrl}/_sandbox/avatar/${encodeURIComponent(accountId)}.svg`;
  return { '48x48': url, '24x24': url, '16x16': url, '32x32': url };
}

/**
 * A person as Jira shows them wherever they appear (schema User). `viewer` decides about the e-mail address: shown to oneself and to
 * Jira admins only, as the usual profile visibility has it. An account nobody has is shown as Jira shows a deleted one.
 */
export function userBean(jira: Jira, accountId: AccountId, viewer?: AccountId): Record<string, unknown> {
  const self = `${jira.site.baseUrl}/rest/api/3/user?accountId=${encodeURIComponent(accountId)}`;
  const person = jira.people.get(accountId);
  if (!person) {
    return { self, accountId, avatarUrls: avatarUrls(jira, 'unknown'), displayName: 'Former user', active: false, accountType: 'unknown' };
  }
  return {
    self,
    accountId,
    ...(seesEmail(jira, person, viewer) ? { emailAddress: person.emailAddress } : {}),
    avatarUrls: avatarUrls(jira, accountId),
    displayName: person.displayName,
    active: person.active,
    timeZone: person.timeZone,
    accountType: person.accountType,
  };
}

function seesEmail(jira: Jira, person: Person, viewer: AccountId | undefined): boolean {
  if (viewer === undefined || person.emailAddress === '') return false;
  return viewer === person.id || isAdmin(jira, viewer);
}

/** The bean with what only user resources show: locale, groups and application roles (their items when expanded). */
export function fullUserBean(jira: Jira, accountId: AccountId, viewer: AccountId | undefined, expand: string[]): Record<string, unknown> {
  const person = jira.people.need(accountId);
  const groups = groupsOf(jira, accountId);
  const roles = applicationRolesOf(jira, accountId);
  return {
    ...userBean(jira, accountId, viewer),
    ...(viewer === accountId || isAdmin(jira, viewer) ? { locale: person.locale } : {}),
    groups: { size: groups.length, items: expand.includes('groups') ? groups.map((group) => groupName(jira, group)) : [] },
    applicationRoles: {
      size: roles.length,
      items: expand.includes('applicationRoles') ? roles.map((key) => ({ key, name: APPLICATION_NAMES[key] })) : [],
    },
    expand: 'groups,applicationRoles',
  };
}

/** Product names by application role key. */
export const APPLICATION_NAMES = { 'jira-software': 'Jira', 'jira-servicedesk': 'Jira Service Management' } as const;

/** Application roles a person has by their groups. */
export function applicationRolesOf(jira: Jira, accountId: AccountId): (keyof typeof APPLICATION_NAMES)[] {
  const keys = ['jira-software', 'jira-servicedesk'] as const;
  return keys.filter((key) => appRoleGroups[key].some((group) => inGroup(jira, accountId, group)));
}

export function groupsOf(jira: Jira, accountId: AccountId): Group[] {
  return jira.groups.list((group) => group.members.includes(accountId));
}

/** A group as Jira names it (schema GroupName). */
export function groupName(jira: Jira, group: Group): Record<string, unknown> {
  return { name: group.name, groupId: group.id, self: `${jira.site.baseUrl}/rest/api/3/group?groupId=${encodeURIComponent(group.id)}` };
}

/**
 * People whose name or e-mail address has a word beginning with the query (Jira: "a prefix match on displayName and emailAddress"), active
 * only, by name. The address is matched only for those who may see it. An empty query finds everybody.
 */
export function findPeople(jira: Jira, query: string, viewer?: AccountId): Person[] {
  const wanted = query.trim().toLowerCase();
  const matches = (person: Person): boolean => {
    if (wanted === '') return true;
    const name = person.displayName.toLowerCase();
    if (name.startsWith(wanted) || name.split(/[\s-]+/).some((word) => word.startsWith(wanted))) return true;
    return seesEmail(jira, person, viewer) && person.emailAddress.toLowerCase().startsWith(wanted);
  };
  return jira.people
    .list((person) => person.active && matches(person))
    .sort((a, b) => a.displayName.localeCompare(b.displayName, 'en') || a.id.localeCompare(b.id));
}

/**
 * Adds a person to the site, in the groups that give what `licensed` says. `groups`: names of further groups, made when missing.
 */
export function addPerson(jira: Jira, person: Person, groups: string[] = []): Person {
  jira.people.put(person);
  const access = person.licensed && person.accountType === 'atlassian' ? appRoleGroups['jira-software'] : [];
  for (const name of [...access, ...groups]) addToGroup(jira, name, person.id);
  return person;
}

/** Puts a person into a group, made when missing. */
export function addToGroup(jira: Jira, name: string, accountId: AccountId): Group {
  const group =
    jira.groups.find((candidate) => candidate.name === name) ?? jira.groups.put({ id: uuidOf(`group ${name}`), name, members: [] });
  if (group.members.includes(accountId)) return group;
  return jira.groups.put({ ...group, members: [...group.members, accountId] });
}
