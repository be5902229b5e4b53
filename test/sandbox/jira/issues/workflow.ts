import type { Place } from '../fields/config';
import type { Jira } from '../jira';
import type { Issue, StatusDef, Workflow, WorkflowTransition } from '../model';

/** The workflow issues of a type follow in a project. */
export function workflowOf(jira: Jira, place: Place): Workflow {
  const scheme = jira.workflowSchemes.need(jira.projects.need(place.projectId).workflowSchemeId);
  return jira.workflows.need(scheme.mappings[place.typeId] ?? scheme.defaultWorkflowId);
}

/** Status a new issue gets. */
export function initialStatusId(jira: Jira, place: Place): string {
  const workflow = workflowOf(jira, place);
  const first = workflow.transitions.find((transition) => transition.type === 'INITIAL')?.toStatusId ?? workflow.statusIds[0];
  if (first === undefined) throw new Error(`sandbox: workflow ${workflow.name} has no status`);
  return first;
}

/** Transitions that lead out of the issue's present status, conditions not asked yet. */
export function transitionsFrom(jira: Jira, issue: Issue): WorkflowTransition[] {
  return workflowOf(jira, issue).transitions.filter(
    (transition) => transition.type === 'GLOBAL' || (transition.type === 'DIRECTED' && transition.fromStatusIds.includes(issue.statusId)),
  );
}

export const statusOf = (jira: Jira, issue: Issue): StatusDef => jira.statuses.need(issue.statusId);
