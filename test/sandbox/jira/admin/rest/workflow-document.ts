import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { StatusDef, Workflow, WorkflowRule, WorkflowTransition } from '../../model';
import { jiraDate } from '../beans';
import { scopeOf } from './statuses';

/** Rule key by which a transition names its screen. */
const SCREEN_RULE = 'system:transition-screen';

/** A workflow as the workflows resources write it (schema JiraWorkflow). A status' reference is its id, as in Atlassian's examples. */
export function workflowBean(workflow: Workflow): Record<string, unknown> {
  return {
    id: workflow.id,
    name: workflow.name,
    description: workflow.description,
    scope: scopeOf(workflow.scopeProjectId),
    version: workflow.version,
    isEditable: workflow.isEditable,
    ...(workflow.created ? { created: jiraDate(workflow.created) } : {}),
    ...(workflow.updated ? { updated: jiraDate(workflow.updated) } : {}),
    startPointLayout: { x: -100, y: -153 },
    statuses: workflow.statusIds.map((id, index) => ({
      statusReference: id,
      layout: workflow.statusDetails?.[id]?.layout ?? { x: 115 + 200 * index, y: -16 },
      properties: workflow.statusDetails?.[id]?.properties ?? {},
      deprecated: false,
    })),
    transitions: workflow.transitions.map(transitionBean),
  };
}

const ruleBean = (rule: WorkflowRule): Record<string, unknown> => ({ id: rule.id, ruleKey: rule.ruleKey, parameters: rule.parameters });

function transitionBean(transition: WorkflowTransition): Record<string, unknown> {
  return {
    id: transition.id,
    type: transition.type,
    name: transition.name,
    description: transition.description,
    toStatusReference: transition.toStatusId,
    links: transition.fromStatusIds.map((id) => ({ fromStatusReference: id, fromPort: 0, toPort: 1 })),
    actions: transition.actions.map(ruleBean),
    validators: transition.validators.map(ruleBean),
    triggers: [],
    properties: transition.properties ?? {},
    ...(transition.conditions.length > 0
      ? { conditions: { operation: 'ALL', conditions: transition.conditions.map(ruleBean), conditionGroups: [] } }
      : {}),
    ...(transition.screenId ? { transitionScreen: { ruleKey: SCREEN_RULE, parameters: { screenId: transition.screenId } } } : {}),
  };
}

/** Schema JiraWorkflowStatus. */
export function workflowStatusBean(status: StatusDef): Record<string, unknown> {
  return {
    id: status.id,
    name: status.name,
    description: status.description,
    scope: scopeOf(status.scopeProjectId),
    statusCategory: status.category,
    statusReference: status.id,
  };
}

/** The statuses of some workflows, each once. */
export function statusesOf(jira: Jira, workflows: readonly Workflow[]): Record<string, unknown>[] {
  const ids = new Set(workflows.flatMap((workflow) => workflow.statusIds));
  return [...ids].map((id) => workflowStatusBean(jira.statuses.need(id)));
}

const texts = v.record(v.string(), v.string());
const layout = v.object({ x: v.number(), y: v.number() });
export const RULE = v.object({ id: v.optional(v.string()), ruleKey: v.string(), parameters: v.optional(texts, {}) });
const CONDITIONS = v.object({
  operation: v.optional(v.picklist(['ANY', 'ALL']), 'ALL'),
  conditions: v.optional(v.array(RULE), []),
  conditionGroups: v.optional(v.array(v.unknown()), []),
});

/** A transition in a create or update request. */
export const TRANSITION = v.object({
  id: v.optional(v.string()),
  name: v.optional(v.string(), ''),
  description: v.optional(v.string(), ''),
  type: v.picklist(['INITIAL', 'GLOBAL', 'DIRECTED']),
  toStatusReference: v.string(),
  links: v.optional(v.array(v.looseObject({ fromStatusReference: v.optional(v.string()) })), []),
  actions: v.optional(v.array(RULE), []),
  validators: v.optional(v.array(RULE), []),
  conditions: v.optional(v.nullable(CONDITIONS)),
  triggers: v.optional(v.array(v.unknown()), []),
  properties: v.optional(texts, {}),
  transitionScreen: v.optional(v.nullable(RULE)),
  customIssueEventId: v.optional(v.nullable(v.string())),
});

const STATUS_LAYOUT = v.object({
  statusReference: v.string(),
  layout: v.optional(v.nullable(layout)),
  properties: v.optional(texts, {}),
  deprecated: v.optional(v.boolean()),
});

/** A status named by a request: an existing one by id, or a new one. */
export const STATUS = v.object({
  id: v.optional(v.string()),
  name: v.string(),
  description: v.optional(v.string(), ''),
  statusCategory: v.picklist(['TODO', 'IN_PROGRESS', 'DONE']),
  statusReference: v.string(),
});

const COMMON = {
  description: v.optional(v.string(), ''),
  startPointLayout: v.optional(v.nullable(layout)),
  loopedTransitionContainerLayout: v.optional(v.nullable(layout)),
  statuses: v.array(STATUS_LAYOUT),
  transitions: v.array(TRANSITION),
};

export const CREATE = v.object({
  scope: v.optional(
    v.object({ type: v.optional(v.picklist(['PROJECT', 'GLOBAL'])), project: v.optional(v.nullable(v.object({ id: v.string() }))) }),
    {},
  ),
  statuses: v.optional(v.array(STATUS), []),
  workflows: v.optional(v.array(v.object({ name: v.string(), ...COMMON })), []),
});

const MIGRATIONS = v.array(v.object({ oldStatusReference: v.string(), newStatusReference: v.string() }));

export const UPDATE = v.object({
  statuses: v.optional(v.array(STATUS), []),
  workflows: v.optional(
    v.array(
      v.object({
        id: v.string(),
        version: v.object({ id: v.string(), versionNumber: v.number() }),
        defaultStatusMappings: v.optional(MIGRATIONS, []),
        statusMappings: v.optional(
          v.array(v.object({ projectId: v.string(), issueTypeId: v.string(), statusMigrations: v.optional(MIGRATIONS, []) })),
          [],
        ),
        ...COMMON,
      }),
    ),
    [],
  ),
});

export type CreateRequest = v.InferOutput<typeof CREATE>;
export type UpdateRequest = v.InferOutput<typeof UPDATE>;
export type WorkflowUpdate = UpdateRequest['workflows'][number];
export type Body = Pick<WorkflowUpdate, 'statuses' | 'transitions'>;
export type TransitionInput = v.InferOutput<typeof TRANSITION>;
export type RuleInput = v.InferOutput<typeof RULE>;
export type StatusInput = v.InferOutput<typeof STATUS>;

/** The screen a transition input names, if any. */
export const screenIdOf = (transition: TransitionInput): string | undefined => transition.transitionScreen?.parameters.screenId;

export { SCREEN_RULE };
