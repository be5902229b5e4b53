import { DEFAULT_IDS, SHARED_TYPES } from '../defaults';
import type { Jira } from '../jira';
import type { AccountId, Project } from '../model';
import { fieldIdByName } from './default-fields';
import { ensureIssueType, ensureStatus, putScreen, putWorkflow } from './make';
import { putPermissionScheme, roleIdByName, softwareHolders } from './permission-templates';
import { type Built, putIssueTypeScheme, putProject, putScreens, putWorkflowScheme, type TypeSetup } from './project-parts';
import { createServiceProject } from './service-template';
import { createTeamManagedProject } from './team-managed-template';

export interface NewProject {
  key: string;
  name: string;
  /** Account id of the lead, who becomes the project's first administrator. */
  lead: AccountId;
  description?: string;
}

/** What Jira offers when a project is made: "business" is a company-managed project with work types Task and Sub-task only. */
export type ProjectTemplate = 'software' | 'service' | 'team-managed' | 'business';

/**
 * Makes a project and what Jira makes with it by template: its own schemes, screens and workflows; a service project also gets a service desk
 * with request types, a team-managed one its own types and statuses. Emits nothing: `createProject` of the REST API does.
 */
export function createProject(jira: Jira, template: ProjectTemplate, project: NewProject): Project {
  if (jira.projects.find((other) => other.key === project.key)) throw new Error(`sandbox: there is a project ${project.key} already`);
  switch (template) {
    case 'software':
      return createSoftwareProject(jira, project);
    case 'business':
      return createBusinessProject(jira, project);
    case 'service':
      return createServiceProject(jira, project);
    case 'team-managed':
      return createTeamManagedProject(jira, project);
  }
}

const COMMON = [
  'summary',
  'issuetype',
  'description',
  'priority',
  'assignee',
  'reporter',
  'labels',
  'parent',
  'duedate',
  'attachment',
  'issuelinks',
];

function createSoftwareProject(jira: Jira, project: NewProject): Project {
  const { key } = project;
  const workflow = putWorkflow(jira, {
    name: `Software workflow for project ${key}`,
    description: `Work of project ${key}: reviewed before it is done.`,
    resolutionId: DEFAULT_IDS.resolution,
    statuses: [
      ensureStatus(jira, 'To Do', 'TODO'),
      ensureStatus(jira, 'In Progress', 'IN_PROGRESS'),
      ensureStatus(jira, 'In Review', 'IN_PROGRESS'),
      ensureStatus(jira, 'Done', 'DONE'),
    ],
    steps: [
      { name: 'Create', from: '', to: 'To Do' },
      { name: 'Start progress', from: ['To Do'], to: 'In Progress' },
      { name: 'Stop progress', from: ['In Progress'], to: 'To Do' },
      { name: 'Ready for review', from: ['In Progress'], to: 'In Review' },
      { name: 'Back to work', from: ['In Review'], to: 'In Progress' },
      { name: 'Done', from: ['In Progress', 'In Review'], to: 'Done', screenId: DEFAULT_IDS.resolveScreen },
      { name: "Won't do", from: ['To Do'], to: 'Done', screenId: DEFAULT_IDS.resolveScreen },
      { name: 'Reopen', from: ['Done'], to: 'To Do' },
    ],
  });
  const fields = [
    ...COMMON,
    'components',
    'fixVersions',
    ...['Story point estimate', 'Start date', 'Flagged'].map((name) => fieldIdByName(jira, name)),
  ];
  const main = putScreen(jira, `${key}: Kanban Default Issue Screen`, fields);
  const bug = putScreen(jira, `${key}: Kanban Bug Screen`, [...fields, 'versions', 'environment']);
  const types: TypeSetup[] = [
    { type: ensureIssueType(jira, SHARED_TYPES.epic), screens: { default: main.id } },
    { type: ensureIssueType(jira, SHARED_TYPES.story), screens: { default: main.id } },
    { type: ensureIssueType(jira, SHARED_TYPES.task), screens: { default: main.id } },
    { type: ensureIssueType(jira, SHARED_TYPES.bug), screens: { default: bug.id } },
    { type: ensureIssueType(jira, SHARED_TYPES.subtask), screens: { default: main.id } },
  ];
  const built: Built = {
    issueTypeSchemeId: putIssueTypeScheme(jira, `${key}: Kanban Issue Type Scheme`, types),
    issueTypeScreenSchemeId: putScreens(jira, `${key}: Kanban Issue Type Screen Scheme`, types),
    workflowSchemeId: putWorkflowScheme(jira, `${key}: Software Simplified Workflow Scheme`, workflow.id, {}),
    permissionSchemeId: '10000',
  };
  return putProject(jira, project, { projectTypeKey: 'software', style: 'classic', roleActors: classicActors(jira, project.lead) }, built);
}

function createBusinessProject(jira: Jira, project: NewProject): Project {
  const { key } = project;
  const workflow = putWorkflow(jira, {
    name: `Task management workflow for project ${key}`,
    description: `Tasks of project ${key}.`,
    resolutionId: DEFAULT_IDS.resolution,
    statuses: [ensureStatus(jira, 'To Do', 'TODO'), ensureStatus(jira, 'In Progress', 'IN_PROGRESS'), ensureStatus(jira, 'Done', 'DONE')],
    steps: [
      { name: 'Create', from: '', to: 'To Do' },
      { name: 'Start progress', from: ['To Do'], to: 'In Progress' },
      { name: 'Stop progress', from: ['In Progress'], to: 'To Do' },
      { name: 'Done', from: ['To Do', 'In Progress'], to: 'Done' },
      { name: 'Reopen', from: ['Done'], to: 'To Do' },
    ],
  });
  const screen = putScreen(jira, `${key}: Task Management Default Screen`, [...COMMON, fieldIdByName(jira, 'Start date')]);
  const types: TypeSetup[] = [
    { type: ensureIssueType(jira, SHARED_TYPES.task), screens: { default: screen.id } },
    { type: ensureIssueType(jira, SHARED_TYPES.subtask), screens: { default: screen.id } },
  ];
  const permissions = putPermissionScheme(
    jira,
    { name: `${key}: Task Management Permission Scheme`, description: 'Only the roles of the project work in it.' },
    roleHolders(jira),
  );
  const built: Built = {
    issueTypeSchemeId: putIssueTypeScheme(jira, `${key}: Task Management Issue Type Scheme`, types),
    issueTypeScreenSchemeId: putScreens(jira, `${key}: Task Management Issue Type Screen Scheme`, types),
    workflowSchemeId: putWorkflowScheme(jira, `${key}: Task Management Workflow Scheme`, workflow.id, {}),
    permissionSchemeId: permissions.id,
  };
  return putProject(jira, project, { projectTypeKey: 'business', style: 'classic', roleActors: classicActors(jira, project.lead) }, built);
}

/** As the software scheme, but for the project's Viewers instead of everyone with a licence. */
function roleHolders(jira: Jira): ReturnType<typeof softwareHolders> {
  const software = softwareHolders(jira);
  const members = { type: 'projectRole', roleId: roleIdByName(jira, 'Viewers') } as const;
  return (permission) =>
    software(permission).flatMap((holder) =>
      holder.type !== 'applicationRole' ? [holder] : permission === 'BROWSE_PROJECTS' ? [members] : [],
    );
}

function classicActors(jira: Jira, lead: AccountId): Project['roleActors'] {
  return { [roleIdByName(jira, 'Administrators')]: { users: [lead], groups: ['jira-administrators'] } };
}
