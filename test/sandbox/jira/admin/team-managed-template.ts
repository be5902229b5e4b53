import { DEFAULT_IDS } from '../defaults';
import type { Jira } from '../jira';
import type { Project } from '../model';
import { ensureIssueType, ensureStatus, putScreen, putWorkflow } from './make';
import { putPermissionScheme, teamManagedHolders } from './permission-templates';
import { type Built, nextProjectId, putIssueTypeScheme, putProject, putScreens, putWorkflowScheme, type TypeSetup } from './project-parts';
import type { NewProject } from './project-templates';

const TYPES = [
  { name: 'Epic', description: 'Epics track collections of related bugs, stories, and tasks.', hierarchyLevel: 1, icon: 'epic' },
  { name: 'Task', description: 'Tasks track small, distinct pieces of work.', hierarchyLevel: 0, icon: 'task' },
  { name: 'Bug', description: 'Bugs track problems or errors.', hierarchyLevel: 0, icon: 'bug' },
  {
    name: 'Subtask',
    description: 'Subtasks track small pieces of work that are part of a larger task.',
    hierarchyLevel: -1,
    icon: 'subtask',
  },
] as const;

const FIELDS = [
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

/** A team-managed project: types, statuses, workflow, roles and screens of its own; access open to everyone with a licence. */
export function createTeamManagedProject(jira: Jira, project: NewProject): Project {
  const id = nextProjectId(jira);
  for (const [name, description] of [
    ['Administrator', 'Admins can do most things, like update settings and add other admins.'],
    ['Member', 'Members are part of the team, and can add, edit, and collaborate on all work.'],
    ['Viewer', 'Viewers can search through, view, and comment on your team’s work, but not much else.'],
  ] as const) {
    jira.roles.put({ id: String(jira.site.ids.next('role', 10010)), name, description, scopeProjectId: id });
  }
  const workflow = putWorkflow(jira, {
    name: `Software workflow for project ${id}`,
    description: '',
    scopeProjectId: id,
    resolutionId: DEFAULT_IDS.resolution,
    statuses: [
      ensureStatus(jira, 'To Do', 'TODO', id),
      ensureStatus(jira, 'In Progress', 'IN_PROGRESS', id),
      ensureStatus(jira, 'Done', 'DONE', id),
    ],
    steps: [
      { name: 'Create', from: '', to: 'To Do' },
      { name: 'To Do', from: '*', to: 'To Do' },
      { name: 'In Progress', from: '*', to: 'In Progress' },
      { name: 'Done', from: '*', to: 'Done' },
    ],
  });
  const types = TYPES.map((info): TypeSetup => {
    const type = ensureIssueType(jira, info, id);
    return { type, screens: { default: putScreen(jira, `${project.key}: ${type.name}`, FIELDS, id).id } };
  });
  const permissions = putPermissionScheme(
    jira,
    { name: `Permissions of team-managed project ${project.key}`, description: '', scopeProjectId: id },
    teamManagedHolders(jira, id),
  );
  const built: Built = {
    issueTypeSchemeId: putIssueTypeScheme(jira, `Work types of ${project.key}`, types, id),
    issueTypeScreenSchemeId: putScreens(jira, `${project.key} Issue Type Screen Scheme`, types, id),
    workflowSchemeId: putWorkflowScheme(jira, `Workflows of ${project.key}`, workflow.id, {}, id),
    permissionSchemeId: permissions.id,
  };
  const administrator = jira.roles.find((role) => role.scopeProjectId === id && role.name === 'Administrator');
  const roleActors: Project['roleActors'] = administrator ? { [administrator.id]: { users: [project.lead], groups: [] } } : {};
  return putProject(jira, project, { projectTypeKey: 'software', style: 'next-gen', roleActors }, built, id);
}
