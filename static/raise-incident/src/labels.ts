import type { AppError } from '../../../src/contract/errors';
import type { TextKey } from '../../shared/i18n';
import type { Place } from './validate';

/** Where on the form a field stands that the server or Jira names. */
const PLACE_OF: Record<string, Place> = {
  summary: 'summary',
  description: 'description',
  impact: 'levels',
  urgency: 'levels',
  category: 'category',
  subcategory: 'subcategory',
  services: 'services',
  affectedUser: 'affectedUser',
  channel: 'channel',
};

const LABEL_OF: Record<string, TextKey> = {
  summary: 'raise.summary',
  description: 'raise.description',
  impact: 'matrix.impact',
  urgency: 'matrix.urgency',
  category: 'raise.category',
  subcategory: 'raise.subcategory',
  services: 'raise.services',
  affectedUser: 'raise.affected',
  channel: 'raise.channel',
};

/** What the form calls a field; undefined for one that is not on it. */
export const labelOf = (field: string): TextKey | undefined => (Object.hasOwn(LABEL_OF, field) ? LABEL_OF[field] : undefined);

/** A refusal sorted by where it belongs. */
export interface PlacedWords {
  /** Words to be shown at a field of the form. */
  at: Partial<Record<Place, string>>;
  /** Everything Jira said, with the field's label where the form has one. */
  all: { field?: string; words: string }[];
}

/** Sorts the words of an error by field. The server names ours by our names and Jira's own by Jira's. */
export function placed({ details = [], fields = {} }: AppError): PlacedWords {
  const at: PlacedWords['at'] = {};
  const all: PlacedWords['all'] = [];
  for (const [field, words] of Object.entries(fields)) {
    const place = Object.hasOwn(PLACE_OF, field) ? PLACE_OF[field] : undefined;
    if (place) at[place] = [at[place], words].filter(Boolean).join(' ');
    all.push(place ? { field, words } : { words: `${field}: ${words}` });
  }
  // What stands in fields stands in details too, with the field's name before it.
  const said = new Set(Object.entries(fields).flatMap(([field, words]) => [words, `${field}: ${words}`]));
  for (const words of details) if (!said.has(words)) all.unshift({ words });
  return { at, all };
}
