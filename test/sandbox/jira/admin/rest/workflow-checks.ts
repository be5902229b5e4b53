import { issuesWhere } from '../../issues/store';
import type { Jira } from '../../jira';
import type { Issue, Workflow } from '../../model';
import type { Body, RuleInput, StatusInput, TransitionInput, WorkflowUpdate } from './workflow-document';
import { SCREEN_RULE, screenIdOf } from './workflow-document';
import { FORGE_RULES, hasValidator, type RuleType, SYSTEM_RULES } from './workflow-rules';

/** Schema WorkflowValidationError. */
export interface WorkflowProblem {
  code: string;
  level: 'ERROR' | 'WARNING';
  message: string;
  type: 'RULE' | 'STATUS' | 'STATUS_LAYOUT' | 'WORKFLOW' | 'TRANSITION' | 'SCOPE' | 'STATUS_MAPPING' | 'TRIGGER';
  elementReference?: { ruleId?: string; statusReference?: string; transitionId?: string };
}

const problem = (
  type: WorkflowProblem['type'],
  code: string,
  message: string,
  elementReference?: NonNullable<WorkflowProblem['elementReference']>,
): WorkflowProblem => ({ code, level: 'ERROR', message, type, ...(elementReference ? { elementReference } : {}) });

/** What is wrong with a workflow's statuses and transitions; empty when nothing is. `named`: statuses the request itself brings. */
export function checkBody(jira: Jira, body: Body, named: readonly StatusInput[]): WorkflowProblem[] {
  const problems: WorkflowProblem[] = [];
  const references = new Set(body.statuses.map((status) => status.statusReference));
  const initial = body.transitions.filter((transition) => transition.type === 'INITIAL');
  if (initial.length !== 1)
    problems.push(problem('WORKFLOW', 'INITIAL_TRANSITION_MISSING', 'The workflow must have exactly one initial transition.'));
  if (references.size === 0) problems.push(problem('WORKFLOW', 'WORKFLOW_WITHOUT_STATUSES', 'The workflow must have at least one status.'));
  for (const reference of references) {
    if (!named.some((status) => status.statusReference === reference) && !jira.statuses.get(reference)) {
      problems.push(problem('STATUS', 'STATUS_NOT_FOUND', `The status '${reference}' was not found.`, { statusReference: reference }));
    }
  }
  const ids = body.transitions.flatMap((transition) => transition.id ?? []);
  if (new Set(ids).size !== ids.length)
    problems.push(problem('TRANSITION', 'NON_UNIQUE_TRANSITION_ID', 'Transition ids must be unique in the workflow.'));
  return [...problems, ...body.transitions.flatMap((transition) => checkTransition(jira, transition, references))];
}

function checkTransition(jira: Jira, transition: TransitionInput, references: ReadonlySet<string>): WorkflowProblem[] {
  const problems: WorkflowProblem[] = [];
  const at = transition.id === undefined ? {} : { transitionId: transition.id };
  if (transition.name.trim() === '')
    problems.push(problem('TRANSITION', 'TRANSITION_NAME_MISSING', 'The transition must have a name.', at));
  const named = [transition.toStatusReference, ...transition.links.flatMap((link) => link.fromStatusReference ?? [])];
  for (const reference of named.filter((candidate) => !references.has(candidate))) {
    problems.push(
      problem('TRANSITION', 'TRANSITION_STATUS_NOT_IN_WORKFLOW', `The status '${reference}' of the transition is not in the workflow.`, at),
    );
  }
  if (transition.type === 'DIRECTED' && transition.links.length === 0) {
    problems.push(problem('TRANSITION', 'DIRECTED_TRANSITION_WITHOUT_LINKS', 'A directed transition must start from a status.', at));
  }
  if (transition.type !== 'DIRECTED' && transition.links.length > 0) {
    problems.push(problem('TRANSITION', 'TRANSITION_WITH_LINKS', 'Only directed transitions start from a status.', at));
  }
  const screenId = screenIdOf(transition);
  if (transition.transitionScreen && (transition.transitionScreen.ruleKey !== SCREEN_RULE || !jira.screens.get(screenId ?? ''))) {
    problems.push(problem('RULE', 'SCREEN_NOT_FOUND', `The transition screen '${screenId}' was not found.`, at));
  }
  const conditions = transition.conditions;
  if (conditions && (conditions.conditionGroups.length > 0 || (conditions.operation === 'ANY' && conditions.conditions.length > 1))) {
    jira.site.problems.report({ where: 'jira', what: 'workflow condition groups and ANY are not modelled' });
    problems.push(problem('RULE', 'NOT_MODELLED', 'The local Jira knows only conditions that must all hold.', at));
  }
  if (transition.triggers.length > 0) {
    jira.site.problems.report({ where: 'jira', what: 'workflow triggers are not modelled' });
    problems.push(problem('TRIGGER', 'NOT_MODELLED', 'The local Jira has no workflow triggers.', at));
  }
  return [
    ...problems,
    ...transition.validators.flatMap((rule) => checkRule(jira, rule, 'Validator', at)),
    ...transition.actions.flatMap((rule) => checkRule(jira, rule, 'Function', at)),
    ...(conditions?.conditions ?? []).flatMap((rule) => checkRule(jira, rule, 'Condition', at)),
  ];
}

function checkRule(jira: Jira, rule: RuleInput, type: RuleType, at: { transitionId?: string }): WorkflowProblem[] {
  const place = { ...at, ...(rule.id ? { ruleId: rule.id } : {}) };
  if (FORGE_RULES.includes(rule.ruleKey)) {
    const fits = rule.ruleKey === 'forge:expression-validator' ? type === 'Validator' : false;
    if (!fits) {
      jira.site.problems.report({ where: 'jira', what: `workflow rule ${rule.ruleKey} is not modelled` });
      return [problem('RULE', 'NOT_MODELLED', `The local Jira does not know ${rule.ruleKey} as a ${type.toLowerCase()}.`, place)];
    }
    const ari = rule.parameters.key ?? '';
    return hasValidator(jira, ari) ? [] : [problem('RULE', 'FORGE_RULE_NOT_FOUND', `No installed app has the rule '${ari}'.`, place)];
  }
  const known = SYSTEM_RULES.find((candidate) => candidate.ruleKey === rule.ruleKey);
  if (known?.ruleType === type) return [];
  return [problem('RULE', 'RULE_NOT_FOUND', `The rule '${rule.ruleKey}' is not a ${type.toLowerCase()} Jira knows.`, place)];
}

/** Issues in a status the updated workflow no longer has, with the status a mapping gives them (undefined: none does). */
export function strandedIssues(jira: Jira, workflow: Workflow, update: WorkflowUpdate): { issue: Issue; to: string | undefined }[] {
  const kept = new Set(update.statuses.map((status) => status.statusReference));
  const removed = workflow.statusIds.filter((id) => !kept.has(id));
  if (removed.length === 0) return [];
  const projects = jira.projects.list();
  return removed
    .flatMap((statusId) => issuesWhere(jira, { statusId }))
    .filter((issue) => {
      const scheme = jira.workflowSchemes.need(projects.find((project) => project.id === issue.projectId)?.workflowSchemeId ?? '');
      return (scheme.mappings[issue.typeId] ?? scheme.defaultWorkflowId) === workflow.id;
    })
    .map((issue) => {
      const own = update.statusMappings.find((mapping) => mapping.projectId === issue.projectId && mapping.issueTypeId === issue.typeId);
      const migrations = [...(own?.statusMigrations ?? []), ...update.defaultStatusMappings];
      return { issue, to: migrations.find((migration) => migration.oldStatusReference === issue.statusId)?.newStatusReference };
    });
}

/** What is wrong with an update: what checkBody finds, and issues that would be left without a status. */
export function checkUpdate(jira: Jira, update: WorkflowUpdate, named: readonly StatusInput[]): WorkflowProblem[] {
  const workflow = jira.workflows.get(update.id);
  if (!workflow) return [problem('WORKFLOW', 'WORKFLOW_NOT_FOUND', `The workflow '${update.id}' was not found.`)];
  if (!workflow.isEditable) return [problem('WORKFLOW', 'WORKFLOW_NOT_EDITABLE', `The workflow '${workflow.name}' cannot be edited.`)];
  const stranded = [
    ...new Set(strandedIssues(jira, workflow, update).flatMap(({ issue, to }) => (to === undefined ? issue.statusId : []))),
  ];
  return [
    ...checkBody(jira, update, named),
    ...stranded.map((statusReference) =>
      problem('STATUS_MAPPING', 'MISSING_STATUS_MAPPING', `Issues in the removed status '${statusReference}' need a status mapping.`, {
        statusReference,
      }),
    ),
  ];
}
