/** What a field holds, value by value: ids of options, an account id, a text. Empty: nothing. */
export type Tokens = readonly string[];

export const NONE: Tokens = [];

/** "Parent values: Network(10020)Level 1 values: VPN(10023)"; names may have brackets of their own. */
const CASCADE = /^Parent values: .*?\((\d+)\)(?:Level 1 values: .*\((\d+)\))?$/s;
/** "10020, 10021": components, versions. */
const IDS = /^\d+(?:, ?\d+)+$/;

/**
 * Reads a raw value of Jira's changelog: "[10020, 10021]" of several options or people, a cascading choice with its words, ids with commas;
 * anything else is one value.
 * @param list words with blanks between them are several values: labels.
 */
export function tokensOf(raw: string | undefined, list = false): Tokens {
  if (raw === undefined || raw === '') return NONE;
  if (list) return raw.split(' ').filter((word) => word !== '');
  const first = raw.charCodeAt(0);
  if (first === 91 && raw.endsWith(']')) {
    const inner = raw.slice(1, -1).trim();
    return inner === '' ? NONE : inner.split(/, ?/);
  }
  if (first === 80 && raw.startsWith('Parent values: ')) {
    const [, parent, child] = CASCADE.exec(raw) ?? [];
    if (parent !== undefined) return child === undefined ? [parent] : [parent, child];
  }
  if (first >= 48 && first <= 57 && raw.includes(',') && IDS.test(raw)) return raw.split(/, ?/);
  return [raw];
}

/** Whether two fields hold the same, in whatever order. */
export const sameTokens = (a: Tokens, b: Tokens): boolean => a.length === b.length && a.every((one) => b.includes(one));

/** Whether one of the values is among those named; "" names the empty field. */
export function holdsOneOf(tokens: Tokens, named: ReadonlySet<string>): boolean {
  if (tokens.length === 0) return named.has('');
  for (const token of tokens) if (named.has(token)) return true;
  return false;
}
