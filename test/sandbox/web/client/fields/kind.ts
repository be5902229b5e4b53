import type { FieldSchema } from '../types';

/** How a field is edited and shown. */
export type EditorKind =
  | 'text'
  | 'textarea'
  | 'number'
  | 'date'
  | 'datetime'
  | 'url'
  | 'labels'
  | 'user'
  | 'users'
  | 'group'
  | 'groups'
  | 'choice' // one of allowedValues, by id
  | 'choices' // several of allowedValues, by id
  | 'cascading'
  | 'issue' // parent
  | 'none';

const LISTS: Record<string, EditorKind> = {
  string: 'labels',
  option: 'choices',
  component: 'choices',
  version: 'choices',
  user: 'users',
  group: 'groups',
  'sd-customerorganization': 'none',
};

/** Names of custom field types that make text long. */
const LONG = /:textarea$/;

/** The kind of a field, by the schema Jira gives of it. */
export function editorKind(schema: FieldSchema): EditorKind {
  switch (schema.type) {
    case 'string':
      if (schema.system === 'description' || schema.system === 'environment' || LONG.test(schema.custom ?? '')) return 'textarea';
      return /:url$/.test(schema.custom ?? '') ? 'url' : 'text';
    case 'number':
      return 'number';
    case 'date':
      return 'date';
    case 'datetime':
      return 'datetime';
    case 'user':
      return 'user';
    case 'group':
      return 'group';
    case 'option':
    case 'priority':
    case 'resolution':
    case 'version':
    case 'issuetype':
    case 'project':
    case 'securitylevel':
      return 'choice';
    case 'option-with-child':
      return 'cascading';
    case 'issuelink':
      return schema.system === 'parent' || schema.system === undefined ? 'issue' : 'none';
    case 'array':
      return LISTS[schema.items ?? ''] ?? 'none';
    default:
      return 'none';
  }
}
