import type { FieldDef } from '../../model';
import { can } from '../../permissions';
import type { FieldRef } from '../language/ast';
import { JqlError } from '../language/errors';
import type { Scope } from '../meaning/scope';
import { customField } from './custom';
import type { JqlField } from './field';
import { aliasField, propertyField } from './properties';
import { SYSTEM_FIELDS, UNMODELLED_FIELDS } from './system';

/** The fields a name means: usually one, several when custom fields share it. Throws when the caller sees none. */
export function findFields(ref: FieldRef, scope: Scope): JqlField[] {
  const found = ref.property ? [propertyField(ref.name, ref.property, scope)] : named(ref.name, scope);
  const fields = found.filter((field) => field !== undefined);
  if (fields.length > 0) return fields;
  if (UNMODELLED_FIELDS.has(ref.name.toLowerCase()))
    scope.jira.site.problems.report({ where: 'jql', what: `field "${ref.name}" is not modelled by the local Jira` });
  const shown = ref.property ? `${ref.name}[${ref.property.key}]${ref.property.path ? `.${ref.property.path}` : ''}` : ref.name;
  throw new JqlError([`Field '${shown}' does not exist or you do not have permission to view it.`]);
}

function named(name: string, scope: Scope): (JqlField | undefined)[] {
  const system = SYSTEM_FIELDS.get(name.toLowerCase());
  if (system) return [system.make(name, scope)];
  const custom = searchableFields(scope).filter((def) => clauseNames(def).some((clause) => clause.toLowerCase() === name.toLowerCase()));
  if (custom.length > 0) return custom.map((def) => customField(def, name, scope));
  return [aliasField(name, scope)];
}

/** Names of a custom field in JQL: its clause names, "cf[10050]" and its name. */
export function clauseNames(def: FieldDef): string[] {
  const number = /^customfield_(\d+)$/.exec(def.id)?.[1];
  return [...new Set([...(number ? [`cf[${number}]`] : []), ...def.clauseNames, def.name])];
}

/** Custom fields the caller can search: in use, and with a context in a project they may browse. */
export function searchableFields(scope: Scope): FieldDef[] {
  const { jira, caller } = scope;
  const sees = (projectId: string): boolean => can(jira, caller, 'BROWSE_PROJECTS', { projectId });
  return jira.fields.list((def) => {
    if (!def.custom || def.trashed || !def.searchable) return false;
    if (def.scopeProjectId !== undefined) return sees(def.scopeProjectId);
    const contexts = jira.fieldContexts.list((context) => context.fieldId === def.id);
    return contexts.length === 0 || contexts.some((context) => context.projectIds.length === 0 || context.projectIds.some(sees));
  });
}
