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

type Term = { phrase: string[] } | { wildcard: string };

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
      terms.push({ wildcard: fold(plain) });
    } else if (plain !== undefined) terms.push(...words(plain).map((word) => ({ phrase: [word] })));
  }
  const wanted = terms.filter((term) => 'wildcard' in term || term.phrase.length > 0);
  if (wanted.length === 0) return undefined;
  return (texts) => {
    const stems = texts.map(words);
    const raws = wanted.some((term) => 'wildcard' in term) ? texts.flatMap((text) => fold(text).match(/[\p{L}\p{N}]+/gu) ?? []) : [];
    return wanted.every((term) =>
      'wildcard' in term ? raws.some((word) => fits(word, term.wildcard)) : stems.some((list) => hasPhrase(list, term.phrase)),
    );
  };
}

/**
 * Whether a word is what a pattern with `*` (any letters) and `?` (one letter) says. No regular expression: with several `*` those try
 * every way of sharing out the letters, and one search would hold up the whole site. Here only the last `*` is ever tried again.
 */
function fits(word: string, pattern: string): boolean {
  const letters = [...word];
  const marks = [...pattern];
  let at = 0;
  let mark = 0;
  let star = -1;
  let from = 0;
  while (at < letters.length) {
    if (marks[mark] === '*') {
      star = mark++;
      from = at;
    } else if (marks[mark] === '?' || marks[mark] === letters[at]) {
      at++;
      mark++;
    } else if (star >= 0) {
      mark = star + 1;
      at = ++from;
    } else return false;
  }
  return marks.slice(mark).every((left) => left === '*');
}

function hasPhrase(list: string[], phrase: string[]): boolean {
  return list.some((_, at) => phrase.every((word, i) => list[at + i] === word));
}

/** The text in a value: itself, or the words of an Atlassian document. */
export function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'object' ? adfText(value) : String(value);
}
