import { getProperty } from '../../issues/properties';
import type { InstalledApp } from '../../jira';
import type { Issue } from '../../model';
import type { Scope } from '../meaning/scope';
import type { JqlField } from './field';
import { idField, instantField, numberField, textField } from './kinds';
import { personField } from './people';

type Indexed = InstalledApp['indexedProperties'][number];

/** Values at a path of a property, lists spread as Jira's index has them. */
function valuesAt(value: unknown, path: string): unknown[] {
  let found: unknown[] = [value];
  for (const step of path === '' ? [] : path.split('.')) {
    found = found
      .flatMap((item) => (Array.isArray(item) ? item : [item]))
      .flatMap((item) => (typeof item === 'object' && item !== null ? [(item as Record<string, unknown>)[step]] : []));
  }
  return found.flatMap((item) => (Array.isArray(item) ? item : [item])).filter((item) => item !== undefined && item !== null);
}

const ENTITY = { 'issue.property': 'issue', 'project.property': 'project' } as const;

/** The field of `issue.property[key].path` or `project.property[key].path`, if an app declares it for search. */
export function propertyField(name: string, property: { key: string; path: string }, scope: Scope): JqlField | undefined {
  const entity = ENTITY[name.toLowerCase() as keyof typeof ENTITY];
  const indexed = scope.jira.apps
    .flatMap((app) => app.indexedProperties)
    .find((candidate) => candidate.entityType === entity && candidate.propertyKey === property.key && candidate.path === property.path);
  return indexed && indexedField(`${name}[${property.key}]${property.path ? `.${property.path}` : ''}`, indexed, scope);
}

/** The field of an alias an app declares for a property. */
export function aliasField(name: string, scope: Scope): JqlField | undefined {
  const indexed = scope.jira.apps
    .flatMap((app) => app.indexedProperties)
    .find((candidate) => candidate.alias?.toLowerCase() === name.toLowerCase());
  return indexed && indexedField(name, indexed, scope);
}

function indexedField(name: string, indexed: Indexed, scope: Scope): JqlField {
  const read = (issue: Issue): unknown[] => {
    const id = indexed.entityType === 'project' ? issue.projectId : issue.id;
    return indexed.entityType === 'user'
      ? []
      : valuesAt(getProperty(scope.jira, indexed.entityType, id, indexed.propertyKey), indexed.path);
  };
  // Values that are not of the declared type are not in the index.
  const texts = (issue: Issue): string[] => read(issue).flatMap((value) => (typeof value === 'object' ? [] : [String(value)]));
  switch (indexed.type) {
    case 'number':
      return numberField({ name, read: (issue) => read(issue).filter((value) => typeof value === 'number') });
    case 'date':
      return instantField({ name, scope, read: (issue) => read(issue).flatMap(instantText) });
    case 'user':
      return personField(name, scope, texts);
    case 'text':
      return textField({ name, read: texts });
    default:
      return idField({
        name,
        javaType: 'java.lang.String',
        read: (issue) => texts(issue).map((text) => text.toLowerCase()),
        resolve: (text) => [text.toLowerCase()],
        sort: { key: (issue) => texts(issue)[0]?.toLowerCase(), byDefault: 'asc' },
      });
  }
}

/** A date in a property: ISO text or milliseconds since epoch. */
function instantText(value: unknown): string[] {
  if (typeof value !== 'string' && typeof value !== 'number') return [];
  const made = new Date(value);
  return Number.isNaN(made.getTime()) ? [] : [made.toISOString()];
}
