import type { Jira } from '../jira';
import type { AccountId, FieldDef } from '../model';
import type { Place } from './config';

/** What a codec may need to know besides the value. */
export interface FieldSpot extends Place {
  jira: Jira;
  field: FieldDef;
  /** Who looks, for what only some may see. */
  viewer?: AccountId | undefined;
}

/** A value Jira refuses, in Jira's words. */
export class FieldProblem extends Error {}

export const refuse = (message: string): never => {
  throw new FieldProblem(message);
};

export type Verb = 'set' | 'add' | 'remove' | 'edit';

/** Two ends of a change as history keeps them. */
export interface Ends {
  /** Id form, null where history has none. */
  raw: string | null;
  /** Words. */
  text: string | null;
}

/** How values of one kind are read, kept, shown and told. `null` is "no value" throughout. */
export interface Codec {
  /** Reads what REST was given for `set`; throws FieldProblem. */
  parse(spot: FieldSpot, input: unknown): unknown;
  /** Shows a stored value as REST does; never given null. */
  render(spot: FieldSpot, stored: unknown): unknown;
  /** A stored value as history tells it; never given null. */
  ends(spot: FieldSpot, stored: unknown): Ends;
  verbs: readonly Verb[];
  /** `add`, `remove` or `edit` on a stored value. Codecs of lists take single values. */
  apply?(spot: FieldSpot, stored: unknown, verb: Verb, input: unknown): unknown;
  /** The schema block of field metadata, without custom and customId. */
  schema: { type: string; items?: string };
  /** Values one may choose from, as metadata lists them. */
  allowed?(spot: FieldSpot): unknown[];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text out of an object's key, numbers taken as their digits. */
export function textOf(value: unknown, key: string): string | undefined {
  if (!isObject(value)) return undefined;
  const found = value[key];
  return typeof found === 'string' ? found : typeof found === 'number' ? String(found) : undefined;
}

/** Stored lists, whatever else is there counting as empty. */
export function listOf(stored: unknown): string[] {
  return Array.isArray(stored) ? stored.filter((item): item is string => typeof item === 'string') : [];
}

/** A list codec out of how one of its items is read, shown and told. */
export function listCodec(item: {
  one(spot: FieldSpot, input: unknown): string;
  render(spot: FieldSpot, id: string): unknown;
  text(spot: FieldSpot, id: string): string;
  items: string;
  allowed?(spot: FieldSpot): unknown[];
  /** How history joins the items; default: ids and words with commas. */
  join?: { raw: (ids: string[]) => string | null; text: (words: string[]) => string };
}): Codec {
  const wrap = (ids: string[]): string[] | null => (ids.length > 0 ? [...new Set(ids)] : null);
  return {
    verbs: ['set', 'add', 'remove'],
    schema: { type: 'array', items: item.items },
    parse: (spot, input) => {
      if (input === null || input === undefined) return null;
      if (!Array.isArray(input)) return refuse('data was not an array');
      return wrap(input.map((entry: unknown) => item.one(spot, entry)));
    },
    render: (spot, stored) => listOf(stored).map((id) => item.render(spot, id)),
    ends: (spot, stored) => {
      const ids = listOf(stored);
      const words = ids.map((id) => item.text(spot, id));
      return { raw: item.join ? item.join.raw(ids) : ids.join(', '), text: item.join ? item.join.text(words) : words.join(', ') };
    },
    apply: (spot, stored, verb, input) => {
      const id = item.one(spot, input);
      const ids = listOf(stored);
      return wrap(verb === 'add' ? [...ids, id] : ids.filter((known) => known !== id));
    },
    ...(item.allowed ? { allowed: item.allowed } : {}),
  };
}
