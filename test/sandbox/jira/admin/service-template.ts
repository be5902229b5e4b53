import { SHARED_TYPES } from '../defaults';
import type { Jira } from '../jira';
import type { Project, RequestType } from '../model';
import { fieldIdByName } from './default-fields';
import { ensureIssueType, putScreen } from './make';
import { putPermissionScheme, roleIdByName, serviceHolders } from './permission-templates';
import { type Built, putIssueTypeScheme, putProject, putScreens, putWorkflowScheme, type TypeSetup } from './project-parts';
import type { NewProject } from './project-templates';
import { putServiceWorkflows, type ServiceWorkflow } from './service-workflows';

interface TypeRecipe {
  name: string;
  description: string;
  icon: string;
  workflow: ServiceWorkflow;
  /** Custom fields by name, besides the common ones. */
  fields: string[];
}

const TYPES: TypeRecipe[] = [
  {
    name: '[System] Incident',
    description: 'For system outages or incidents. Created by Jira Service Management.',
    icon: 'incident',
    workflow: 'incident',
    fields: ['Impact', 'Urgency', 'Severity', 'Source', 'Major incident', 'Pending reason', 'Responders', 'Root cause', 'Workaround'],
  },
  {
    name: '[System] Service request',
    description: 'For general requests and access requests. Created by Jira Service Management.',
    icon: 'service-request',
    workflow: 'request',
    fields: ['Urgency', 'Pending reason'],
  },
  {
    name: '[System] Service request with approvals',
    description: 'For requests that require approval. Created by Jira Service Management.',
    icon: 'service-request-with-approval',
    workflow: 'approval',
    fields: ['Urgency', 'Approvers'],
  },
  {
    name: '[System] Problem',
    description: 'Track underlying causes of incidents. Created by Jira Service Management.',
    icon: 'problem',
    workflow: 'problem',
    fields: ['Impact', 'Urgency', 'Investigation reason', 'Source', 'Pending reason', 'Root cause', 'Workaround'],
  },
  {
    name: '[System] Change',
    description: 'For system changes. Created by Jira Service Management.',
    icon: 'change',
    workflow: 'change',
    fields: [
      'Impact',
      'Urgency',
      'Change type',
      'Change reason',
      'Change risk',
      'Approvers',
      'Planned start date',
      'Planned end date',
      'Implementation plan',
      'Backout plan',
    ],
  },
  {
    name: '[System] Post-incident review',
    description: 'For reviewing an incident once it is over. Created by Jira Service Management.',
    icon: 'post-incident-review',
    workflow: 'review',
    fields: ['Root cause'],
  },
];

const COMMON = [
  'summary',
  'issuetype',
  'reporter',
  'description',
  'priority',
  'assignee',
  'labels',
  'components',
  'duedate',
  'attachment',
  'issuelinks',
];
const CUSTOMER_FIELDS = ['Request Type', 'Request participants', 'Organizations'];

/** A request type of a new service desk: on which work type, in which portal group, with which fields (ids, or custom ones by name). */
interface RequestTypeRecipe {
  name: string;
  type: string;
  group: string;
  description: string;
  fields: [field: string, required: boolean][];
}

/** Request types of Atlassian's ITSM template that this one keeps. */
const REQUEST_TYPES: RequestTypeRecipe[] = [
  {
    name: 'Get IT help',
    type: '[System] Service request',
    group: 'Common requests',
    description: 'Get assistance for general IT problems and questions.',
    fields: [
      ['summary', true],
      ['description', false],
    ],
  },
  {
    name: 'Report a system problem',
    type: '[System] Incident',
    group: 'Common requests',
    description: 'Let us know if something is not working properly.',
    fields: [
      ['summary', true],
      ['description', true],
      ['Impact', false],
      ['Urgency', false],
    ],
  },
  {
    name: 'Request system access',
    type: '[System] Service request with approvals',
    group: 'Logins and accounts',
    description: 'Request access to an existing system or application.',
    fields: [
      ['summary', true],
      ['description', true],
    ],
  },
];

/** A service project with its service desk, portal and first request types. */
export function createServiceProject(jira: Jira, project: NewProject): Project {
  const { key } = project;
  const prefix = `${key}: Jira Service Management:`;
  const named = (name: string): string => fieldIdByName(jira, name);
  const workflows = putServiceWorkflows(jira, key, named);
  const types = TYPES.map((recipe): TypeSetup => {
    const fields = [...COMMON, ...[...CUSTOMER_FIELDS, ...recipe.fields].map(named)];
    const title = recipe.name.replace('[System] ', '');
    return {
      type: ensureIssueType(jira, { name: recipe.name, description: recipe.description, hierarchyLevel: 0, icon: recipe.icon }),
      screens: {
        default: putScreen(jira, `${prefix} ${title} View/Edit Issue Screen`, fields).id,
        create: putScreen(jira, `${prefix} ${title} Create Issue Screen`, fields).id,
      },
      workflowId: workflows[recipe.workflow].id,
    };
  });
  const taskScreen = putScreen(jira, `${prefix} Default Issue Screen`, [...COMMON, 'parent']).id;
  for (const shared of [SHARED_TYPES.task, SHARED_TYPES.subtask]) {
    types.push({ type: ensureIssueType(jira, shared), screens: { default: taskScreen }, workflowId: workflows.task.id });
  }
  const mappings = Object.fromEntries(types.map(({ type, workflowId }) => [type.id, workflowId ?? workflows.task.id]));
  const built: Built = {
    issueTypeSchemeId: putIssueTypeScheme(jira, `${key}: Jira Service Management Issue Type Scheme`, types),
    issueTypeScreenSchemeId: putScreens(jira, `${key}: Jira Service Management Issue Type Screen Scheme`, types),
    workflowSchemeId: putWorkflowScheme(jira, `${key}: Jira Service Management Workflow Scheme`, workflows.task.id, mappings),
    permissionSchemeId: putPermissionScheme(
      jira,
      { name: `Jira Service Management Permission Scheme for Project ${key}`, description: '' },
      serviceHolders(jira),
    ).id,
  };
  const roleActors: Project['roleActors'] = {
    [roleIdByName(jira, 'Administrators')]: { users: [project.lead], groups: ['jira-administrators'] },
    [roleIdByName(jira, 'Service Desk Team')]: { users: [project.lead], groups: [] },
  };
  const made = putProject(jira, project, { projectTypeKey: 'service_desk', style: 'classic', roleActors }, built);
  const desk = jira.serviceDesks.put({
    id: String(jira.site.ids.next('servicedesk', 1)),
    projectId: made.id,
    portalName: project.name,
    customers: [],
    openAccess: true,
    organizationIds: [],
  });
  const groups = new Map<string, string>();
  for (const recipe of REQUEST_TYPES) {
    if (!groups.has(recipe.group)) {
      const id = String(jira.site.ids.next('requesttypegroup', 1));
      groups.set(recipe.group, jira.requestTypeGroups.put({ id, serviceDeskId: desk.id, name: recipe.group }).id);
    }
    putRequestType(jira, desk.id, recipe, groups.get(recipe.group) ?? '');
  }
  return made;
}

function putRequestType(jira: Jira, serviceDeskId: string, recipe: RequestTypeRecipe, groupId: string): RequestType {
  const type = jira.issueTypes.find((candidate) => candidate.name === recipe.type && candidate.scopeProjectId === undefined);
  if (!type) throw new Error(`sandbox: no work type ${recipe.type}`);
  return jira.requestTypes.put({
    id: String(jira.site.ids.next('requesttype', 1)),
    serviceDeskId,
    issueTypeId: type.id,
    name: recipe.name,
    description: recipe.description,
    helpText: '',
    groupIds: [groupId],
    fields: recipe.fields.map(([field, required]) => ({
      fieldId: jira.fields.get(field) ? field : fieldIdByName(jira, field),
      required,
      visible: true,
    })),
  });
}
