import type { Jira } from '../../jira';

export type RuleType = 'Condition' | 'Validator' | 'Function' | 'Screen';

interface SystemRule {
  ruleKey: string;
  name: string;
  description: string;
  ruleType: RuleType;
  initial: boolean;
}

const rule = (ruleType: RuleType, initial: boolean, key: string, name: string, description: string): SystemRule => ({
  ruleKey: `system:${key}`,
  name,
  description,
  ruleType,
  initial,
});

/** Rules of Jira's own, as the workflows API spells them. Whether the issue side acts on one is in the fidelity table. */
export const SYSTEM_RULES: readonly SystemRule[] = [
  rule(
    'Condition',
    false,
    'check-field-value',
    'Restrict to when a field is a specific value',
    'Shows a transition only when a field has a value.',
  ),
  rule('Condition', false, 'restrict-issue-transition', 'Restrict who can move an issue', 'Only certain people see the transition.'),
  rule(
    'Condition',
    false,
    'separation-of-duties',
    'Restrict move for separation of duties',
    'Who made an earlier move may not make this one.',
  ),
  rule(
    'Condition',
    false,
    'parent-or-child-blocking-condition',
    'Restrict based on the status of subtasks',
    'All sub-tasks must have certain statuses.',
  ),
  rule(
    'Condition',
    false,
    'previous-status-condition',
    'Restrict to when an issue has been through a status',
    'The issue must have had a status before.',
  ),
  rule('Condition', false, 'block-in-progress-approval', 'Block until approval', 'Waits for an approval.'),
  rule('Validator', true, 'validate-field-value', 'Validate a field', 'A field must have a value, or compare with one, before the move.'),
  rule('Validator', true, 'check-permission-validator', 'Validate people have a permission', 'The person must have a permission.'),
  rule('Validator', false, 'parent-or-child-blocking-validator', 'Validate status of parent', 'The parent must have certain statuses.'),
  rule(
    'Validator',
    false,
    'previous-status-validator',
    'Validate that an issue has been through a status',
    'The issue must have had a status before.',
  ),
  rule('Function', true, 'change-assignee', 'Assign an issue', 'Assigns the issue after the move.'),
  rule('Function', true, 'update-field', 'Update an issue field', 'Sets a field after the move.'),
  rule('Function', true, 'copy-value-from-other-field', 'Copy the value of one field to another', 'Copies a field after the move.'),
  rule('Function', true, 'trigger-webhook', 'Trigger a webhook', 'Calls a webhook after the move.'),
  rule('Screen', false, 'transition-screen', 'Show a screen', 'Asks for fields during the move.'),
  rule('Screen', false, 'remind-people-to-update-fields', 'Remind people to update fields', 'Asks for fields during the move.'),
];

/** Rule keys of what an app brings. */
export const FORGE_RULES: readonly string[] = ['forge:expression-validator', 'forge:expression-condition', 'forge:workflow-post-function'];

/** Name of an app's rule in the workflows API: "ari:cloud:ecosystem::extension/{appId}/{environmentId}/static/{moduleKey}". */
export function extensionAri(appId: string, environmentId: string, moduleKey: string): string {
  return `ari:cloud:ecosystem::extension/${appId}/${environmentId}/static/${moduleKey}`;
}

/** Whether an installed app brings the validator a rule names. */
export function hasValidator(jira: Jira, ari: string): boolean {
  return jira.apps.some((app) =>
    app.workflowValidators.some((validator) => extensionAri(app.appId, app.environmentId, validator.key) === ari),
  );
}

/** Rules of installed apps as workflows/capabilities lists them (schema AvailableWorkflowForgeRule). */
export function forgeRules(jira: Jira): Record<string, unknown>[] {
  return jira.apps.flatMap((app) =>
    app.workflowValidators.map((validator) => ({
      id: extensionAri(app.appId, app.environmentId, validator.key),
      ruleKey: 'forge:expression-validator',
      ruleType: 'Validator',
      name: validator.key,
      description: '',
    })),
  );
}
