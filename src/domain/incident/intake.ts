import type { FieldName, Policy, Settings } from '../../contract/types';
import type { Act, FieldValues, RaisedAct } from '../acts/act';
import type { IssueFacts } from './facts';

/** Fields somebody fills in while raising an incident. */
export const INTAKE_FIELDS = [
  'impact',
  'urgency',
  'category',
  'services',
  'affectedUser',
  'channel',
] as const satisfies readonly FieldName[];

/** How the incident came to be, when it was raised through the app. */
export const raisedIn = (acts: readonly Act[]): RaisedAct | undefined => acts.find((act) => act.kind === 'raised');

/**
 * What was said while raising the incident and is not in its fields, because Jira did not take it from the person: the form of a service
 * desk's request has no such field, or it was not on the screen. Only fields that are empty and were never touched since: who empties a
 * field means it.
 */
export function unfilled(facts: IssueFacts, acts: readonly Act[], settings: Settings): FieldValues {
  const raised = raisedIn(acts);
  const values: FieldValues = {};
  for (const name of raised ? INTAKE_FIELDS : []) {
    const said = raised?.values[name];
    const fieldId = settings.fields[name]?.fieldId;
    if (said === undefined || said.length === 0 || fieldId === undefined || facts.values[name] !== undefined) continue;
    if (!facts.history.some((change) => change.fieldId === fieldId)) values[name] = said;
  }
  return values;
}

/** A category the app is about to set, as Jira will word it: "Network / VPN". Undefined when the policy does not know it any more. */
export function categoryText(
  options: readonly string[] | undefined,
  categories: Policy['categories'],
  settings: Settings,
): string | undefined {
  const [parent, child] = options ?? [];
  const bound = settings.fields.category?.options ?? {};
  const category = categories.find(({ id }) => parent !== undefined && bound[id] === parent);
  const sub = category?.subcategories.find(({ id }) => child !== undefined && bound[id] === child);
  return category && sub ? `${category.name} / ${sub.name}` : category?.name;
}
