import { statusBean } from '../admin/beans';
import type { Jira } from '../jira';
import type { Issue, WorkflowRule, WorkflowTransition } from '../model';
import { can, inGroup, inRole } from '../permissions';
import { badRequest } from '../rest/errors';
import { accountOf, type Caller } from '../rest/operation';
import { fieldsMeta } from './bean/meta';
import { settableFields, type Use } from './screens';
import { subtasksOf } from './store';
import { transitionsFrom } from './workflow';

/** Conditions (who may see a transition) and system validators (what must hold to make it). Rules apps bring are in app-validators.ts. */

const unknownRule = (jira: Jira, kind: string, rule: WorkflowRule, transition: WorkflowTransition): void =>
  jira.site.problems.report({
    where: 'workflow',
    what: `${kind} ${rule.ruleKey} of transition ${transition.name} is not modelled by the local Jira`,
  });

const listed = (text: string | undefined): string[] =>
  (text ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** Whether one condition lets the caller see the transition. An unmodelled one is reported and hides it. */
function holds(jira: Jira, caller: Caller, issue: Issue, transition: WorkflowTransition, rule: WorkflowRule): boolean {
  const account = accountOf(caller);
  const { parameters } = rule;
  switch (rule.ruleKey) {
    case 'system:check-permission-validator':
    case 'system:restrict-issue-transition': {
      const project = jira.projects.need(issue.projectId);
      const people = listed(parameters.accountIds).map((id) =>
        id === 'allow-reporter' ? issue.fields.reporter : id === 'allow-assignee' ? issue.fields.assignee : id,
      );
      const groups = listed(parameters.groupIds);
      const roles = listed(parameters.roleIds);
      const permissions = [...listed(parameters.permissionKeys), ...listed(parameters.permissionKey)];
      if (people.length + groups.length + roles.length + permissions.length === 0) return true;
      if (account === undefined) return false;
      return (
        people.includes(account) ||
        groups.some((id) => inGroup(jira, account, id)) ||
        roles.some((id) => inRole(jira, account, id, project)) ||
        permissions.some((key) => can(jira, caller, key, { issue }))
      );
    }
    case 'system:parent-or-child-blocking-condition':
    case 'system:block-in-progress-approval':
      return subtasksOf(jira, issue.id).every((child) => {
        const allowed = listed(parameters.statusIds);
        return allowed.length === 0 ? jira.statuses.need(child.statusId).category === 'DONE' : allowed.includes(child.statusId);
      });
    default:
      unknownRule(jira, 'condition', rule, transition);
      return false;
  }
}

/** Transitions the caller may make now: out of the present status, conditions holding, with the right to transition. */
export function availableTransitions(jira: Jira, caller: Caller, issue: Issue): WorkflowTransition[] {
  if (!can(jira, caller, 'TRANSITION_ISSUES', { issue })) return [];
  return transitionsFrom(jira, issue).filter((transition) =>
    transition.conditions.every((rule) => holds(jira, caller, issue, transition, rule)),
  );
}

/** The screen of a transition as a place where fields may be set. */
export function transitionUse(jira: Jira, issue: Issue, transition: WorkflowTransition): Use {
  return { use: 'transition', issue, screen: transition.screenId === undefined ? undefined : jira.screens.get(transition.screenId) };
}

/** A transition as REST shows it (schema IssueTransition). */
export function transitionBean(
  jira: Jira,
  caller: Caller,
  issue: Issue,
  transition: WorkflowTransition,
  withFields: boolean,
): Record<string, unknown> {
  const shown = (transition.screenId === undefined ? undefined : jira.screens.get(transition.screenId)) !== undefined;
  return {
    id: transition.id,
    name: transition.name,
    to: statusBean(jira, jira.statuses.need(transition.toStatusId)),
    hasScreen: shown,
    isGlobal: transition.type === 'GLOBAL',
    isInitial: transition.type === 'INITIAL',
    isAvailable: true,
    isConditional: transition.conditions.length > 0,
    isLooped: transition.toStatusId === issue.statusId,
    ...(withFields
      ? { fields: fieldsMeta(jira, shown ? settableFields(jira, caller, transitionUse(jira, issue, transition)) : [], issue) }
      : {}),
  };
}

/** Jira's own validators on the issue as it would be. Throws 400 with the rule's words; an unmodelled rule is reported and blocks. */
export function demandSystemRules(jira: Jira, caller: Caller, after: Issue, transition: WorkflowTransition): void {
  for (const rule of transition.validators) {
    if (rule.ruleKey.startsWith('forge:')) continue;
    if (rule.ruleKey === 'system:validate-field-value') demandField(jira, after, rule);
    else if (rule.ruleKey === 'system:check-permission-validator') {
      const key = rule.parameters.permissionKey ?? '';
      if (!can(jira, caller, key, { issue: after }))
        throw badRequest(`User '${accountOf(caller) ?? ''}' doesn't have the '${key}' permission`);
    } else {
      unknownRule(jira, 'validator', rule, transition);
      throw badRequest(`The validator ${rule.ruleKey} is not modelled by the local Jira.`);
    }
  }
}

/** "Field required" (fieldHasValue); other rule types of this validator are reported. */
function demandField(jira: Jira, after: Issue, rule: WorkflowRule): void {
  const { ruleType, fieldsRequired, errorMessage } = rule.parameters;
  if (ruleType !== undefined && ruleType !== 'fieldRequired') {
    jira.site.problems.report({
      where: 'workflow',
      what: `validator system:validate-field-value of type ${ruleType} is not modelled by the local Jira`,
    });
    throw badRequest(`The validator of type ${ruleType} is not modelled by the local Jira.`);
  }
  for (const id of listed(fieldsRequired)) {
    const value = after.fields[id];
    if (value !== undefined && value !== null && value !== '') continue;
    throw badRequest(errorMessage && errorMessage !== '' ? errorMessage : `Field ${jira.fields.get(id)?.name ?? id} is required.`);
  }
}
