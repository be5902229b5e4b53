/** A built-in permission of Jira, as GET /rest/api/3/permissions names it. */
export interface PermissionDef {
  /** The numeric id mypermissions shows; Jira's own for the old ones, its key for the rest. */
  id: string;
  key: string;
  name: string;
  type: 'GLOBAL' | 'PROJECT';
  description: string;
}

type Row = [key: string, id: string, name: string, description: string];

const GLOBAL: Row[] = [
  [
    'ADMINISTER',
    '0',
    'Administer Jira',
    'Create and administer projects, issue types, fields, workflows, and schemes for all projects. Users with this permission can perform most administration tasks, except: managing users, importing data, and editing system email settings.',
  ],
  [
    'SYSTEM_ADMIN',
    '44',
    'Administer Jira globally',
    'Ability to perform all administration functions. There must be at least one group with this permission.',
  ],
  [
    'USER_PICKER',
    '27',
    'Browse users and groups',
    'View and select users or groups from the user picker, and share issues. Users with this permission can see the names of all users and groups on your site.',
  ],
  ['CREATE_SHARED_OBJECTS', '22', 'Share dashboards and filters', 'Share dashboards and filters with other users, groups, and roles.'],
  ['MANAGE_GROUP_FILTER_SUBSCRIPTIONS', '24', 'Manage group filter subscriptions', 'Create and delete group filter subscriptions.'],
  ['BULK_CHANGE', '33', 'Make bulk changes', 'Modify collections of issues at once. For example, resolve multiple issues in one step.'],
  ['CREATE_PROJECT', '45', 'Create team-managed projects', 'Create projects separate from shared configurations and schemes.'],
];

const PROJECT: Row[] = [
  ['ADMINISTER_PROJECTS', '23', 'Administer Projects', 'Ability to administer a project in Jira.'],
  ['BROWSE_PROJECTS', '10', 'Browse Projects', 'Ability to browse projects and the issues within them.'],
  [
    'VIEW_DEV_TOOLS',
    '29',
    'View Development Tools',
    'Allows users in a software project to view development-related information on the issue, such as commits, reviews and build information.',
  ],
  ['VIEW_READONLY_WORKFLOW', '45', 'View Read-Only Workflow', 'Users with this permission may view a read-only version of a workflow.'],
  ['VIEW_AGGREGATED_DATA', 'VIEW_AGGREGATED_DATA', 'View aggregated data', 'Ability to view aggregated data from issues in a project.'],
  ['MANAGE_SPRINTS_PERMISSION', 'MANAGE_SPRINTS_PERMISSION', 'Manage sprints', 'Ability to manage sprints.'],
  [
    'SERVICEDESK_AGENT',
    'SERVICEDESK_AGENT',
    'Service Project Agent',
    'Allows users to interact with customers and access Jira Service Management features of a project.',
  ],
  ['CREATE_ISSUES', '11', 'Create Issues', 'Ability to create issues.'],
  ['EDIT_ISSUES', '12', 'Edit Issues', 'Ability to edit issues.'],
  ['TRANSITION_ISSUES', '46', 'Transition Issues', 'Ability to transition issues.'],
  ['SCHEDULE_ISSUES', '28', 'Schedule Issues', "Ability to view or edit an issue's due date."],
  [
    'MOVE_ISSUES',
    '25',
    'Move Issues',
    'Ability to move issues between projects or between workflows of the same project (if applicable). Note the user can only move issues to a project they have the create permission for.',
  ],
  ['ASSIGN_ISSUES', '13', 'Assign Issues', 'Ability to assign issues to other people.'],
  ['ASSIGNABLE_USER', '17', 'Assignable User', 'Users with this permission may be assigned to issues.'],
  ['RESOLVE_ISSUES', '14', 'Resolve Issues', 'Ability to resolve and reopen issues. This includes the ability to set a fix version.'],
  [
    'CLOSE_ISSUES',
    '18',
    'Close Issues',
    'Ability to close issues. Often useful where your developers resolve issues, and a QA department closes them.',
  ],
  ['MODIFY_REPORTER', '30', 'Modify Reporter', 'Ability to modify the reporter when creating or editing an issue.'],
  ['DELETE_ISSUES', '16', 'Delete Issues', 'Ability to delete issues.'],
  ['ARCHIVE_ISSUES', 'ARCHIVE_ISSUES', 'Archive issues', 'Ability to archive issues for a specific project.'],
  ['UNARCHIVE_ISSUES', 'UNARCHIVE_ISSUES', 'Restore issues', 'Ability to restore issues for a specific project.'],
  [
    'LINK_ISSUES',
    '21',
    'Link Issues',
    'Ability to link issues together and create linked issues. Only useful if issue linking is turned on.',
  ],
  [
    'SET_ISSUE_SECURITY',
    '26',
    'Set Issue Security',
    'Ability to set the level of security on an issue so that only people in that security level can see the issue.',
  ],
  ['VIEW_VOTERS_AND_WATCHERS', '31', 'View Voters and Watchers', 'Ability to view the voters and watchers of an issue.'],
  ['MANAGE_WATCHERS', '32', 'Manage Watchers', 'Ability to manage the watchers of an issue.'],
  ['ADD_COMMENTS', '15', 'Add Comments', 'Ability to comment on issues.'],
  ['EDIT_ALL_COMMENTS', '34', 'Edit All Comments', 'Ability to edit all comments made on issues.'],
  ['EDIT_OWN_COMMENTS', '35', 'Edit Own Comments', 'Ability to edit own comments made on issues.'],
  ['DELETE_ALL_COMMENTS', '36', 'Delete All Comments', 'Ability to delete all comments made on issues.'],
  ['DELETE_OWN_COMMENTS', '37', 'Delete Own Comments', 'Ability to delete own comments made on issues.'],
  ['CREATE_ATTACHMENTS', '19', 'Create Attachments', 'Users with this permission may create attachments.'],
  ['DELETE_ALL_ATTACHMENTS', '38', 'Delete All Attachments', 'Users with this permission may delete all attachments.'],
  ['DELETE_OWN_ATTACHMENTS', '39', 'Delete Own Attachments', 'Users with this permission may delete own attachments.'],
  ['WORK_ON_ISSUES', '20', 'Work On Issues', 'Ability to log work done against an issue. Only useful if Time Tracking is turned on.'],
  ['EDIT_OWN_WORKLOGS', '40', 'Edit Own Worklogs', 'Ability to edit own worklogs made on issues.'],
  ['EDIT_ALL_WORKLOGS', '41', 'Edit All Worklogs', 'Ability to edit all worklogs made on issues.'],
  ['DELETE_OWN_WORKLOGS', '42', 'Delete Own Worklogs', 'Ability to delete own worklogs made on issues.'],
  ['DELETE_ALL_WORKLOGS', '43', 'Delete All Worklogs', 'Ability to delete all worklogs made on issues.'],
];

const rows = (type: PermissionDef['type'], from: Row[]): PermissionDef[] =>
  from.map(([key, id, name, description]) => ({ id, key, name, type, description }));

/** Every built-in permission modelled, global ones first. Keys and ids as Jira Cloud's mypermissions lists them. */
export const PERMISSIONS: readonly PermissionDef[] = [...rows('GLOBAL', GLOBAL), ...rows('PROJECT', PROJECT)];

/** By key. */
export const PERMISSION_BY_KEY: ReadonlyMap<string, PermissionDef> = new Map(PERMISSIONS.map((permission) => [permission.key, permission]));

/** Keys of the permissions held in a project's scheme. */
export const PROJECT_PERMISSIONS: readonly string[] = PERMISSIONS.filter((permission) => permission.type === 'PROJECT').map(
  (permission) => permission.key,
);
