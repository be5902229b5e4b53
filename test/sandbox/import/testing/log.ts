/** Writes small incident logs for tests. */

const COLUMNS = [
  'number',
  'incident_state',
  'sys_mod_count',
  'caller_id',
  'opened_by',
  'opened_at',
  'sys_updated_by',
  'sys_updated_at',
  'contact_type',
  'category',
  'subcategory',
  'impact',
  'urgency',
  'priority',
  'assignment_group',
  'assigned_to',
  'closed_code',
  'resolved_by',
  'resolved_at',
  'closed_at',
] as const;

type Cells = Partial<Record<(typeof COLUMNS)[number], string>>;

const USUAL: Cells = {
  number: 'INC0000001',
  incident_state: 'New',
  sys_mod_count: '0',
  caller_id: 'Caller 1',
  opened_by: 'Opened by 2',
  opened_at: '01-03-2016 08:00',
  sys_updated_by: 'Updated by 3',
  sys_updated_at: '01-03-2016 08:05',
  contact_type: 'Phone',
  category: 'Category 1',
  subcategory: 'Subcategory 1',
  impact: '2 - Medium',
  urgency: '2 - Medium',
  priority: '3 - Moderate',
  assignment_group: 'Group 1',
  assigned_to: '?',
  closed_code: '?',
  resolved_by: '?',
  resolved_at: '?',
  closed_at: '?',
};

export const HEADER = COLUMNS.join(',');

/** One line: the usual cells but for those named. */
export const row = (cells: Cells = {}): string => COLUMNS.map((column) => cells[column] ?? USUAL[column] ?? '?').join(',');

/** A whole file. */
export const log = (...rows: string[]): string => `${[HEADER, ...rows].join('\n')}\n`;

/** A short life: new, active, resolved, closed. `day` (two digits) of March 2016. */
export function life(number: string, day = '01', more: Cells = {}): string[] {
  const at = (time: string): string => `${day}-03-2016 ${time}`;
  const all = { ...more, number, opened_at: at('08:00'), resolved_at: at('12:00'), closed_at: at('18:00'), resolved_by: 'Resolved by 4' };
  return [
    row({ ...all, sys_updated_at: at('08:05') }),
    row({ ...all, sys_mod_count: '1', incident_state: 'Active', assigned_to: 'Resolver 5', sys_updated_at: at('09:00') }),
    row({ ...all, sys_mod_count: '2', incident_state: 'Resolved', assigned_to: 'Resolver 5', sys_updated_at: at('12:00') }),
    row({ ...all, sys_mod_count: '3', incident_state: 'Closed', assigned_to: 'Resolver 5', sys_updated_at: at('18:00') }),
  ];
}
