import type { FieldName } from '../../../../../src/contract/types';
import type { TextKey } from '../../../../shared/i18n';

/** What the app's fields, and Jira's it sets, are called. Loaded with the incident's life. */
export const FIELD_TEXTS = {
  priority: 'life.field.priority',
  assignee: 'life.field.assignee',
  impact: 'life.field.impact',
  urgency: 'life.field.urgency',
  category: 'life.field.category',
  services: 'life.field.services',
  affectedUser: 'life.field.affectedUser',
  channel: 'life.field.channel',
  closureCode: 'life.field.closureCode',
  resolutionKind: 'life.field.resolutionKind',
  vendorReference: 'life.field.vendorReference',
} as const satisfies Record<FieldName | 'priority' | 'assignee', TextKey>;
