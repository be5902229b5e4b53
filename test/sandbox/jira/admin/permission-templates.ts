import type { Jira } from '../jira';
import type { GrantHolder, PermissionScheme } from '../model';
import { ADDON_ROLE_NAME, PROJECT_PERMISSIONS } from '../permissions';

/** Permissions Jira's own schemes keep for project administrators. */
const ADMIN_ONLY = new Set([
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
  'DELETE_ALL_ATTACHMENTS',
  'EDIT_ALL_WORKLOGS',
  'DELETE_ALL_WORKLOGS',
  'MODIFY_REPORTER',
  'MANAGE_WATCHERS',
  'SET_ISSUE_SECURITY',
  'ARCHIVE_ISSUES',
  'UNARCHIVE_ISSUES',
]);

/** What Jira Service Management's scheme lets customers do, through the portal only. */
const CUSTOMER = new Set([
  'BROWSE_PROJECTS',
  'CREATE_ISSUES',
  'EDIT_ISSUES',
  'ADD_COMMENTS',
  'EDIT_OWN_COMMENTS',
  'DELETE_OWN_COMMENTS',
  'CREATE_ATTACHMENTS',
  'DELETE_OWN_ATTACHMENTS',
  'ASSIGN_ISSUES',
  'LINK_ISSUES',
  'SCHEDULE_ISSUES',
  'SET_ISSUE_SECURITY',
  'TRANSITION_ISSUES',
  'VIEW_VOTERS_AND_WATCHERS',
  'MODIFY_REPORTER',
]);

/** What an agent may not: only the project's administrators. */
const NOT_AGENTS = new Set([
  'ADMINISTER_PROJECTS',
  'DELETE_ISSUES',
  'ARCHIVE_ISSUES',
  'UNARCHIVE_ISSUES',
  'EDIT_ALL_COMMENTS',
  'DELETE_ALL_COMMENTS',
]);

/** What a viewer of a team-managed project may. */
const VIEWER = new Set(['BROWSE_PROJECTS', 'VIEW_READONLY_WORKFLOW', 'VIEW_VOTERS_AND_WATCHERS', 'VIEW_AGGREGATED_DATA', 'VIEW_DEV_TOOLS']);

export function roleIdByName(jira: Jira, name: string, scopeProjectId?: string): string {
  const role = jira.roles.find((candidate) => candidate.name === name && candidate.scopeProjectId === scopeProjectId);
  if (!role) throw new Error(`sandbox: no role ${name}`);
  return role.id;
}

type HoldersOf = (permission: string) => GrantHolder[];

/** Makes a permission scheme from a rule; the role of apps holds everything, as Jira adds it. */
export function putPermissionScheme(
  jira: Jira,
  scheme: { id?: string; name: string; description: string; scopeProjectId?: string },
  holders: HoldersOf,
): PermissionScheme {
  const addons: GrantHolder = { type: 'projectRole', roleId: roleIdByName(jira, ADDON_ROLE_NAME) };
  return jira.permissionSchemes.put({
    id: scheme.id ?? String(jira.site.ids.next('permissionscheme', 10001)),
    name: scheme.name,
    description: scheme.description,
    grants: PROJECT_PERMISSIONS.flatMap((permission) =>
      [...holders(permission), addons].map((holder) => ({
        permission,
        holder,
        id: String(jira.site.ids.next('permissiongrant', 10000)),
      })),
    ),
    ...(scheme.scopeProjectId ? { scopeProjectId: scheme.scopeProjectId } : {}),
  });
}

/** Jira's "Default software scheme": any licensed person works, administrators administer. */
export function softwareHolders(jira: Jira): HoldersOf {
  const administrators: GrantHolder = { type: 'projectRole', roleId: roleIdByName(jira, 'Administrators') };
  return (permission) => {
    if (permission === 'SERVICEDESK_AGENT') return [];
    return ADMIN_ONLY.has(permission) ? [administrators] : [administrators, { type: 'applicationRole' }];
  };
}

/** Jira Service Management's scheme: the service team works, customers act through the portal only. */
export function serviceHolders(jira: Jira): HoldersOf {
  const administrators: GrantHolder = { type: 'projectRole', roleId: roleIdByName(jira, 'Administrators') };
  const team: GrantHolder = { type: 'projectRole', roleId: roleIdByName(jira, 'Service Desk Team') };
  return (permission) => [
    administrators,
    ...(NOT_AGENTS.has(permission) ? [] : [team]),
    ...(CUSTOMER.has(permission) ? [{ type: 'sd.customer.portal.only' } as const] : []),
  ];
}

/** A team-managed project with access level "open": any licensed person is a member. */
export function teamManagedHolders(jira: Jira, projectId: string): HoldersOf {
  const role = (name: string): GrantHolder => ({ type: 'projectRole', roleId: roleIdByName(jira, name, projectId) });
  return (permission) => {
    if (permission === 'SERVICEDESK_AGENT') return [];
    if (permission === 'ADMINISTER_PROJECTS' || permission === 'ARCHIVE_ISSUES' || permission === 'UNARCHIVE_ISSUES')
      return [role('Administrator')];
    const workers: GrantHolder[] = [role('Administrator'), role('Member'), { type: 'applicationRole' }];
    return VIEWER.has(permission) ? [...workers, role('Viewer')] : workers;
  };
}
