import type { FieldMeta } from '../types';
import { editorKind } from './kind';
import { isRecord, list, text } from './read';

/** What Jira takes as input for a value the editor holds: names that only serve display are left out. */
export function toInput(meta: FieldMeta, value: unknown): unknown {
  switch (editorKind(meta.schema)) {
    case 'user':
      return isRecord(value) ? { accountId: text(value.accountId) } : null;
    case 'users':
      return list(value).map((user) => (isRecord(user) ? { accountId: text(user.accountId) } : user));
    case 'group':
      return isRecord(value) ? { groupId: text(value.groupId), name: text(value.name) } : null;
    case 'groups':
      return list(value).map((group) => (isRecord(group) ? { groupId: text(group.groupId), name: text(group.name) } : group));
    case 'choice':
      return isRecord(value) ? { id: text(value.id) } : null;
    default:
      return value ?? null;
  }
}
