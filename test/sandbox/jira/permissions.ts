import { PERMISSION_BY_KEY } from './admin/permission-keys';
import type { Jira } from './jira';
import type { AccountId, GrantHolder, Issue, PermissionScheme, Person, Project } from './model';
import { forbidden, type JiraError, notFound, unauthorized } from './rest/errors';
import { accountOf, type Caller } from './rest/operation';

export { PERMISSION_BY_KEY, PERMISSIONS, type PermissionDef, PROJECT_PERMISSIONS } from './admin/permission-keys';

/** What a permission is asked about. With neither, a project permission is held when it is held in any project, as mypermissions says. */
export interface PermissionTarget {
  projectId?: string;
  issue?: Issue;
}

/** The role Jira puts every app's own user in. */
export const ADDON_ROLE_NAME = 'atlassian-addons-project-access';

/** The scope by which an app's own user may administer Jira (FRGE-212: the app user's rights follow the manifest's scopes). */
const ADMIN_SCOPE = 'manage:jira-configuration';

/** Permissions left in an archived project: it is read-only, and only Jira admins still see it. */
const READS = new Set([
  'BROWSE_PROJECTS',
  'ADMINISTER_PROJECTS',
  'VIEW_VOTERS_AND_WATCHERS',
  'VIEW_AGGREGATED_DATA',
  'VIEW_READONLY_WORKFLOW',
]);

/**
 * Whether the caller has a permission. For `app-as-user` the person's permissions count (scopes are the dispatcher's business).
 * Throws when the key is no built-in permission: a mistake inside the sandbox.
 */
export function can(jira: Jira, caller: Caller, permission: string, on?: PermissionTarget): boolean {
  return accountCan(jira, accountOf(caller), permission, on);
}

/** As `can`, for an account; undefined is nobody. */
export function accountCan(jira: Jira, accountId: AccountId | undefined, permission: string, on: PermissionTarget = {}): boolean {
  const known = PERMISSION_BY_KEY.get(permission);
  if (!known) throw new Error(`sandbox: no permission ${permission}`);
  const person = accountId === undefined ? undefined : jira.people.get(accountId);
  if (accountId !== undefined && !person?.active) return false;
  if (known.type === 'GLOBAL') return person !== undefined && hasGlobal(jira, person, permission);
  const projectId = on.issue?.projectId ?? on.projectId;
  if (projectId !== undefined) {
    const project = jira.projects.get(projectId);
    return project !== undefined && hasInProject(jira, person, permission, project, on.issue);
  }
  return jira.projects.list().some((project) => hasInProject(jira, person, permission, project, undefined));
}

function hasGlobal(jira: Jira, person: Person, permission: string): boolean {
  if (person.accountType === 'customer') return false;
  if (person.accountType === 'app') {
    if (permission === 'USER_PICKER' || permission === 'BULK_CHANGE' || permission === 'CREATE_SHARED_OBJECTS') return true;
    const app = jira.apps.find((candidate) => candidate.accountId === person.id);
    return permission === 'ADMINISTER' && (app?.scopes.includes(ADMIN_SCOPE) ?? false);
  }
  const granted = jira.globalPermissions.get(permission)?.groups ?? [];
  return jira.groups.list((group) => granted.includes(group.name)).some((group) => group.members.includes(person.id));
}

function hasInProject(jira: Jira, person: Person | undefined, permission: string, project: Project, issue: Issue | undefined): boolean {
  // A customer's rights reach only through the portal, which asks the service desk rules instead of these.
  if (person?.accountType === 'customer') return false;
  if (project.archived || project.deleted) {
    return READS.has(permission) && person !== undefined && hasGlobal(jira, person, 'ADMINISTER');
  }
  // Jira: "Administer Jira" administers every project, whatever its scheme says.
  if (permission === 'ADMINISTER_PROJECTS' && person !== undefined && hasGlobal(jira, person, 'ADMINISTER')) return true;
  // Jira: an agent needs a licence besides the grant, and there are agents in service projects only.
  if (
    permission === 'SERVICEDESK_AGENT' &&
    (project.projectTypeKey !== 'service_desk' || !(person?.licensed || person?.accountType === 'app'))
  ) {
    return false;
  }
  const holders = holdersOf(jira.permissionSchemes.need(project.permissionSchemeId)).get(permission) ?? [];
  return holders.some((holder) => holds(jira, person, holder, project, issue));
}

/** Holders by permission, worked out once per version of a scheme: a search asks for every issue. */
const HOLDERS = new WeakMap<PermissionScheme, Map<string, GrantHolder[]>>();

function holdersOf(scheme: PermissionScheme): Map<string, GrantHolder[]> {
  const known = HOLDERS.get(scheme);
  if (known) return known;
  const made = new Map<string, GrantHolder[]>();
  for (const { permission, holder } of scheme.grants) made.set(permission, [...(made.get(permission) ?? []), holder]);
  HOLDERS.set(scheme, made);
  return made;
}

/** Whether a holder of a permission scheme means this person, in this project (and issue). */
export function holds(jira: Jira, person: Person | undefined, holder: GrantHolder, project: Project, issue: Issue | undefined): boolean {
  if (holder.type === 'anyone') return true;
  if (!person) return false;
  switch (holder.type) {
    case 'applicationRole':
      return person.licensed && person.accountType === 'atlassian';
    case 'group':
      return inGroup(jira, person.id, holder.group);
    case 'projectRole':
      return inRole(jira, person.id, holder.roleId, project);
    case 'projectLead':
      return project.leadAccountId === person.id;
    case 'user':
      return holder.accountId === person.id;
    case 'reporter':
      return issue?.fields.reporter === person.id;
    case 'assignee':
      return issue?.fields.assignee === person.id;
    case 'sd.customer.portal.only':
      return false;
  }
}

/** Whether a person is in a group, named by id or name. */
export function inGroup(jira: Jira, accountId: AccountId, group: string): boolean {
  const found = jira.groups.get(group) ?? jira.groups.find((candidate) => candidate.name === group);
  return found?.members.includes(accountId) ?? false;
}

/** Whether a person is an actor of a role in a project. An app's own user always is in the role Jira keeps for apps. */
export function inRole(jira: Jira, accountId: AccountId, roleId: string, project: Project): boolean {
  if (jira.people.get(accountId)?.accountType === 'app' && jira.roles.get(roleId)?.name === ADDON_ROLE_NAME) return true;
  const actors = project.roleActors[roleId];
  return actors !== undefined && (actors.users.includes(accountId) || actors.groups.some((group) => inGroup(jira, accountId, group)));
}

/**
 * Throws as Jira refuses: 404 for a project or issue the caller may not browse, 401 for nobody, else 403.
 * `message` replaces the words of the 403.
 */
export function demand(jira: Jira, caller: Caller, permission: string, on?: PermissionTarget, message?: string): void {
  if (permission !== 'BROWSE_PROJECTS' && can(jira, caller, permission, on)) return;
  if (on?.issue && !can(jira, caller, 'BROWSE_PROJECTS', on)) throw issueNotFound();
  if (on?.projectId !== undefined && !on.issue && !can(jira, caller, 'BROWSE_PROJECTS', on)) {
    // Whoever may administer a project may also see that it is there.
    if (!can(jira, caller, 'ADMINISTER_PROJECTS', on)) throw projectNotFound(on.projectId);
  }
  if (can(jira, caller, permission, on)) return;
  if (caller.kind === 'nobody') throw unauthorized();
  throw forbidden(message ?? refusal(permission));
}

function refusal(permission: string): string {
  if (permission === 'ADMINISTER') return 'Only Jira administrators can perform this operation.';
  const name = PERMISSION_BY_KEY.get(permission)?.name ?? permission;
  return `You do not have the permission to perform this operation. It needs: ${name}.`;
}

/** Jira's answer for an issue that is not there or not to be seen. */
export const issueNotFound = (): JiraError => notFound('Issue does not exist or you do not have permission to see it.');

/** Jira's answer for a project that is not there or not to be seen. */
export const projectNotFound = (idOrKey: string): JiraError =>
  notFound(/^\d+$/.test(idOrKey) ? `No project could be found with id '${idOrKey}'.` : `No project could be found with key '${idOrKey}'.`);

/** Whether a person is an agent of a service project: licensed, and granted Service Project Agent there. */
export function isAgent(jira: Jira, accountId: AccountId, projectId: string): boolean {
  return accountCan(jira, accountId, 'SERVICEDESK_AGENT', { projectId });
}

/** Whether an account has Administer Jira. */
export function isAdmin(jira: Jira, accountId: AccountId | undefined): boolean {
  return accountCan(jira, accountId, 'ADMINISTER');
}
