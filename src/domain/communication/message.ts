import type { MessageTemplate } from '../../contract/types';
import type { Because } from '../escalation/state';
import type { Locale } from '../locale';
import { namesUsed } from './values';

/** What stands in a message for a name in braces, before it is in anybody's language. */
export type MessageValue =
  | { text: string }
  /** ISO instant. */
  | { at: string }
  /** Account id, and their display name as far as it is known. */
  | { person: string; name?: string }
  /** Where the incident is in the browser. */
  | { linkTo: string }
  /** `name`: display name of whoever is behind it, as far as it is known. */
  | { because: Because; name?: string }
  /** What somebody wrote who escalated by hand. */
  | { handOver: { tried: string; known: string; asked: string } };

/** A message of the policy that is about to be said. */
export interface Message {
  texts: MessageTemplate['texts'];
  /** Those its texts name, as far as they are known. */
  values: Readonly<Record<string, MessageValue>>;
}

/** What stands for a value that is not known. */
export const UNKNOWN = '–';

/** The values a template's texts name, of those there are. */
export function valuesNamed(texts: MessageTemplate['texts'], all: Readonly<Record<string, MessageValue | undefined>>): Message['values'] {
  const named = new Set(Object.values(texts).flatMap((text) => (text ? namesUsed(`${text.subject} ${text.body}`) : [])));
  const values: Record<string, MessageValue> = {};
  for (const [name, value] of Object.entries(all)) if (value && named.has(name)) values[name] = value;
  return values;
}

/** The language in which a message is said to somebody: theirs, or the first in which it is written. */
export const languageFor = (texts: MessageTemplate['texts'], wanted: Locale): Locale =>
  texts[wanted] ? wanted : texts['en-US'] ? 'en-US' : 'fr-FR';

/** A message in one language. */
export interface Said {
  /** One line. */
  subject: string;
  /** Plain text. */
  body: string;
}

/** Jira's limit for a line that may become a subject, in characters. */
const SUBJECT_MAX = 255;

/**
 * A text without the sentences that would say nothing: those of which no value is known ("You can expect an answer by –."). When that is all of
 * it, it stays.
 */
function sensible(body: string, isKnown: (name: string) => boolean): string {
  const sentences = body.split(/(?<=[.!?…])(?=\s)/);
  const kept = sentences.filter((sentence) => {
    const names = namesUsed(sentence);
    return names.length === 0 || names.some(isKnown);
  });
  return kept.length === 0 ? body : kept.join('');
}

/**
 * A message with its values filled in. What a value says is not looked through again: braces in it stay as they are. What is not known is
 * a dash; a sentence that only says what is not known is left out.
 * @param spell a value in the language.
 */
export function sayIn({ texts, values }: Message, language: Locale, spell: (value: MessageValue) => string): Said {
  const text = texts[language] ?? { subject: '', body: '' };
  const isKnown = (name: string): boolean => Object.hasOwn(values, name);
  const fill = (words: string): string =>
    words.replace(/\{([^{}\s]{1,60})\}/g, (_, name: string) => {
      const value = Object.hasOwn(values, name) ? values[name] : undefined;
      return value ? spell(value) : UNKNOWN;
    });
  const subject = fill(text.subject).replace(/\s+/g, ' ').trim();
  return {
    subject: subject.length > SUBJECT_MAX ? `${subject.slice(0, SUBJECT_MAX - 1)}…` : subject,
    body: fill(sensible(text.body, isKnown)).trim(),
  };
}
