import { getProperty } from '../jira/issues/properties';
import { getIssue } from '../jira/issues/store';
import type { Issue } from '../jira/model';
import { ADMIN_GROUPS } from '../jira/people';
import { accountCan, inGroup, isAdmin, isAgent } from '../jira/permissions';
import { evaluateAbout } from './expressions';
import { isRecord, type Json, list, record, text, texts } from './json';
import type { Platform } from './platform';
import type { ConditionFacts, ModuleInfo } from './types';

/** Display conditions named "can…" and the permission each asks for (display conditions page of the Jira modules). */
const PERMISSION_OF: Readonly<Record<string, string>> = {
  canAdministerJira: 'ADMINISTER',
  canAdministerProjects: 'ADMINISTER_PROJECTS',
  canAddComments: 'ADD_COMMENTS',
  canAssignIssues: 'ASSIGN_ISSUES',
  canBeAssignedToIssues: 'ASSIGNABLE_USER',
  canBrowseUsers: 'USER_PICKER',
  canCloneIssues: 'CREATE_ISSUES',
  canCreateAttachments: 'CREATE_ATTACHMENTS',
  canCreateChildren: 'CREATE_ISSUES',
  canCreateSubtasks: 'CREATE_ISSUES',
  canDeleteAllAttachments: 'DELETE_ALL_ATTACHMENTS',
  canDeleteAllComments: 'DELETE_ALL_COMMENTS',
  canDeleteAllWorklogs: 'DELETE_ALL_WORKLOGS',
  canDeleteIssues: 'DELETE_ISSUES',
  canDeleteOwnAttachments: 'DELETE_OWN_ATTACHMENTS',
  canDeleteOwnComments: 'DELETE_OWN_COMMENTS',
  canDeleteOwnWorklogs: 'DELETE_OWN_WORKLOGS',
  canEditAllComments: 'EDIT_ALL_COMMENTS',
  canEditAllWorklogs: 'EDIT_ALL_WORKLOGS',
  canEditIssues: 'EDIT_ISSUES',
  canEditOwnComments: 'EDIT_OWN_COMMENTS',
  canEditOwnWorklogs: 'EDIT_OWN_WORKLOGS',
  canLinkIssues: 'LINK_ISSUES',
  canLogWork: 'WORK_ON_ISSUES',
  canManageWatchers: 'MANAGE_WATCHERS',
  canModifyReporters: 'MODIFY_REPORTER',
  canMoveIssues: 'MOVE_ISSUES',
  canScheduleIssues: 'SCHEDULE_ISSUES',
  canViewWatchers: 'VIEW_VOTERS_AND_WATCHERS',
};

/** Whether a module is shown. Conditions of one level must all hold; `and`, `or` and `not` nest. A condition nobody knows hides it, loudly. */
export function moduleShown(platform: Platform, module: ModuleInfo, facts: ConditionFacts): boolean {
  if (module.props.displayConditions === undefined) return true;
  const judge = new Judge(platform, module, facts);
  return judge.all(record(module.props.displayConditions));
}

class Judge {
  readonly #issue: Issue | undefined;
  readonly #projectId: string | undefined;

  constructor(
    private readonly platform: Platform,
    private readonly module: ModuleInfo,
    private readonly facts: ConditionFacts,
  ) {
    this.#issue = facts.issueId === undefined ? undefined : getIssue(platform.jira, facts.issueId);
    this.#projectId = this.#issue?.projectId ?? facts.projectId;
  }

  all(conditions: Json): boolean {
    return Object.entries(conditions).every(([name, value]) => this.#holds(name, value));
  }

  #holds(name: string, value: unknown): boolean {
    if (name === 'and') return this.#branches(value).every((branch) => this.all(branch));
    if (name === 'or') return this.#branches(value).some((branch) => this.all(branch));
    if (name === 'not') return !this.#branches(value).every((branch) => this.all(branch));
    const permission = PERMISSION_OF[name];
    if (permission !== undefined) return this.#can(permission) === (value !== false);
    return this.#named(name, value);
  }

  #branches(value: unknown): Json[] {
    return (Array.isArray(value) ? list(value) : [value]).filter(isRecord);
  }

  #can(permission: string): boolean {
    return accountCan(this.platform.jira, this.facts.accountId, permission, {
      ...(this.#projectId === undefined ? {} : { projectId: this.#projectId }),
      ...(this.#issue ? { issue: this.#issue } : {}),
    });
  }

  #named(name: string, value: unknown): boolean {
    const { jira } = this.platform;
    const { accountId } = this.facts;
    const person = accountId === undefined ? undefined : jira.people.get(accountId);
    const project = this.#projectId === undefined ? undefined : jira.projects.get(this.#projectId);
    const asked = value !== false;
    const oneOf = (actual: string | undefined): boolean =>
      actual !== undefined && (Array.isArray(value) ? texts(value) : [String(value)]).includes(actual);
    switch (name) {
      case 'isLoggedIn':
        return (person !== undefined) === asked;
      case 'isAdmin':
        return isAdmin(jira, accountId) === asked;
      case 'isSiteAdmin':
        return (accountId !== undefined && inGroup(jira, accountId, ADMIN_GROUPS.site)) === asked;
      case 'isProjectAdmin':
        return this.#can('ADMINISTER_PROJECTS') === asked;
      case 'isProjectArchived':
        return (project?.archived === true) === asked;
      case 'hasGlobalPermission':
      case 'hasIssuePermission':
      case 'hasProjectPermission':
        return (Array.isArray(value) ? texts(value) : [String(value)]).every((permission) => this.#can(permission));
      case 'canUseServiceManagementAgentFeatures':
        return (accountId !== undefined && this.#projectId !== undefined && isAgent(jira, accountId, this.#projectId)) === asked;
      case 'hasServiceDeskAccess':
      case 'hasServiceManagementAccess':
      case 'hasSoftwareAccess':
      case 'hasCoreAccess':
      case 'hasAppAccess':
        return (person?.licensed === true) === asked;
      case 'appIsLicensed':
        return asked;
      case 'issueType':
        return oneOf(this.#issue?.typeId) || oneOf(this.#issue && jira.issueTypes.get(this.#issue.typeId)?.name);
      case 'issueKey':
        return oneOf(this.#issue?.key);
      case 'issueId':
        return oneOf(this.#issue?.id);
      case 'projectKey':
        return oneOf(project?.key);
      case 'projectId':
        return oneOf(project?.id);
      case 'projectName':
        return oneOf(project?.name);
      case 'projectType':
        return oneOf(project?.projectTypeKey);
      case 'jiraExpression':
        return this.#expression(String(value));
      case 'permissions':
        return texts(record(value).scopes).every((scope) => this.platform.manifest.scopes.includes(scope));
      default:
        return name.startsWith('entityProperty') ? this.#property(name, record(value)) : this.#unknown(name);
    }
  }

  #expression(expression: string): boolean {
    const { site, jira } = this.platform;
    try {
      return evaluateAbout(jira, { ...this.facts, projectId: this.#projectId }, expression) === true;
    } catch (error) {
      const what = `displayConditions of ${this.module.key}: ${error instanceof Error ? error.message : String(error)}`;
      site.journal.note('log', what);
      site.problems.report({ where: 'expression', what, error });
      return false;
    }
  }

  /** entityPropertyEqualTo, Exists, ContainsAny, ContainsAll: of the issue, its type, the project, the person or the app. */
  #property(name: string, { entity, propertyKey, objectName, value }: Json): boolean {
    let found = this.#propertyValue(String(entity), String(propertyKey));
    for (const part of text(objectName)?.split('.') ?? []) found = record(found)[part];
    const asText = (item: unknown): string => (typeof item === 'string' ? item : JSON.stringify(item));
    const wanted = Array.isArray(value) ? texts(value) : [String(value)];
    const have = Array.isArray(found) ? (found as unknown[]).map(asText) : [];
    switch (name) {
      case 'entityPropertyExists':
        return found !== undefined;
      case 'entityPropertyEqualTo':
        return found !== undefined && asText(found) === String(value);
      case 'entityPropertyContainsAny':
        return wanted.some((item) => have.includes(item));
      case 'entityPropertyContainsAll':
        return wanted.every((item) => have.includes(item));
      default:
        return this.#unknown(name);
    }
  }

  #propertyValue(entity: string, key: string): unknown {
    const { jira } = this.platform;
    if (entity === 'issue') return this.#issue && getProperty(jira, 'issue', this.#issue.id, key);
    if (entity === 'issueType') return this.#issue && getProperty(jira, 'issuetype', this.#issue.typeId, key);
    if (entity === 'project') return this.#projectId === undefined ? undefined : getProperty(jira, 'project', this.#projectId, key);
    if (entity === 'user') return this.facts.accountId === undefined ? undefined : getProperty(jira, 'user', this.facts.accountId, key);
    this.#unknown(`entity ${entity}`);
    return undefined;
  }

  #unknown(name: string): false {
    this.platform.site.problems.report({
      where: 'manifest',
      what: `displayConditions of ${this.module.key}: ${name} is not modelled by the local Jira`,
    });
    return false;
  }
}
