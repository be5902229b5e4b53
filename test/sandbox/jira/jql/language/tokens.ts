import { syntaxError } from './errors';

export interface Token {
  /** word: unquoted; string: quoted; symbol: an operator or bracket; end: after the last one. */
  kind: 'word' | 'string' | 'symbol' | 'end';
  /** What it means: unescaped text of a word or string. */
  text: string;
  /** Offset in the query, from 0. */
  at: number;
  /** Offset after it. */
  end: number;
}

const SYMBOLS = ['!=', '!~', '<=', '>=', '&&', '||', '=', '<', '>', '~', '!', '(', ')', ',', '[', ']', '&', '|'];
/** Characters JQL keeps for later (Atlassian, "JQL: reserved characters"). */
const RESERVED_CHARACTERS = '{}*/%+^$#@?;';
const STOPS = new Set([...'=!<>~(),[]&|\'" \t\n\r\f', ...RESERVED_CHARACTERS]);

/** Cuts a query into tokens; throws JQL's own complaints about characters and unfinished strings. */
export function tokenize(query: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < query.length) {
    const char = query.charAt(at);
    if (/\s/.test(char)) {
      at++;
      continue;
    }
    if (char === '"' || char === "'") {
      const { text, end } = quoted(query, at);
      tokens.push({ kind: 'string', text, at, end });
      at = end;
      continue;
    }
    const symbol = SYMBOLS.find((candidate) => query.startsWith(candidate, at));
    if (symbol) {
      tokens.push({ kind: 'symbol', text: symbol, at, end: at + symbol.length });
      at += symbol.length;
      continue;
    }
    if (RESERVED_CHARACTERS.includes(char)) {
      const code = char.charCodeAt(0).toString(16).padStart(4, '0');
      const message = `The character '${char}' is a reserved JQL character. You must enclose it in a string or use the escape '\\u${code}' instead.`;
      throw syntaxError(message, query, at);
    }
    const { text, end } = word(query, at);
    tokens.push({ kind: 'word', text, at, end });
    at = end;
  }
  tokens.push({ kind: 'end', text: '', at: query.length, end: query.length });
  return tokens;
}

function quoted(query: string, start: number): { text: string; end: number } {
  const quote = query.charAt(start);
  let text = '';
  let at = start + 1;
  while (at < query.length) {
    const char = query.charAt(at);
    if (char === quote) return { text, end: at + 1 };
    if (char === '\\') {
      const escaped = escapeAt(query, at);
      text += escaped.text;
      at = escaped.end;
    } else {
      text += char;
      at++;
    }
  }
  throw syntaxError(`The quoted string '${query.slice(start + 1)}' has not been completed.`, query, start);
}

function word(query: string, start: number): { text: string; end: number } {
  let text = '';
  let at = start;
  while (at < query.length && !STOPS.has(query.charAt(at))) {
    if (query.charAt(at) === '\\') {
      const escaped = escapeAt(query, at);
      text += escaped.text;
      at = escaped.end;
    } else {
      text += query.charAt(at);
      at++;
    }
  }
  return { text, end: at };
}

const ESCAPES: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\', '"': '"', "'": "'", ' ': ' ' };

function escapeAt(query: string, at: number): { text: string; end: number } {
  const next = query.charAt(at + 1);
  const hex = /^[0-9a-fA-F]{4}/.exec(query.slice(at + 2))?.[0];
  if (next === 'u' && hex) return { text: String.fromCharCode(Number.parseInt(hex, 16)), end: at + 6 };
  const plain = ESCAPES[next];
  if (plain !== undefined) return { text: plain, end: at + 2 };
  throw syntaxError(
    `'\\${next}' is an illegal JQL escape sequence. The valid escape sequences are \\', \\", \\t, \\n, \\r, \\\\, '\\ ' and \\uXXXX.`,
    query,
    at,
  );
}
