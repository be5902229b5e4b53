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

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
const text = (value: unknown): string => (typeof value === 'string' ? value : '');
const one = (value: unknown): string[] | undefined => (text(value) === '' ? undefined : [text(value)]);
