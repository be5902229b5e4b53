import { customField } from '../fields/custom';
import type { JqlField } from '../fields/field';
import { clauseNames, searchableFields } from '../fields/find';
import { SYSTEM_FIELDS } from '../fields/system';
import { printText } from '../language/print';
import { RESERVED_WORDS } from '../language/reserved';
import { builtInFunctions } from '../meaning/functions';
import type { Scope } from '../meaning/scope';

const yes = (value: boolean): 'true' | 'false' => (value ? 'true' : 'false');

function fieldData(field: JqlField, value: string, displayName: string, cfid?: string): Record<string, unknown> {
  return {
    value,
    displayName,
    ...(cfid ? { cfid } : {}),
    orderable: yes(field.sort !== undefined),
    searchable: 'true',
    ...(field.suggest ? { auto: 'true' } : {}),
    operators: [...field.operators],
    types: [field.javaType],
  };
}

/** What an editor of JQL needs to know (schema JQLReferenceData): fields the caller sees, functions, reserved words. */
export function referenceData(scope: Scope): Record<string, unknown> {
  const system = [...new Set(SYSTEM_FIELDS.values())].flatMap(({ names: [name], make }) =>
    name ? [fieldData(make(name, scope), name, name)] : [],
  );
  const custom = searchableFields(scope).flatMap((def) => {
    const field = customField(def, def.name, scope);
    const cfid = clauseNames(def).find((name) => /^cf\[/.test(name));
    if (!field) return [];
    return [fieldData(field, printText(def.name), cfid ? `${def.name} - ${cfid}` : def.name, cfid)];
  });
  const functions = builtInFunctions().map(({ name, list, type }) => ({
    value: `${name}()`,
    displayName: `${name}()`,
    ...(list ? { isList: 'true' } : {}),
    types: [FUNCTION_TYPES[type]],
  }));
  const ofApps = scope.jira.apps.flatMap((app) =>
    app.jqlFunctions.map(({ name }) => ({
      value: `${name}()`,
      displayName: `${name}()`,
      isList: 'true',
      types: ['com.atlassian.jira.issue.Issue'],
    })),
  );
  return {
    visibleFieldNames: [...system, ...custom],
    visibleFunctionNames: [...functions, ...ofApps],
    jqlReservedWords: [...RESERVED_WORDS],
  };
}

const FUNCTION_TYPES = {
  date: 'java.util.Date',
  user: 'com.atlassian.jira.user.ApplicationUser',
  issue: 'com.atlassian.jira.issue.Issue',
  version: 'com.atlassian.jira.project.version.Version',
  issuetype: 'com.atlassian.jira.issue.issuetype.IssueType',
  cascading: 'com.atlassian.jira.issue.customfields.option.CascadingOption',
  organization: 'com.atlassian.servicedesk.api.organization.CustomerOrganization',
} as const;
