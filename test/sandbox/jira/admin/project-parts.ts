import type { Jira } from '../jira';
import type { AccountId, IssueType, Project } from '../model';

/** A work type of a new project and its screens (ids). */
export interface TypeSetup {
  type: IssueType;
  screens: { default: string; create?: string };
  workflowId?: string;
}

/** The schemes a project is made with. */
export interface Built {
  issueTypeSchemeId: string;
  issueTypeScreenSchemeId: string;
  workflowSchemeId: string;
  permissionSchemeId: string;
}

/** A project's own document; the id comes first so that scoped parts can name it. */
export function nextProjectId(jira: Jira): string {
  return String(jira.site.ids.next('project', 10000));
}

export function putProject(
  jira: Jira,
  project: { key: string; name: string; lead: AccountId; description?: string },
  kind: Pick<Project, 'projectTypeKey' | 'style' | 'roleActors'>,
  built: Built,
  id = nextProjectId(jira),
): Project {
  return jira.projects.put({
    id,
    key: project.key,
    name: project.name,
    description: project.description ?? '',
    leadAccountId: project.lead,
    archived: false,
    ...kind,
    ...built,
  });
}

const scope = (scopeProjectId: string | undefined): { scopeProjectId?: string } => (scopeProjectId ? { scopeProjectId } : {});

export function putIssueTypeScheme(jira: Jira, name: string, types: TypeSetup[], scopeProjectId?: string): string {
  const first = types.find(({ type }) => type.hierarchyLevel === 0);
  return jira.issueTypeSchemes.put({
    id: String(jira.site.ids.next('issuetypescheme')),
    name,
    description: '',
    isDefault: false,
    ...(first ? { defaultIssueTypeId: first.type.id } : {}),
    issueTypeIds: types.map(({ type }) => type.id),
    ...scope(scopeProjectId),
  }).id;
}

/** Makes one screen scheme per set of screens and the issue type screen scheme over them. The first type's is the default. */
export function putScreens(jira: Jira, name: string, types: TypeSetup[], scopeProjectId?: string): string {
  const made = new Map<string, string>();
  const schemeFor = ({ type, screens }: TypeSetup): string => {
    const key = `${screens.default} ${screens.create ?? ''}`;
    const known = made.get(key);
    if (known) return known;
    const { id } = jira.screenSchemes.put({
      id: String(jira.site.ids.next('screenscheme', 10000)),
      name: `${name.replace(/ Issue Type Screen Scheme$/, '')} ${type.name} Screen Scheme`,
      description: '',
      screens: { default: screens.default, ...(screens.create ? { create: screens.create } : {}) },
      ...scope(scopeProjectId),
    });
    made.set(key, id);
    return id;
  };
  const mappings: Record<string, string> = {};
  for (const setup of types) {
    const id = schemeFor(setup);
    mappings.default ??= id;
    if (mappings.default !== id || scopeProjectId) mappings[setup.type.id] = id;
  }
  return jira.issueTypeScreenSchemes.put({
    id: String(jira.site.ids.next('issuetypescreenscheme', 10000)),
    name,
    description: '',
    mappings,
    ...scope(scopeProjectId),
  }).id;
}

export function putWorkflowScheme(
  jira: Jira,
  name: string,
  defaultWorkflowId: string,
  mappings: Record<string, string>,
  scopeProjectId?: string,
): string {
  return jira.workflowSchemes.put({
    id: String(jira.site.ids.next('workflowscheme')),
    name,
    description: '',
    defaultWorkflowId,
    mappings,
    ...scope(scopeProjectId),
  }).id;
}
