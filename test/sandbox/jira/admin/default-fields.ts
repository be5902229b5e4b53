import type { Jira } from '../jira';
import type { FieldDef, FieldKind } from '../model';

type Flag = 'n' | 'o' | 's';
type SystemRow = [id: string, name: string, kind: FieldKind, clauseNames: string[], flags: string];

/** Jira's system fields with their names and clause names as GET /rest/api/3/field lists them; n = navigable, o = orderable, s = searchable. */
const SYSTEM: SystemRow[] = [
  ['statuscategorychangedate', 'Status Category Changed', 'datetime', ['statusCategoryChangedDate'], 'ns'],
  ['issuetype', 'Issue Type', 'issuetype', ['issuetype', 'type'], 'nos'],
  ['parent', 'Parent', 'parent', ['parent'], 'nos'],
  ['timespent', 'Time Spent', 'number', ['timespent'], 'n'],
  ['project', 'Project', 'project', ['project'], 'ns'],
  ['fixVersions', 'Fix versions', 'version-list', ['fixVersion'], 'nos'],
  ['statusCategory', 'Status Category', 'object', ['statusCategory'], 'ns'],
  ['aggregatetimespent', 'Σ Time Spent', 'number', [], 'n'],
  ['resolution', 'Resolution', 'resolution', ['resolution'], 'nos'],
  ['resolutiondate', 'Resolved', 'datetime', ['resolutiondate', 'resolved'], 'ns'],
  ['workratio', 'Work Ratio', 'number', ['workratio'], 'ns'],
  ['watches', 'Watchers', 'watches', ['watchers'], 'n'],
  ['lastViewed', 'Last Viewed', 'datetime', ['lastViewed'], 'ns'],
  ['created', 'Created', 'datetime', ['created', 'createdDate'], 'ns'],
  ['priority', 'Priority', 'priority', ['priority'], 'nos'],
  ['labels', 'Labels', 'labels', ['labels'], 'nos'],
  ['aggregatetimeoriginalestimate', 'Σ Original Estimate', 'number', [], 'n'],
  ['timeestimate', 'Remaining Estimate', 'number', ['remainingEstimate', 'timeestimate'], 'n'],
  ['versions', 'Affects versions', 'version-list', ['affectedVersion'], 'nos'],
  ['issuelinks', 'Linked Issues', 'issuelinks', ['issueLink'], 'nos'],
  ['assignee', 'Assignee', 'user', ['assignee'], 'nos'],
  ['updated', 'Updated', 'datetime', ['updated', 'updatedDate'], 'ns'],
  ['status', 'Status', 'status', ['status'], 'ns'],
  ['components', 'Components', 'component-list', ['component'], 'nos'],
  ['timeoriginalestimate', 'Original estimate', 'number', ['originalEstimate', 'timeoriginalestimate'], 'n'],
  ['description', 'Description', 'textarea', ['description'], 'nos'],
  ['aggregatetimeestimate', 'Σ Remaining Estimate', 'number', [], 'n'],
  ['summary', 'Summary', 'string', ['summary'], 'nos'],
  ['creator', 'Creator', 'user', ['creator'], 'ns'],
  ['subtasks', 'Sub-tasks', 'subtasks', ['subtasks'], 'n'],
  ['reporter', 'Reporter', 'user', ['reporter'], 'nos'],
  ['environment', 'Environment', 'textarea', ['environment'], 'nos'],
  ['duedate', 'Due date', 'date', ['due', 'duedate'], 'nos'],
  ['votes', 'Votes', 'votes', ['votes'], 'n'],
  ['attachment', 'Attachment', 'attachment', ['attachments'], 'os'],
  ['comment', 'Comment', 'comment', ['comment'], 'os'],
  ['worklog', 'Log Work', 'worklog', [], 'o'],
];

const TYPES = 'com.atlassian.jira.plugin.system.customfieldtypes:';
const SEARCHERS = 'com.atlassian.jira.plugin.system.customfieldtypes:';

/** Jira's own custom field types: what kind of value each holds and the searcher Jira gives it by default. */
export const CUSTOM_TYPES: Readonly<Record<string, { kind: FieldKind; searcher?: string; hasOptions?: true }>> = {
  [`${TYPES}textfield`]: { kind: 'string', searcher: `${SEARCHERS}textsearcher` },
  [`${TYPES}textarea`]: { kind: 'textarea', searcher: `${SEARCHERS}textsearcher` },
  [`${TYPES}readonlyfield`]: { kind: 'string', searcher: `${SEARCHERS}textsearcher` },
  [`${TYPES}float`]: { kind: 'number', searcher: `${SEARCHERS}exactnumber` },
  [`${TYPES}datepicker`]: { kind: 'date', searcher: `${SEARCHERS}daterange` },
  [`${TYPES}datetime`]: { kind: 'datetime', searcher: `${SEARCHERS}datetimerange` },
  [`${TYPES}userpicker`]: { kind: 'user', searcher: `${SEARCHERS}userpickergroupsearcher` },
  [`${TYPES}people`]: { kind: 'multi-user', searcher: `${SEARCHERS}userpickergroupsearcher` },
  [`${TYPES}multiuserpicker`]: { kind: 'multi-user', searcher: `${SEARCHERS}userpickergroupsearcher` },
  [`${TYPES}grouppicker`]: { kind: 'group', searcher: `${SEARCHERS}grouppickersearcher` },
  [`${TYPES}multigrouppicker`]: { kind: 'multi-group', searcher: `${SEARCHERS}grouppickersearcher` },
  [`${TYPES}select`]: { kind: 'option', searcher: `${SEARCHERS}multiselectsearcher`, hasOptions: true },
  [`${TYPES}radiobuttons`]: { kind: 'option', searcher: `${SEARCHERS}multiselectsearcher`, hasOptions: true },
  [`${TYPES}multiselect`]: { kind: 'multi-option', searcher: `${SEARCHERS}multiselectsearcher`, hasOptions: true },
  [`${TYPES}multicheckboxes`]: { kind: 'multi-option', searcher: `${SEARCHERS}multiselectsearcher`, hasOptions: true },
  [`${TYPES}cascadingselect`]: { kind: 'cascading', searcher: `${SEARCHERS}cascadingselectsearcher`, hasOptions: true },
  [`${TYPES}labels`]: { kind: 'labels', searcher: `${SEARCHERS}labelsearcher` },
  [`${TYPES}url`]: { kind: 'url', searcher: `${SEARCHERS}exacttextsearcher` },
  [`${TYPES}multiversion`]: { kind: 'version-list', searcher: `${SEARCHERS}versionsearcher` },
};

const SERVICE = 'com.atlassian.servicedesk:';
/** Keys of the custom field types Jira Service Management brings. */
export const SERVICE_FIELD_TYPES = {
  requestType: `${SERVICE}vp-origin`,
  organizations: `${SERVICE}sd-customer-organizations`,
  participants: `${SERVICE}sd-request-participants`,
} as const;

interface Stock {
  name: string;
  type: string;
  kind: FieldKind;
  description: string;
  options?: string[];
  locked?: true;
}

const stock = (name: string, type: string, description: string, options?: string[]): Stock => {
  const known = CUSTOM_TYPES[TYPES + type];
  if (!known) throw new Error(`sandbox: no custom field type ${type}`);
  return { name, type: TYPES + type, kind: known.kind, description, ...(options ? { options } : {}) };
};

/** Custom fields a site with Jira and Jira Service Management has from the start. Option values are those of Atlassian's ITSM template. */
const STOCK: Stock[] = [
  {
    name: 'Request Type',
    type: SERVICE_FIELD_TYPES.requestType,
    kind: 'request-type',
    description: 'Holds information about which Service Desk was used to create a ticket.',
    locked: true,
  },
  {
    name: 'Organizations',
    type: SERVICE_FIELD_TYPES.organizations,
    kind: 'organization',
    description: 'Stores organizations a request is shared with.',
    locked: true,
  },
  {
    name: 'Request participants',
    type: SERVICE_FIELD_TYPES.participants,
    kind: 'participants',
    description: 'People who take part in a request besides its reporter.',
    locked: true,
  },
  stock('Start date', 'datepicker', 'Allows the planned start date for a piece of work to be set.'),
  stock('Flagged', 'multicheckboxes', 'Allows to flag issues with impediments.', ['Impediment']),
  stock('Story point estimate', 'float', 'Measurement of complexity and/or size of a requirement.'),
  stock('Impact', 'select', 'How far the incident or change reaches.', [
    'Extensive / Widespread',
    'Significant / Large',
    'Moderate / Limited',
    'Minor / Localized',
  ]),
  stock('Urgency', 'select', 'How long the business can wait.', ['Critical', 'High', 'Medium', 'Low']),
  stock('Severity', 'select', 'Severity of the incident.', ['Sev-1', 'Sev-2', 'Sev-3', 'Sev-4']),
  stock('Pending reason', 'select', 'Why the work waits.', [
    'More info required',
    'Awaiting approval',
    'Waiting on vendor',
    'Pending on change request',
  ]),
  stock('Source', 'select', 'The source of the incident: the system or channel it came from.', [
    'Email',
    'Phone',
    'Monitoring system',
    'Vendor',
    'Event',
    'Change',
    'Other',
  ]),
  stock('Major incident', 'multicheckboxes', 'Whether the incident is a major incident.', ['Major incident']),
  stock('Responders', 'multiuserpicker', 'Those who work on the incident.'),
  stock('Approvers', 'multiuserpicker', 'Those who approve the request or change.'),
  stock('Root cause', 'textarea', 'The original cause of the incident.'),
  stock('Workaround', 'textarea', 'A way to work while the problem lasts.'),
  stock('Investigation reason', 'select', 'What triggered the investigation of the problem.', [
    'Reoccurring incident',
    'Non-routine incident',
    'Other',
  ]),
  stock('Change type', 'select', 'The kind of change.', ['Standard', 'Normal', 'Emergency']),
  stock('Change reason', 'select', 'Why the change is made.', ['Repair', 'Upgrade', 'Maintenance', 'New functionality', 'Other']),
  stock('Change risk', 'select', 'How risky the change is.', ['Critical', 'High', 'Medium', 'Low']),
  stock('Planned start date', 'datetime', 'When the change is planned to begin.'),
  stock('Planned end date', 'datetime', 'When the change is planned to end.'),
  stock('Implementation plan', 'textarea', 'Steps of the change.'),
  stock('Backout plan', 'textarea', 'Steps back when the change fails.'),
];

const has = (flags: string, flag: Flag): boolean => flags.includes(flag);

/** Puts Jira's system fields and its stock custom fields, each custom one with its global context and options. */
export function installFields(jira: Jira): void {
  for (const [id, name, kind, clauseNames, flags] of SYSTEM) {
    jira.fields.put({
      id,
      name,
      description: '',
      kind,
      custom: false,
      clauseNames,
      navigable: has(flags, 'n'),
      orderable: has(flags, 'o'),
      searchable: has(flags, 's'),
    });
  }
  for (const { name, type, kind, description, options, locked } of STOCK) {
    const field = addCustomField(jira, { name, description, customType: type, kind, ...(locked ? { locked } : {}) });
    if (options) addOptions(jira, field.id, options);
  }
}

/** Makes a custom field with the global context every new custom field of Jira has. */
export function addCustomField(
  jira: Jira,
  field: { name: string; description?: string; customType: string; searcherKey?: string; kind: FieldKind; locked?: boolean },
): FieldDef {
  const number = jira.site.ids.next('customfield', 10000);
  const searcherKey = field.searcherKey ?? CUSTOM_TYPES[field.customType]?.searcher;

  const made = jira.fields.put({
    id: `customfield_${number}`,
    name: field.name,
    description: field.description ?? '',
    kind: field.kind,
    custom: true,
    customType: field.customType,
    ...(searcherKey ? { searcherKey } : {}),
    clauseNames: [`cf[${number}]`, field.name],
    navigable: true,
    orderable: true,
    searchable: searcherKey !== undefined || field.locked === true,
    ...(field.locked ? { locked: true } : {}),
  });
  jira.fieldContexts.put({
    id: String(jira.site.ids.next('fieldcontext', 10100)),
    fieldId: made.id,
    name: `Default Configuration Scheme for ${field.name}`,
    description: 'Default configuration scheme generated by Jira',
    projectIds: [],
    issueTypeIds: [],
  });
  return made;
}

/** Adds options at the end of a field's first context. */
export function addOptions(jira: Jira, fieldId: string, values: string[]): void {
  const context = jira.fieldContexts.find((candidate) => candidate.fieldId === fieldId);
  if (!context) throw new Error(`sandbox: field ${fieldId} has no context`);
  for (const [order, value] of values.entries()) {
    jira.fieldOptions.put({
      id: String(jira.site.ids.next('fieldoption', 10000)),
      fieldId,
      contextId: context.id,
      value,
      disabled: false,
      order,
    });
  }
}

/** Id of a custom field by its name; throws when the site has none of that name. */
export function fieldIdByName(jira: Jira, name: string): string {
  const field = jira.fields.find((candidate) => candidate.name === name && !candidate.trashed);
  if (!field) throw new Error(`sandbox: no field named ${name}`);
  return field.id;
}
