import { selfUrl } from '../../admin/beans';
import { fieldSchema } from '../../admin/field-schema';
import { liveField } from '../../fields/index';
import type { Jira } from '../../jira';
import type { FieldDef, Issue } from '../../model';
import { accountOf, type Caller } from '../../rest/operation';
import { getProperty } from '../properties';
import { changelogBean } from '../rest/changelog';
import { settableFields } from '../screens';
import { changesOf } from '../store';
import { availableTransitions, transitionBean } from '../transition-rules';
import { chosenFields, fieldValue, renderedValue } from './fields';
import { fieldsMeta } from './meta';

export interface IssueView {
  /** Field ids, "*all", "*navigable", "-x". Default: all. */
  fields?: readonly string[];
  expand?: readonly string[];
  /** Keys of entity properties to show. */
  properties?: readonly string[];
}

/** What a search shows once for all issues instead of in each. */
export interface Shared {
  names: Record<string, string>;
  schema: Record<string, unknown>;
}

/** Histories an issue shows at once when its history is expanded (Jira: the 100 newest of one issue). */
const HISTORIES = 100;

/** An issue as REST shows it to somebody who may see it (schema IssueBean). */
export function issueBean(jira: Jira, caller: Caller, issue: Issue, view: IssueView = {}): Record<string, unknown> {
  const asked = view.fields && view.fields.length > 0 ? view.fields : ['*all'];
  const fields = chosenFields(jira, issue, asked);
  const expand = view.expand ?? [];
  const has = (name: string): boolean => expand.includes(name);
  if (has('versionedRepresentations')) {
    jira.site.problems.report({ where: 'jira', what: 'expand=versionedRepresentations of an issue is not modelled by the local Jira' });
  }
  return {
    expand: 'renderedFields,names,schema,operations,editmeta,changelog,versionedRepresentations',
    id: issue.id,
    self: selfUrl(jira, `issue/${issue.id}`),
    key: issue.key,
    ...(has('changelog') ? { changelog: changelogPage(jira, caller, issue) } : {}),
    ...(has('editmeta') ? { editmeta: { fields: editMeta(jira, caller, issue) } } : {}),
    ...(has('names') ? { names: namesOf(fields) } : {}),
    ...(has('schema') ? { schema: schemaOf(fields) } : {}),
    ...(has('operations') ? { operations: { linkGroups: [] } } : {}),
    ...(has('transitions')
      ? {
          transitions: availableTransitions(jira, caller, issue).map((transition) =>
            transitionBean(jira, caller, issue, transition, has('transitions.fields')),
          ),
        }
      : {}),
    ...(has('renderedFields') ? { renderedFields: present(fields, (field) => renderedValue(jira, caller, issue, field)) } : {}),
    fields: present(fields, (field) => fieldValue(jira, caller, issue, field)),
    ...(view.properties && view.properties.length > 0 ? { properties: propertiesOf(jira, issue, view.properties) } : {}),
  };
}

function present(fields: readonly FieldDef[], show: (field: FieldDef) => unknown): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const field of fields) {
    const value = show(field);
    if (value !== undefined) shown[field.id] = value;
  }
  return shown;
}

const namesOf = (fields: readonly FieldDef[]): Record<string, string> => Object.fromEntries(fields.map((field) => [field.id, field.name]));
const schemaOf = (fields: readonly FieldDef[]): Record<string, unknown> =>
  Object.fromEntries(fields.map((field) => [field.id, fieldSchema(field)]));

/** Names and schemas of the fields that several issues show. */
export function sharedOf(jira: Jira, beans: readonly Record<string, unknown>[]): Shared {
  const ids = new Set(beans.flatMap((bean) => (typeof bean.fields === 'object' && bean.fields !== null ? Object.keys(bean.fields) : [])));
  const fields = [...ids].flatMap((id) => liveField(jira, id) ?? []);
  return { names: namesOf(fields), schema: schemaOf(fields) };
}

/** Newest first here, unlike in the changelog resource. */
function changelogPage(jira: Jira, caller: Caller, issue: Issue): Record<string, unknown> {
  const all = changesOf(jira, issue.id).reverse();
  const histories = all.slice(0, HISTORIES).map((change) => changelogBean(jira, change, accountOf(caller)));
  return { startAt: 0, maxResults: histories.length, total: all.length, histories };
}

/** Fields the caller may edit, with their metadata; none for who may not edit. */
export function editMeta(jira: Jira, caller: Caller, issue: Issue): Record<string, unknown> {
  return fieldsMeta(jira, settableFields(jira, caller, { use: 'edit', issue }), issue);
}

/** Properties by key; "*all" is not offered by Jira, so unknown keys are left out. */
function propertiesOf(jira: Jira, issue: Issue, keys: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = getProperty(jira, 'issue', issue.id, key);
      return value === undefined ? [] : [[key, value]];
    }),
  );
}
