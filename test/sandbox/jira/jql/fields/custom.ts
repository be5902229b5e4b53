import type { FieldDef, FieldOption, Issue } from '../../model';
import { can } from '../../permissions';
import { JqlError } from '../language/errors';
import type { Scope } from '../meaning/scope';
import { textOf } from '../meaning/text';
import type { JqlField } from './field';
import { dayField, idField, instantField, numberField, textField } from './kinds';
import { personField } from './people';
import { byName, labelled, versionField } from './system';
import { many, numbers, one } from './values';

/** A custom field under one of its names; undefined: it cannot be searched. */
export function customField(def: FieldDef, name: string, scope: Scope): JqlField | undefined {
  const { id } = def;
  const read = (issue: Issue): string[] => many(issue, id);
  switch (def.kind) {
    case 'string':
      return textField({ name, read, ...(def.app ? { exact: true } : {}) });
    case 'textarea':
      return textField({ name, read: (issue) => [textOf(issue.fields[id])] });
    case 'url':
      return textField({ name, read, exact: true, noSearch: true });
    case 'object':
      return textField({ name, read: (issue) => [leavesOf(issue.fields[id]).join(' ')], sorted: false });
    case 'number':
      return numberField({ name, read: (issue) => numbers(issue, id) });
    case 'date':
      return dayField({ name, scope, read });
    case 'datetime':
      return instantField({ name, scope, read });
    case 'user':
    case 'multi-user':
    case 'participants':
      return personField(name, scope, read, { sorted: def.kind === 'user' });
    case 'group':
    case 'multi-group':
      return namedField(name, 'com.atlassian.crowd.embedded.api.Group', read, () => scope.jira.groups.list());
    case 'option':
    case 'multi-option':
      return optionField(def, name, scope);
    case 'cascading':
      return cascadingField(def, name, scope);
    case 'labels':
      return labelled(id)(name, scope);
    case 'version-list':
      return versionField(id)(name, scope);
    case 'organization':
      return {
        ...namedField(name, 'com.atlassian.servicedesk.api.organization.CustomerOrganization', read, () => scope.jira.organizations.list()),
        functions: 'organization',
      };
    case 'request-type':
      return requestTypeField(def, name, scope);
    default:
      return undefined;
  }
}

function namedField(name: string, javaType: string, read: (issue: Issue) => string[], all: () => { id: string; name: string }[]): JqlField {
  return idField({
    name,
    javaType,
    read,
    resolve: (text) => byName(all(), text),
    sort: {
      key: (issue) =>
        all()
          .find((thing) => thing.id === read(issue)[0])
          ?.name.toLowerCase(),
      byDefault: 'asc',
    },
    suggest: () => all().map((thing) => ({ value: thing.name, displayName: thing.name })),
  });
}

const optionsOf = (def: FieldDef, scope: Scope): FieldOption[] => scope.jira.fieldOptions.list((option) => option.fieldId === def.id);

const named = (options: FieldOption[]): { id: string; name: string }[] => options.map(({ id, value }) => ({ id, name: value }));

function optionField(def: FieldDef, name: string, scope: Scope): JqlField {
  const all = optionsOf(def, scope);
  const place = (id: string | undefined): number | undefined => all.find((option) => option.id === id)?.order;
  return idField({
    name,
    javaType: 'com.atlassian.jira.issue.customfields.option.Option',
    read: (issue) => many(issue, def.id),
    resolve: (text) => byName(named(all), text),
    missing: (text) => `The option '${text}' for field '${name}' does not exist.`,
    sort: { key: (issue) => place(many(issue, def.id)[0]), byDefault: 'asc' },
    suggest: () => [...new Set(all.map((option) => option.value))].map((value) => ({ value, displayName: value })),
  });
}

/** What cascadeOption() gives: parent and child, as JSON. "none" as child: no child chosen. */
interface CascadeValue {
  parent: string;
  child?: string;
}

const NONE = 'none';

/** A value names an option of either level; cascadeOption(parent, child) the pair. */
function cascadingField(def: FieldDef, name: string, scope: Scope): JqlField {
  const all = optionsOf(def, scope);
  const levels = (issue: Issue): { option: string; child?: string } | undefined => {
    const value = issue.fields[def.id];
    return typeof value === 'object' && value !== null ? (value as { option: string; child?: string }) : undefined;
  };
  const read = (issue: Issue): string[] => {
    const value = levels(issue);
    if (!value) return [];
    return [value.option, ...(value.child ? [value.child] : []), `${value.option} ${value.child ?? NONE}`];
  };
  const find = (text: string, among: FieldOption[]): string[] => {
    const found = byName(named(among), text);
    if (found.length === 0) throw new JqlError([`The option '${text}' for field '${name}' does not exist.`]);
    return found;
  };
  return idField({
    name,
    javaType: 'com.atlassian.jira.issue.customfields.option.CascadingOption',
    functions: 'cascading',
    read,
    resolve: (text, from) => {
      if (from === 'query') return find(text, all);
      const { parent, child } = JSON.parse(text) as CascadeValue;
      const parents = find(
        parent,
        all.filter((option) => option.parentId === undefined),
      );
      if (child === undefined) return parents;
      if (child.toLowerCase() === NONE) return parents.map((id) => `${id} ${NONE}`);
      return parents.flatMap((id) =>
        find(
          child,
          all.filter((option) => option.parentId === id),
        ).map((childId) => `${id} ${childId}`),
      );
    },
    suggest: () => all.map((option) => ({ value: option.value, displayName: option.value })),
  });
}

/** "Request Type" by name, or by name with its project: "Get IT help (IT)". */
function requestTypeField(def: FieldDef, name: string, scope: Scope): JqlField {
  const all = scope.jira.requestTypes.list().flatMap((type) => {
    const desk = scope.jira.serviceDesks.get(type.serviceDeskId);
    const project = desk && scope.jira.projects.get(desk.projectId);
    if (!project || !can(scope.jira, scope.caller, 'BROWSE_PROJECTS', { projectId: project.id })) return [];
    return [{ id: type.id, name: type.name, full: `${type.name} (${project.key})` }];
  });
  return idField({
    name,
    javaType: 'com.atlassian.servicedesk.internal.customfields.origin.VpOrigin',
    read: (issue) => one(issue, def.id),
    resolve: (text) => {
      const whole = all.filter((type) => type.full.toLowerCase() === text.toLowerCase());
      return whole.length > 0 ? whole.map((type) => type.id) : byName(all, text);
    },
    sort: { key: (issue) => all.find((type) => type.id === one(issue, def.id)[0])?.name.toLowerCase(), byDefault: 'asc' },
    suggest: () => all.map((type) => ({ value: type.full, displayName: type.full })),
  });
}

function leavesOf(value: unknown): string[] {
  if (value === null || value === undefined) return [];
  return typeof value === 'object' ? Object.values(value).flatMap(leavesOf) : [String(value)];
}
