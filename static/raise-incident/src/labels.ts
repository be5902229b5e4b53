import type { AppError } from '../../../src/contract/errors';
import type { RaiseForm } from '../../../src/contract/types';
import type { I18n, TextKey } from '../../shared/i18n';
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

/** Where the incident goes, in words. */
export function wordsOf({ projectName: project, projectKey: key, issueTypeName: type, asRequest }: RaiseForm, t: I18n['t']): string {
  return asRequest ? t('raise.intoAsRequest', { project, key, type }) : t('raise.into', { project, key, type });
}

/** A refusal sorted by where it belongs. */
export interface PlacedWords {
  /** Words to be shown at a field of the form. */
  at: Partial<Record<Place, string>>;
  /** Everything Jira said, with the field's label where the form has one. */
  all: { field?: string; words: string }[];
}

/** Fields of Jira's own, which a service desk calls by their names in the person's language and not by their ids. */
const NAMED = ['summary', 'description'] as const;

/**
 * Sorts the words of an error by field. The server names ours by our names and Jira's own by Jira's. A service desk says one sentence about
 * all fields: "… Description: Description is required."
 */
export function placed({ code, details = [], fields = {} }: AppError, t: (key: TextKey) => string): PlacedWords {
  const at: PlacedWords['at'] = {};
  const all: PlacedWords['all'] = [];
  for (const [field, words] of Object.entries(fields)) {
    const place = Object.hasOwn(PLACE_OF, field) ? PLACE_OF[field] : undefined;
    if (place) at[place] = [at[place], words].filter(Boolean).join(' ');
    all.push(place ? { field, words } : { words: `${field}: ${words}` });
  }
  // What stands in fields stands in details too, with the field's name before it.
  const said = new Set(Object.entries(fields).flatMap(([field, words]) => [words, `${field}: ${words}`]));
  for (const words of details) {
    if (said.has(words)) continue;
    all.unshift({ words });
    if (code === 'JIRA_REFUSED')
      for (const place of NAMED) {
        const about = saidOf(t(`raise.${place}`), words);
        if (about) at[place] ??= about;
      }
  }
  return { at, all };
}

/** What follows a field's name and a colon, which French sets off with a space. */
function saidOf(label: string, words: string): string | undefined {
  const start = words.indexOf(label);
  return start < 0 ? undefined : /^\s*:\s*(.+)$/s.exec(words.slice(start + label.length))?.[1];
}
