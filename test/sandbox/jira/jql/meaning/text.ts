import { adfText } from '../../adf/adf';

/** Words of a text as JQL's `~` compares them: lower case, without accents, English endings cut. */
function words(text: string): string[] {
  return (fold(text).match(/[\p{L}\p{N}]+(?:['’][\p{L}]+)?/gu) ?? []).map(stem);
}

const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A light stand-in for the stemming of Jira's index: "printers", "printed" and "printing" are found by "printer" or "print". */
function stem(word: string): string {
  const bare = word.replace(/['’]s?$/, '');
  const verb = /^(.{3,}?)(?:ing|ed)$/.exec(bare)?.[1];
  if (verb) return verb.replace(/([^aeiouls])\1$/, '$1');
  const plural = /ss$/.test(bare) || bare.length < 4 ? bare : bare.replace(/ies$/, 'y').replace(/(?<=ss|sh|ch|x)es$|s$/, '');
  return plural.length > 4 ? plural.replace(/e$/, '') : plural;
}

type Term = { phrase: string[] } | { wildcard: RegExp };

/**
 * A test for JQL's `~`: all terms must be found; a quoted part is a phrase; `*` and `?` stand for letters within a word. Undefined when
 * nothing is asked for, or a wildcard comes first (Jira refuses that).
 */
export function textQuery(query: string): ((texts: string[]) => boolean) | undefined {
  const terms: Term[] = [];
  for (const [, phrase, plain] of query.matchAll(/"([^"]*)"|([^\s"]+)/g)) {
    if (phrase !== undefined) terms.push({ phrase: words(phrase) });
    else if (plain !== undefined && /[*?]/.test(plain)) {
      if (/^[*?]/.test(plain)) return undefined;
      const source = fold(plain)
        .replace(/[.+^${}()|[\]\\]/g, '\\$&')
        .replace(/\*/g, '.*')
        .replace(/\?/g, '.');
      terms.push({ wildcard: new RegExp(`^${source}$`, 'u') });
    } else if (plain !== undefined) terms.push(...words(plain).map((word) => ({ phrase: [word] })));
  }
  const wanted = terms.filter((term) => 'wildcard' in term || term.phrase.length > 0);
  if (wanted.length === 0) return undefined;
  return (texts) => {
    const stems = texts.map(words);
    const raws = wanted.some((term) => 'wildcard' in term) ? texts.flatMap((text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) : [];
    return wanted.every((term) =>
      'wildcard' in term ? raws.some((word) => term.wildcard.test(word)) : stems.some((list) => hasPhrase(list, term.phrase)),
    );
  };
}

function hasPhrase(list: string[], phrase: string[]): boolean {
  return list.some((_, at) => phrase.every((word, i) => list[at + i] === word));
}

/** The text in a value: itself, or the words of an Atlassian document. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? adfText(value) : String(value);
}
