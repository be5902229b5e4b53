import { isObject } from '../../fields/codec';
import { badRequest } from '../../rest/errors';

/** Body of submitBulkEdit (schema IssueBulkEditPayload), held against the description before it gets here. */
export interface EditPayload {
  selectedIssueIdsOrKeys: string[];
  selectedActions: string[];
  editedFieldsInput: Record<string, unknown>;
  sendBulkNotification?: boolean;
}

interface Edits {
  fields: Record<string, unknown>;
  update: Record<string, unknown>;
}

type Entry = Record<string, unknown>;
type Convert = (entry: Entry) => unknown;

const idOf = (value: unknown, key: string): unknown => (isObject(value) && value[key] !== undefined ? { id: String(value[key]) } : null);
const option: Convert = (entry) => idOf(entry.option, 'optionId');
const listed = (value: unknown): Entry[] => (Array.isArray(value) ? value.filter(isObject) : []);

/** Blocks whose entries replace the field's value: how the value looks in an ordinary edit. */
const REPLACING: Readonly<Record<string, Convert>> = {
  singleLineTextFields: (entry) => entry.text,
  urlFields: (entry) => entry.url,
  richTextFields: (entry) => (isObject(entry.richText) ? (entry.richText.adfValue ?? null) : null),
  clearableNumberFields: (entry) => entry.value ?? null,
  datePickerFields: (entry) => (isObject(entry.date) ? dateOf(entry.date.formattedDate) : null),
  dateTimePickerFields: (entry) => (isObject(entry.dateTime) ? entry.dateTime.formattedDateTime : null),
  singleSelectFields: option,
  multipleSelectFields: (entry) => listed(entry.options).map((one) => ({ id: String(one.optionId) })),
  cascadingSelectFields: (entry) => {
    const parent = idOf(entry.parentOptionValue, 'optionId');
    const child = idOf(entry.childOptionValue, 'optionId');
    return isObject(parent) ? { ...parent, ...(child ? { child } : {}) } : null;
  },
  singleSelectClearableUserPickerFields: (entry) => (isObject(entry.user) ? { accountId: entry.user.accountId } : null),
  multipleSelectClearableUserPickerFields: (entry) => listed(entry.users).map((user) => ({ accountId: user.accountId })),
  singleGroupPickerFields: (entry) => (isObject(entry.group) ? { name: entry.group.groupName } : null),
  multipleGroupPickerFields: (entry) => listed(entry.groups).map((group) => ({ name: group.groupName })),
};

/** Lists that are added to, cleared or replaced. */
const LISTS: Readonly<Record<string, (entry: Entry) => unknown[]>> = {
  labelsFields: (entry) => listed(entry.labels).map((label) => label.name),
  multipleVersionPickerFields: (entry) => listed(entry.versions).map((version) => ({ id: String(version.versionId) })),
  multiselectComponents: (entry) => listed(entry.components).map((component) => ({ id: String(component.componentId) })),
};

/** "18/Aug/23" or "2023-08-18" as yyyy-MM-dd. */
function dateOf(text: unknown): unknown {
  if (typeof text !== 'string') return text;
  const parts = /^(\d{1,2})\/([A-Za-z]{3})\/(\d{2})$/.exec(text);
  const month = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].indexOf(
    (parts?.[2] ?? '').toLowerCase(),
  );
  return parts && month >= 0 ? `20${parts[3]}-${String(month + 1).padStart(2, '0')}-${parts[1]?.padStart(2, '0')}` : text;
}

/** A bulk edit as an ordinary one. Only fields named in selectedActions count. Throws 400 for a block that is not modelled. */
export function editsOf({ editedFieldsInput, selectedActions }: EditPayload): Edits {
  const edits: Edits = { fields: {}, update: {} };
  const wanted = (id: unknown): id is string => typeof id === 'string' && selectedActions.includes(id);
  for (const [block, content] of Object.entries(editedFieldsInput)) {
    if (block === 'priority') {
      if (wanted('priority') && isObject(content)) edits.fields.priority = { id: content.priorityId };
      continue;
    }
    const convert = REPLACING[block];
    const list = LISTS[block];
    if (!convert && !list) throw badRequest(`Bulk edit of ${block} is not modelled by the local Jira.`);
    for (const entry of Array.isArray(content) ? listed(content) : listed([content])) {
      if (!wanted(entry.fieldId)) continue;
      if (convert) edits.fields[entry.fieldId] = convert(entry);
      else if (list) applyList(edits, entry.fieldId, entry, list(entry));
    }
  }
  return edits;
}

function applyList(edits: Edits, id: string, entry: Entry, values: unknown[]): void {
  switch (entry.bulkEditMultiSelectFieldOption) {
    case 'REPLACE':
      edits.fields[id] = values;
      return;
    case 'REMOVE_ALL':
      edits.fields[id] = [];
      return;
    default:
      edits.update[id] = values.map((value) => ({ [entry.bulkEditMultiSelectFieldOption === 'REMOVE' ? 'remove' : 'add']: value }));
  }
}
