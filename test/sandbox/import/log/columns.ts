/** Columns without which a history cannot be told. */
export const NEEDED = [
  'number',
  'incident_state',
  'sys_mod_count',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const;

/** Columns that are taken over when they are there. */
export const WELCOME = [
  'sys_created_by',
  'contact_type',
  'location',
  'category',
  'subcategory',
  'u_symptom',
  'cmdb_ci',
  'made_sla',
  'problem_id',
  'rfc',
  'vendor',
  'caused_by',
  'closed_code',
] as const;

/** Columns the format has and the import has no use for: they follow from the history or say nothing Jira keeps. */
export const LEFT = [
  'active',
  'reassignment_count',
  'reopen_count',
  'sys_created_at',
  'knowledge',
  'u_priority_confirmation',
  'notify',
] as const;

export type Column = (typeof NEEDED)[number] | (typeof WELCOME)[number];
