import type { FieldName, HoldReason, Settings } from '../../contract/types';
import type { IssueFacts, StatusCategory } from '../incident/facts';
import { OUR_FIELDS } from '../set-up/our-fields';
import { holdsOneOf, NONE, type Tokens, tokensOf } from '../sla/tokens';

/** A way in which an incident can stand while it waits for a reason. */
export type Standing = HoldReason['while'][number];

type Facts = Pick<IssueFacts, 'values' | 'others' | 'assignee'>;

/** Whether a status is the standing's; one that names none has every status. */
export const isInStatus = ({ status }: Standing, { id, category }: { id: string; category: StatusCategory }): boolean =>
  status === undefined || status.ids.some((one) => one.id === id) || status.categories.includes(category);

/** Whether an incident stands so. */
export const standsSo = (standing: Standing, facts: Facts & Pick<IssueFacts, 'status'>): boolean =>
  isInStatus(standing, facts.status) && standing.fields.every((part) => isSo(part, facts));

const isSo = ({ field, is, values }: Standing['fields'][number], facts: Facts): boolean =>
  holdsOneOf(held(field, facts), new Set(values)) === (is === 'in');

const ourName = (field: string): FieldName | undefined => OUR_FIELDS.find((ours) => ours.field === field)?.field;

function held(field: string, { values, others, assignee }: Facts): Tokens {
  if (field === 'assignee') return assignee === undefined ? NONE : [assignee];
  const ours = ourName(field);
  if (ours) return values[ours] ?? NONE;
  return Object.hasOwn(others, field) ? tokensOf(others[field], field === 'labels') : NONE;
}

/**
 * What has to be written into fields, by Jira's ids, so that an incident stands so once it has the status: the first option named, or nothing
 * where one of those named is. Undefined when that cannot be known: the field is none with options, or the site does not have it.
 */
export function fieldsToStand(standing: Standing, facts: Facts, settings: Settings): Record<string, { id: string } | null> | undefined {
  const wanted: Record<string, { id: string } | null> = {};
  for (const part of standing.fields) {
    if (isSo(part, facts)) continue;
    const ours = ourName(part.field);
    const fieldId = ours ? settings.fields[ours]?.fieldId : part.field;
    const option = part.is === 'in' ? part.values.find((value) => value !== '') : undefined;
    if (fieldId === undefined || !fieldId.startsWith('customfield_') || (option !== undefined && !/^\d+$/.test(option))) return undefined;
    // An empty field that must not be empty: which value it is to have nobody has said.
    if (option === undefined && part.is === 'notIn' && part.values.includes('') && held(part.field, facts).length === 0) return undefined;
    wanted[fieldId] = option === undefined ? null : { id: option };
  }
  return wanted;
}
