import { installFields } from './admin/default-fields';
import { ensureIssueType, ensureStatus, putScreen, putWorkflow } from './admin/make';
import { putPermissionScheme, softwareHolders } from './admin/permission-templates';
import type { Jira } from './jira';
import { ADMIN_GROUPS, addPerson, addToGroup, appRoleGroups } from './people';
import { ADDON_ROLE_NAME, PERMISSIONS } from './permissions';

/** Ids Jira itself gives its default things. */
export const DEFAULT_IDS = {
  screen: '1',
  workflowScreen: '2',
  resolveScreen: '3',
  screenScheme: '1',
  issueTypeScreenScheme: '1',
  issueTypeScheme: '10000',
  permissionScheme: '0',
  workflowScheme: '10000',
  /** Resolution set by Jira's own workflows. */
  resolution: '10000',
} as const;

const PRIORITIES = [
  ['1', 'Highest', 'This problem will block progress.', '#d04437', 'highest'],
  ['2', 'High', 'Serious problem that could block progress.', '#f15C75', 'high'],
  ['3', 'Medium', 'Has the potential to affect progress.', '#f79232', 'medium'],
  ['4', 'Low', 'Minor problem or easily worked around.', '#707070', 'low'],
  ['5', 'Lowest', 'Trivial problem with little or no impact on progress.', '#999999', 'lowest'],
] as const;

const RESOLUTIONS = [
  ['10000', 'Done', 'Work has been completed on this issue.'],
  ['10001', "Won't Do", "This issue won't be actioned."],
  ['10002', 'Duplicate', 'The problem is a duplicate of an existing issue.'],
  [
    '10003',
    'Cannot Reproduce',
    'All attempts at reproducing this issue failed, or not enough information was available to reproduce the issue.',
  ],
  ['10004', 'Known Error', 'The problem has a documented root cause and a workaround.'],
  ['10005', 'Declined', 'This issue was not approved.'],
  ['10006', 'Hardware failure', 'The root cause of the incident was a hardware failure.'],
  ['10007', 'Software failure', 'The root cause of the incident was a software failure.'],
] as const;

const LINK_TYPES = [
  ['10000', 'Blocks', 'is blocked by', 'blocks'],
  ['10001', 'Cloners', 'is cloned by', 'clones'],
  ['10002', 'Duplicate', 'is duplicated by', 'duplicates'],
  ['10003', 'Relates', 'relates to', 'relates to'],
  ['10004', 'Problem/Incident', 'is caused by', 'causes'],
] as const;

const ROLES = [
  ['10002', 'Administrators', 'A project role that represents administrators in a project.'],
  [
    '10003',
    ADDON_ROLE_NAME,
    'A project role that represents Connect add-ons declaring a scope that requires more than read issue permissions',
  ],
  ['10004', 'Service Desk Team', 'Default role for Jira Service Management agents.'],
  ['10005', 'Service Desk Customers', 'Default role for Jira Service Management customers.'],
  ['10006', 'Viewers', 'People who may look at the work of a project.'],
] as const;

/** Fields of Jira's Default Screen, in order. */
export const DEFAULT_SCREEN_FIELDS = [
  'summary',
  'issuetype',
  'description',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'components',
  'fixVersions',
  'versions',
  'environment',
  'attachment',
  'issuelinks',
  'parent',
  'duedate',
] as const;

/** The work types company-managed projects share. */
export const SHARED_TYPES = {
  epic: { name: 'Epic', description: 'A big user story that needs to be broken down.', hierarchyLevel: 1, icon: 'epic' },
  story: { name: 'Story', description: 'Functionality or a feature expressed as a user goal.', hierarchyLevel: 0, icon: 'story' },
  task: { name: 'Task', description: 'A small, distinct piece of work.', hierarchyLevel: 0, icon: 'task' },
  bug: { name: 'Bug', description: 'A problem or error.', hierarchyLevel: 0, icon: 'bug' },
  subtask: { name: 'Sub-task', description: 'A small piece of work that is part of a larger task.', hierarchyLevel: -1, icon: 'subtask' },
} as const;

/** Puts what a new Jira Cloud site (Jira and Jira Service Management) has before its first project: see the constants above. */
export function installDefaults(jira: Jira): void {
  installPeople(jira);
  for (const [id, name, description, statusColor, icon] of PRIORITIES) {
    jira.priorities.put({ id, name, description, statusColor, iconUrl: `/_sandbox/icon/priority/${icon}.svg`, isDefault: id === '3' });
  }
  for (const [id, name, description] of RESOLUTIONS) jira.resolutions.put({ id, name, description });
  for (const [id, name, inward, outward] of LINK_TYPES) jira.linkTypes.put({ id, name, inward, outward });
  for (const [id, name, description] of ROLES) jira.roles.put({ id, name, description });
  // Ids 10000-10010 are taken above; what an admin makes later comes after.
  for (const series of ['issuelinktype', 'resolution', 'role', 'priority', 'issuetypescheme', 'workflowscheme'])
    jira.site.ids.next(series, 10010);
  installFields(jira);
  installSchemes(jira);
}

function installPeople(jira: Jira): void {
  addPerson(
    jira,
    {
      id: 'admin',
      displayName: 'Ada Admin',
      emailAddress: 'ada.admin@example.com',
      accountType: 'atlassian',
      licensed: true,
      active: true,
      timeZone: 'Europe/Berlin',
      locale: 'en_US',
      title: 'Jira administrator',
    },
    [ADMIN_GROUPS.site, ADMIN_GROUPS.jira, ...appRoleGroups['jira-servicedesk']],
  );
  const users = [...appRoleGroups['jira-software'], ...appRoleGroups['jira-servicedesk']];
  const admins = [ADMIN_GROUPS.site, ADMIN_GROUPS.jira];
  for (const name of users) addToGroup(jira, name, 'admin');
  for (const { key, type } of PERMISSIONS) {
    if (type !== 'GLOBAL') continue;
    const groups = key === 'SYSTEM_ADMIN' ? [ADMIN_GROUPS.site] : key === 'ADMINISTER' ? admins : [...admins, ...users];
    jira.globalPermissions.put({ id: key, groups });
  }
}

function installSchemes(jira: Jira): void {
  const types = Object.values(SHARED_TYPES).map((type) => ensureIssueType(jira, type));
  jira.issueTypeSchemes.put({
    id: DEFAULT_IDS.issueTypeScheme,
    name: 'Default Issue Type Scheme',
    description:
      'Default issue type scheme is the list of global issue types. All newly created issue types will automatically be added to this scheme.',
    isDefault: true,
    issueTypeIds: types.map((type) => type.id),
  });
  putScreen(jira, 'Default Screen', [...DEFAULT_SCREEN_FIELDS], undefined, DEFAULT_IDS.screen);
  putScreen(jira, 'Workflow Screen', ['assignee'], undefined, DEFAULT_IDS.workflowScreen);
  putScreen(jira, 'Resolve Issue Screen', ['resolution', 'fixVersions', 'assignee'], undefined, DEFAULT_IDS.resolveScreen);
  for (let taken = 0; taken < 3; taken++) jira.site.ids.next('screen', 1);
  jira.screenSchemes.put({
    id: DEFAULT_IDS.screenScheme,
    name: 'Default Screen Scheme',
    description: 'Default Screen Scheme',
    screens: { default: DEFAULT_IDS.screen },
  });
  jira.issueTypeScreenSchemes.put({
    id: DEFAULT_IDS.issueTypeScreenScheme,
    name: 'Default Issue Type Screen Scheme',
    description: 'The default issue type screen scheme',
    mappings: { default: DEFAULT_IDS.screenScheme },
  });
  const statuses = [
    ensureStatus(jira, 'Open', 'TODO', undefined, '1'),
    ensureStatus(jira, 'In Progress', 'IN_PROGRESS', undefined, '3'),
    ensureStatus(jira, 'Reopened', 'TODO', undefined, '4'),
    ensureStatus(jira, 'Resolved', 'DONE', undefined, '5'),
    ensureStatus(jira, 'Closed', 'DONE', undefined, '6'),
  ];
  const workflow = putWorkflow(jira, {
    name: 'classic default workflow',
    description: 'The classic Jira default workflow',
    statuses,
    resolutionId: DEFAULT_IDS.resolution,
    steps: [
      { name: 'Create', from: '', to: 'Open' },
      { name: 'Start Progress', from: ['Open', 'Reopened'], to: 'In Progress' },
      { name: 'Stop Progress', from: ['In Progress'], to: 'Open' },
      { name: 'Resolve Issue', from: ['Open', 'In Progress', 'Reopened'], to: 'Resolved', screenId: DEFAULT_IDS.resolveScreen },
      { name: 'Close Issue', from: ['Open', 'In Progress', 'Reopened', 'Resolved'], to: 'Closed', screenId: DEFAULT_IDS.resolveScreen },
      { name: 'Reopen Issue', from: ['Resolved', 'Closed'], to: 'Reopened', screenId: DEFAULT_IDS.workflowScreen },
    ],
  });
  jira.workflowSchemes.put({
    id: DEFAULT_IDS.workflowScheme,
    name: 'Default Workflow Scheme',
    description: 'The default workflow scheme',
    defaultWorkflowId: workflow.id,
    mappings: {},
  });
  putPermissionScheme(
    jira,
    {
      id: DEFAULT_IDS.permissionScheme,
      name: 'Default Permission Scheme',
      description: 'This is the default Permission Scheme. Any new projects that are created will be assigned this scheme.',
    },
    softwareHolders(jira),
  );
  putPermissionScheme(
    jira,
    { id: '10000', name: 'Default software scheme', description: 'Default scheme for Software projects.' },
    softwareHolders(jira),
  );
}
