import type { FieldName } from '../../contract/types';

/** What one of our fields holds (ids of options, [parent, child], an account id, a text), in the form Jira takes it in. */
export function jiraValue(name: FieldName, [first = '', second, ...more]: readonly string[]): unknown {
  switch (name) {
    case 'category':
      return second === undefined ? { id: first } : { id: first, child: { id: second } };
    case 'services':
      return [first, ...(second === undefined ? [] : [second]), ...more].map((id) => ({ id }));
    case 'affectedUser':
      return { accountId: first };
    case 'vendorReference':
      return first;
    default:
      return { id: first };
  }
}

/** The reverse: what is in a field of an issue as Jira gives it. Undefined when it is empty or not of the field's form. */
export function heldIn(name: FieldName, value: unknown): string[] | undefined {
  switch (name) {
    case 'category': {
      const parent = member(value, 'id');
      const child = member(member(value, 'child'), 'id');
      return text(parent) ? [text(parent), ...(text(child) ? [text(child)] : [])] : undefined;
    }
    case 'services': {
      const ids = Array.isArray(value) ? value.map((one) => text(member(one, 'id'))).filter((id) => id !== '') : [];
      return ids.length > 0 ? ids : undefined;
    }
    case 'affectedUser':
      return one(member(value, 'accountId'));
    case 'vendorReference':
      return one(value);
    default:
      return one(member(value, 'id'));
  }
}

/**
 * What is in any field, spelt as Jira's changelog spells raw values: an option's or another thing's id, an account id, several options or
 * people as "[10020, 10021]", other lists with commas or (labels) blanks, a cascading choice with its words, a text or number as it is.
 * Undefined when it is empty, or of a form that has no such spelling (rich text).
 */
export function rawIn(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value;
  if (typeof value === 'number') return String(value);
  if (Array.isArray(value)) return rawList(value);
  const id = idOf(value);
  const child = member(value, 'child');
  if (id === undefined || idOf(child) === undefined) return id;
  const spelt = (option: unknown): string => `${text(member(option, 'value'))}(${idOf(option) ?? ''})`;
  return `Parent values: ${spelt(value)}Level 1 values: ${spelt(child)}`;
}

function rawList(values: readonly unknown[]): string | undefined {
  if (values.length === 0) return undefined;
  if (values.every((one) => typeof one === 'string')) return values.join(' ');
  const ids = values.flatMap((one) => idOf(one) ?? []);
  if (ids.length < values.length) return undefined;
  const bracketed = values.every((one) => member(one, 'accountId') !== undefined || member(one, 'value') !== undefined);
  return bracketed ? `[${ids.join(', ')}]` : ids.join(', ');
}

function idOf(value: unknown): string | undefined {
  for (const name of ['id', 'accountId', 'groupId'] as const) {
    const id = member(value, name);
    if (typeof id === 'number') return String(id);
    if (text(id) !== '') return text(id);
  }
  return undefined;
}

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const one = (value: unknown): string[] | undefined => (text(value) === '' ? undefined : [text(value)]);
