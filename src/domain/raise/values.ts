import type { FieldName, ParsedInput, Settings } from '../../contract/types';
import type { FieldValues } from '../acts/act';
import { jiraValue } from '../incident/jira-fields';

/** What somebody said of a new incident, as the site's fields hold it. */
export interface Said {
  values: FieldValues;
  /** Fields something was said of that the site has no field or no option for: set-up has to be run again. */
  unknown: FieldName[];
}

/** Ids of the policy → ids of Jira's options. Whoever names nobody is affected themselves. Total: what the site lacks is left out and named. */
export function saidOf(input: ParsedInput<'raiseIncident'>, accountId: string, fields: Settings['fields']): Said {
  const chosen: [FieldName, string[]][] = [
    ['impact', [input.impact]],
    ['urgency', [input.urgency]],
    ['category', input.category === undefined ? [] : [input.category, ...(input.subcategory === undefined ? [] : [input.subcategory])]],
    ['services', input.services],
    ['channel', input.channel === undefined ? [] : [input.channel]],
  ];
  const said: Said = { values: {}, unknown: [] };
  for (const [name, entryIds] of chosen) {
    if (entryIds.length === 0) continue;
    const found = optionsOf(name, entryIds, fields);
    if (found.length < entryIds.length) said.unknown.push(name);
    if (found.length > 0) said.values[name] = found;
  }
  if (fields.affectedUser) said.values.affectedUser = [input.affectedUser ?? accountId];
  // Nobody was named and there is nowhere to say it: the reporter is known anyway.
  else if (input.affectedUser !== undefined) said.unknown.push('affectedUser');
  return said;
}

function optionsOf(name: FieldName, entryIds: readonly string[], fields: Settings['fields']): string[] {
  const options = fields[name]?.options ?? {};
  const ids = entryIds.map((id) => (Object.hasOwn(options, id) ? options[id] : undefined));
  // A subcategory without its category would be an option nobody can choose.
  const known = name === 'category' && ids[0] === undefined ? [] : ids;
  return known.filter((id) => id !== undefined);
}

/** One field as it is sent to Jira. */
export interface SentField {
  name: FieldName;
  fieldId: string;
  /** In Jira's form. */
  value: unknown;
}

/** Values in the form Jira takes them in, by field. */
export function sentFields(values: FieldValues, fields: Settings['fields']): SentField[] {
  const names: FieldName[] = ['impact', 'urgency', 'category', 'services', 'affectedUser', 'channel'];
  return names.flatMap((name) => {
    const held = values[name];
    const fieldId = fields[name]?.fieldId;
    return held === undefined || fieldId === undefined ? [] : [{ name, fieldId, value: jiraValue(name, held) }];
  });
}
