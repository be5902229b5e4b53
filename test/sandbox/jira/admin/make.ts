import type { Jira } from '../jira';
import type { IssueType, Screen, StatusDef, Workflow, WorkflowRule, WorkflowTransition } from '../model';
import { uuidOf } from '../people';

/** A status of a name, made when the site (or the team-managed project) has none. */
export function ensureStatus(jira: Jira, name: string, category: StatusDef['category'], scopeProjectId?: string, id?: string): StatusDef {
  const found = jira.statuses.find(
    (status) => status.name.toLowerCase() === name.toLowerCase() && status.scopeProjectId === scopeProjectId,
  );
  if (found) return found;
  return jira.statuses.put({
    id: id ?? String(jira.site.ids.next('status', 10000)),
    name,
    description: '',
    category,
    ...(scopeProjectId ? { scopeProjectId } : {}),
  });
}

/** A work type of a name, made when the site (or the team-managed project) has none. */
export function ensureIssueType(
  jira: Jira,
  type: { name: string; description: string; hierarchyLevel: number; icon: string },
  scopeProjectId?: string,
): IssueType {
  const found = jira.issueTypes.find((candidate) => candidate.name === type.name && candidate.scopeProjectId === scopeProjectId);
  if (found) return found;
  return jira.issueTypes.put({
    id: String(jira.site.ids.next('issuetype', 10001)),
    name: type.name,
    description: type.description,
    hierarchyLevel: type.hierarchyLevel,
    iconUrl: `/_sandbox/icon/issuetype/${type.icon}.svg`,
    ...(scopeProjectId ? { scopeProjectId } : {}),
  });
}

/** A screen with one tab, named as Jira names the first tab. */
export function putScreen(jira: Jira, name: string, fieldIds: string[], scopeProjectId?: string, id?: string): Screen {
  return jira.screens.put({
    id: id ?? String(jira.site.ids.next('screen', 2)),
    name,
    description: '',
    tabs: [{ id: String(jira.site.ids.next('screentab', 10000)), name: 'Field Tab', fieldIds }],
    ...(scopeProjectId ? { scopeProjectId } : {}),
  });
}

/** One transition in a workflow's recipe: from which statuses ("*" any, "" the creation), to which, by which screen. */
export interface Step {
  name: string;
  from: string[] | '*' | '';
  to: string;
  screenId?: string;
}

/**
 * Makes a workflow from statuses by name and steps. Transitions into a status of category DONE set the resolution, those out of it clear it,
 * as the post functions of Jira's own workflows do. Transition ids are 1 for Create, then 11, 21, … as Jira numbers them.
 */
export function putWorkflow(
  jira: Jira,
  recipe: { name: string; description: string; statuses: StatusDef[]; steps: Step[]; scopeProjectId?: string; resolutionId: string },
): Workflow {
  const byName = new Map(recipe.statuses.map((status) => [status.name.toLowerCase(), status]));
  const need = (name: string): StatusDef => {
    const found = byName.get(name.toLowerCase());
    if (!found) throw new Error(`sandbox: workflow ${recipe.name} has no status ${name}`);
    return found;
  };
  const transitions = recipe.steps.map((step, index): WorkflowTransition => {
    const target = need(step.to);
    const from = Array.isArray(step.from) ? step.from.map((name) => need(name)) : [];
    const type = step.from === '' ? 'INITIAL' : step.from === '*' ? 'GLOBAL' : 'DIRECTED';
    const id = type === 'INITIAL' ? '1' : String(index * 10 + 1);
    return {
      id,
      name: step.name,
      description: '',
      type,
      fromStatusIds: from.map((status) => status.id),
      toStatusId: target.id,
      ...(step.screenId ? { screenId: step.screenId } : {}),
      conditions: [],
      validators: [],
      actions: type === 'INITIAL' ? [] : resolutionActions(recipe, id, target),
    };
  });
  const key = `workflow ${recipe.name}`;
  return jira.workflows.put({
    id: uuidOf(key),
    name: recipe.name,
    description: recipe.description,
    version: { id: uuidOf(`${key} 1`), versionNumber: 1 },
    ...(recipe.scopeProjectId ? { scopeProjectId: recipe.scopeProjectId } : {}),
    isEditable: true,
    statusIds: recipe.statuses.map((status) => status.id),
    transitions,
  });
}

function resolutionActions(recipe: { name: string; resolutionId: string }, transitionId: string, target: StatusDef): WorkflowRule[] {
  const value = target.category === 'DONE' ? recipe.resolutionId : '';
  return [
    {
      id: uuidOf(`workflow ${recipe.name} ${transitionId} resolution`),
      ruleKey: 'system:update-field',
      parameters: { field: 'resolution', mode: 'replace', value },
    },
  ];
}
