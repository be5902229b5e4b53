import { syntaxError } from './errors';

export type Token =
  | { kind: 'name' | 'symbol' | 'end'; text: string; at: number }
  | { kind: 'string'; text: string; at: number }
  | { kind: 'number'; text: string; value: number; at: number }
  | { kind: 'regex'; text: string; flags: string; at: number }
  /** Texts of a template literal and, between them, the source of its parts with their offsets. */
  | { kind: 'template'; text: string; texts: string[]; parts: { source: string; at: number }[]; at: number };

const SYMBOLS = [
  '===',
  '!==',
  '...',
  '=>',
  '?.',
  '??',
  '==',
  '!=',
  '<=',
  '>=',
  '&&',
  '||',
  '++',
  '--',
  '**',
  ...'+-*/%!<>=?:.,;()[]{}&|^~@#',
];

/** Cuts an expression into tokens. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    const char = source.charAt(at);
    if (/\s/.test(char)) {
      at++;
    } else if (source.startsWith('//', at) || source.startsWith('/*', at)) {
      throw syntaxError('Comments are not part of a Jira expression', source, at);
    } else if (/[A-Za-z_$]/.test(char)) {
      const text = /^[A-Za-z0-9_$]+/.exec(source.slice(at))?.[0] ?? char;
      tokens.push({ kind: 'name', text, at });
      at += text.length;
    } else if (/[0-9]/.test(char)) {
      const text = /^\d+(\.\d+)?([eE][+-]?\d+)?/.exec(source.slice(at))?.[0] ?? char;
      tokens.push({ kind: 'number', text, value: Number(text), at });
      at += text.length;
    } else if (char === '"' || char === "'") {
      const { text, end } = quoted(source, at);
      tokens.push({ kind: 'string', text, at });
      at = end;
    } else if (char === '`') {
      const { token, end } = template(source, at);
      tokens.push(token);
      at = end;
    } else if (char === '/' && regexMayStart(tokens.at(-1))) {
      const found = /^\/((?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([a-z]*)/.exec(source.slice(at));
      if (!found) throw syntaxError('A regular expression has not been completed', source, at);
      tokens.push({ kind: 'regex', text: found[1] ?? '', flags: found[2] ?? '', at });
      at += found[0].length;
    } else {
      const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at));
      if (!symbol) throw syntaxError(`'${char}' is not part of a Jira expression`, source, at);
      tokens.push({ kind: 'symbol', text: symbol, at });
      at += symbol.length;
    }
  }
  tokens.push({ kind: 'end', text: '', at: source.length });
  return tokens;
}

/** A slash begins a regular expression where a value may begin; elsewhere it divides. */
function regexMayStart(before: Token | undefined): boolean {
  if (!before) return true;
  return before.kind === 'symbol' && ![')', ']', '}'].includes(before.text);
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

/** The character an escape at `at` (a backslash) stands for, and where it ends. */
function escaped(source: string, at: number): { text: string; end: number } {
  const next = source.charAt(at + 1);
  const hex = /^[0-9a-fA-F]{4}/.exec(source.slice(at + 2))?.[0];
  if (next === 'u' && hex) return { text: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6 };
  return { text: ESCAPES[next] ?? next, end: at + 2 };
}

function quoted(source: string, start: number): { text: string; end: number } {
  const quote = source.charAt(start);
  let text = '';
  let at = start + 1;
  while (at < source.length && source.charAt(at) !== '\n') {
    const char = source.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    const piece = char === '\\' ? escaped(source, at) : { text: char, end: at + 1 };
    text += piece.text;
    at = piece.end;
  }
  throw syntaxError('A string has not been completed', source, start);
}

function template(source: string, start: number): { token: Token; end: number } {
  const texts = [''];
  const parts: { source: string; at: number }[] = [];
  let at = start + 1;
  while (at < source.length) {
    const char = source.charAt(at);
    if (char === '`') return { token: { kind: 'template', text: '', texts, parts, at: start }, end: at + 1 };
    if (source.startsWith('${', at)) {
      const end = closingBrace(source, at + 2);
      parts.push({ source: source.slice(at + 2, end), at: at + 2 });
      texts.push('');
      at = end + 1;
    } else {
      const piece = char === '\\' ? escaped(source, at) : { text: char, end: at + 1 };
      texts.push(`${texts.pop() ?? ''}${piece.text}`);
      at = piece.end;
    }
  }
  throw syntaxError('A template literal has not been completed', source, start);
}

function closingBrace(source: string, start: number): number {
  let depth = 1;
  for (let at = start; at < source.length; at++) {
    const char = source.charAt(at);
    if (char === '"' || char === "'") at = quoted(source, at).end - 1;
    else if (char === '{') depth++;
    else if (char === '}' && --depth === 0) return at;
  }
  throw syntaxError('A template literal has not been completed', source, start);
}
