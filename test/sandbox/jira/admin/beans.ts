import type { Jira } from '../jira';
import type { AccountId, IssueType, LinkType, Priority, Project, ProjectComponent, ProjectVersion, Resolution, StatusDef } from '../model';
import { userBean, uuidOf } from '../people';

/** How administration things look wherever the REST API shows them (inside issues too). */

const absolute = (jira: Jira, url: string): string => (url.startsWith('/') ? `${jira.site.baseUrl}${url}` : url);

/** Address of a resource of REST API 3. */
export const selfUrl = (jira: Jira, path: string): string => `${jira.site.baseUrl}/rest/api/3/${path}`;

/** The scope of what belongs to one team-managed project (schema Scope). */
export function scopeBean(projectId: string | undefined): Record<string, unknown> {
  return projectId === undefined ? {} : { scope: { type: 'PROJECT', project: { id: projectId } } };
}

/** Schema IssueTypeDetails. */
export function issueTypeBean(jira: Jira, type: IssueType): Record<string, unknown> {
  return {
    self: selfUrl(jira, `issuetype/${type.id}`),
    id: type.id,
    description: type.description,
    iconUrl: absolute(jira, type.iconUrl),
    name: type.name,
    subtask: type.hierarchyLevel < 0,
    avatarId: 10300 + (Number(type.id) % 100),
    hierarchyLevel: type.hierarchyLevel,
    entityId: uuidOf(`issuetype ${type.id}`),
    ...scopeBean(type.scopeProjectId),
  };
}

/** Jira's three status categories with their old-style ids. */
export const STATUS_CATEGORIES = {
  TODO: { id: 2, key: 'new', colorName: 'blue-gray', name: 'To Do' },
  IN_PROGRESS: { id: 4, key: 'indeterminate', colorName: 'yellow', name: 'In Progress' },
  DONE: { id: 3, key: 'done', colorName: 'green', name: 'Done' },
} as const;

/** Schema StatusCategory. */
export function statusCategoryBean(jira: Jira, category: StatusDef['category']): Record<string, unknown> {
  const known = STATUS_CATEGORIES[category];
  return { self: selfUrl(jira, `statuscategory/${known.id}`), ...known };
}

/** Schema StatusDetails. */
export function statusBean(jira: Jira, status: StatusDef): Record<string, unknown> {
  return {
    self: selfUrl(jira, `status/${status.id}`),
    description: status.description,
    iconUrl: `${jira.site.baseUrl}/_sandbox/icon/status/${STATUS_CATEGORIES[status.category].key}.svg`,
    name: status.name,
    id: status.id,
    statusCategory: statusCategoryBean(jira, status.category),
    ...scopeBean(status.scopeProjectId),
  };
}

/** Schema Priority as inside an issue; `full` adds what the priority resources show. */
export function priorityBean(jira: Jira, priority: Priority, full = false): Record<string, unknown> {
  return {
    self: selfUrl(jira, `priority/${priority.id}`),
    iconUrl: absolute(jira, priority.iconUrl),
    name: priority.name,
    id: priority.id,
    ...(full ? { statusColor: priority.statusColor, description: priority.description, isDefault: priority.isDefault } : {}),
  };
}

/** Schema Resolution. */
export function resolutionBean(jira: Jira, resolution: Resolution): Record<string, unknown> {
  return {
    self: selfUrl(jira, `resolution/${resolution.id}`),
    id: resolution.id,
    description: resolution.description,
    name: resolution.name,
  };
}

/** Schema IssueLinkType. */
export function linkTypeBean(jira: Jira, type: LinkType): Record<string, unknown> {
  return { id: type.id, name: type.name, inward: type.inward, outward: type.outward, self: selfUrl(jira, `issueLinkType/${type.id}`) };
}

/** Schema ProjectComponent, as inside a project or issue. */
export function componentBean(jira: Jira, component: ProjectComponent): Record<string, unknown> {
  return { self: selfUrl(jira, `component/${component.id}`), id: component.id, name: component.name, description: component.description };
}

/** Schema Version, as inside a project or issue. */
export function versionBean(jira: Jira, version: ProjectVersion): Record<string, unknown> {
  return {
    self: selfUrl(jira, `version/${version.id}`),
    id: version.id,
    description: version.description,
    name: version.name,
    archived: version.archived,
    released: version.released,
    ...(version.releaseDate ? { releaseDate: version.releaseDate } : {}),
  };
}

function projectAvatars(jira: Jira, project: Project): Record<string, string> {
  const url = `${jira.site.baseUrl}/_sandbox/icon/project/${encodeURIComponent(project.key)}.svg`;
  return { '48x48': url, '24x24': url, '16x16': url, '32x32': url };
}

/** A project as inside an issue (schema ProjectDetails, in the form issues show). */
export function projectBean(jira: Jira, project: Project): Record<string, unknown> {
  return {
    self: selfUrl(jira, `project/${project.id}`),
    id: project.id,
    key: project.key,
    name: project.name,
    projectTypeKey: project.projectTypeKey,
    simplified: project.style === 'next-gen',
    avatarUrls: projectAvatars(jira, project),
  };
}

/** Work types of a project, in its scheme's order. */
export function issueTypesOf(jira: Jira, project: Project): IssueType[] {
  return jira.issueTypeSchemes.need(project.issueTypeSchemeId).issueTypeIds.map((id) => jira.issueTypes.need(id));
}

/** What project list and search show besides; `expand` as the search resource has it. */
export function projectSummary(jira: Jira, project: Project, expand: readonly string[], viewer?: AccountId): Record<string, unknown> {
  return {
    expand: 'description,lead,issueTypes,url,projectKeys,permissions,insight',
    ...projectBean(jira, project),
    style: project.style,
    isPrivate: false,
    uuid: uuidOf(`project ${project.id}`),
    properties: {},
    ...(project.archived ? { archived: true } : {}),
    ...(project.archived && project.archivedBy
      ? { archivedDate: jiraDate(project.archivedBy.at), archivedBy: userBean(jira, project.archivedBy.by, viewer) }
      : {}),
    ...(project.deleted
      ? { deleted: true, deletedDate: jiraDate(project.deleted.at), deletedBy: userBean(jira, project.deleted.by, viewer) }
      : {}),
    ...(expand.includes('description') ? { description: project.description } : {}),
    ...(expand.includes('lead') ? { lead: userBean(jira, project.leadAccountId, viewer) } : {}),
    ...(expand.includes('issueTypes') ? { issueTypes: issueTypesOf(jira, project).map((type) => issueTypeBean(jira, type)) } : {}),
    ...(expand.includes('projectKeys') ? { projectKeys: [project.key] } : {}),
  };
}

/** An instant as Jira's REST API writes it: "2026-11-23T20:50:27.123+0000". */
export function jiraDate(iso: string): string {
  return new Date(iso).toISOString().replace('Z', '+0000');
}
