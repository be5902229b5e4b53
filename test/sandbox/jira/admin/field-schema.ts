import type { FieldDef, FieldKind } from '../model';

/** `type` and `items` of a field's schema (JsonTypeBean) by kind of value, as Jira's field list shows them. */
const TYPES: Record<FieldKind, { type: string; items?: string }> = {
  string: { type: 'string' },
  textarea: { type: 'string' },
  url: { type: 'string' },
  number: { type: 'number' },
  date: { type: 'date' },
  datetime: { type: 'datetime' },
  user: { type: 'user' },
  'multi-user': { type: 'array', items: 'user' },
  group: { type: 'group' },
  'multi-group': { type: 'array', items: 'group' },
  option: { type: 'option' },
  'multi-option': { type: 'array', items: 'option' },
  cascading: { type: 'option-with-child' },
  labels: { type: 'array', items: 'string' },
  'version-list': { type: 'array', items: 'version' },
  'component-list': { type: 'array', items: 'component' },
  priority: { type: 'priority' },
  resolution: { type: 'resolution' },
  status: { type: 'status' },
  issuetype: { type: 'issuetype' },
  project: { type: 'project' },
  parent: { type: 'issuelink' },
  issuelinks: { type: 'array', items: 'issuelinks' },
  subtasks: { type: 'array', items: 'issuelinks' },
  comment: { type: 'comments-page' },
  watches: { type: 'watches' },
  votes: { type: 'votes' },
  attachment: { type: 'array', items: 'attachment' },
  worklog: { type: 'array', items: 'worklog' },
  'request-type': { type: 'sd-customerrequesttype' },
  organization: { type: 'array', items: 'sd-customerorganization' },
  participants: { type: 'array', items: 'user' },
  object: { type: 'object' },
};

/** The number in "customfield_10050"; undefined for a system field. */
export function customIdOf(fieldId: string): number | undefined {
  const found = /^customfield_(\d+)$/.exec(fieldId)?.[1];
  return found === undefined ? undefined : Number(found);
}

/** The `schema` block of a field (JsonTypeBean). */
export function fieldSchema(field: FieldDef): Record<string, unknown> {
  const base = TYPES[field.kind];
  const list = field.app?.collection === 'list' && base.type !== 'array';
  const type = list ? { type: 'array', items: base.type } : base;
  if (!field.custom) return { ...type, system: field.id === 'statusCategory' ? 'statusCategory' : field.id };
  return { ...type, ...(field.customType ? { custom: field.customType } : {}), customId: customIdOf(field.id) ?? 0 };
}
