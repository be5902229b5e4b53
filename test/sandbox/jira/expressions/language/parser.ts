import type { BinaryOperator, Node } from './ast';
import { ExpressionError, syntaxError } from './errors';
import { type Token, tokenize } from './tokens';

/** Longest expression, characters (Atlassian, limits of expressions in manifests). */
const LONGEST_EXPRESSION = 10_000;

/** Binding power of binary operators; higher binds tighter. */
const POWER: Readonly<Record<BinaryOperator, number>> = {
  '??': 1,
  '||': 2,
  '&&': 3,
  '==': 4,
  '!=': 4,
  '<': 5,
  '>': 5,
  '<=': 5,
  '>=': 5,
  '+': 6,
  '-': 6,
  '*': 7,
  '/': 7,
  '%': 7,
};

/** Words of JavaScript the local Jira's expressions have not. */
const REFUSED = new Set(
  'if else for while do switch case try catch throw function class const var delete in instanceof void this async await yield undefined NaN Infinity'.split(
    ' ',
  ),
);

const parsed = new Map<string, Node>();
const KEPT = 500;

/** Parses a Jira expression; throws an ExpressionError naming what is wrong or not supported. */
export function parseExpression(text: string): Node {
  const known = parsed.get(text);
  if (known) return known;
  if (text.length > LONGEST_EXPRESSION)
    throw new ExpressionError(`Jira expression is too long (${text.length}), limit: ${LONGEST_EXPRESSION} characters`, 'other');
  const node = new Parser(text, tokenize(text)).program();
  if (parsed.size >= KEPT) parsed.clear();
  parsed.set(text, node);
  return node;
}

class Parser {
  #next = 0;

  constructor(
    private readonly text: string,
    private readonly tokens: Token[],
    /** Where the tokens' text stands in the whole (parts of template literals). */
    private readonly offset = 0,
  ) {}

  program(): Node {
    const node = this.#statements(() => this.#peek().kind === 'end');
    if (this.#peek().kind !== 'end') throw this.#unexpected(this.#peek());
    return node;
  }

  /** `let x = …; let y = …; return result;` – the declarations and the word return may be missing. */
  #statements(ends: () => boolean): Node {
    const { at } = this.#peek();
    const declarations: { name: string; value: Node }[] = [];
    while (this.#isName('let')) {
      this.#next++;
      const name = this.#name();
      this.#expect('=');
      declarations.push({ name, value: this.expression() });
      this.#expect(';');
    }
    if (this.#isName('return')) this.#next++;
    const body = this.expression();
    if (this.#is(';')) this.#next++;
    if (!ends()) throw this.#unexpected(this.#peek());
    return declarations.length === 0 ? body : { kind: 'let', declarations, body, at };
  }

  expression(): Node {
    const lambda = this.#lambda();
    if (lambda) return lambda;
    const test = this.#binary(0);
    if (!this.#is('?')) return test;
    this.#next++;
    const yes = this.expression();
    this.#expect(':');
    return { kind: 'conditional', test, yes, no: this.expression(), at: test.at };
  }

  /** `x => …`, `(a, b) => …`; undefined when what follows is none. */
  #lambda(): Node | undefined {
    const start = this.#peek();
    const parameters: string[] = [];
    let ahead = 0;
    if (start.kind === 'name') {
      parameters.push(start.text);
      ahead = 1;
    } else if (this.#is('(')) {
      ahead = 1;
      while (this.#peek(ahead).kind === 'name') {
        parameters.push(this.#peek(ahead).text);
        ahead++;
        if (this.#is(',', ahead)) ahead++;
      }
      if (!this.#is(')', ahead)) return undefined;
      ahead++;
    }
    if (ahead === 0 || !this.#is('=>', ahead)) return undefined;
    this.#next += ahead + 1;
    return { kind: 'function', parameters, body: this.#body(), at: start.at };
  }

  /** `{ id: 1 }` after an arrow is a map, as in Atlassian's examples; a block begins with let or return. */
  #body(): Node {
    const first = this.#peek(1);
    const isBlock = this.#is('{') && first.kind === 'name' && ['let', 'return'].includes(first.text) && !this.#is(':', 2);
    if (!isBlock) return this.expression();
    this.#next++;
    const body = this.#statements(() => this.#is('}'));
    this.#expect('}');
    return body;
  }

  #binary(least: number): Node {
    let left = this.#unary();
    for (;;) {
      const token = this.#peek();
      const power = token.kind === 'symbol' ? POWER[token.text as BinaryOperator] : undefined;
      if (power === undefined || power <= least) return left;
      this.#next++;
      left = { kind: 'binary', operator: token.text as BinaryOperator, left, right: this.#binary(power), at: token.at };
    }
  }

  #unary(): Node {
    const token = this.#peek();
    if (token.kind === 'symbol' && (token.text === '!' || token.text === '-')) {
      this.#next++;
      return { kind: 'unary', operator: token.text, operand: this.#unary(), at: token.at };
    }
    if (this.#isName('typeof')) {
      this.#next++;
      return { kind: 'unary', operator: 'typeof', operand: this.#unary(), at: token.at };
    }
    return this.#postfix(this.#primary());
  }

  #postfix(start: Node): Node {
    let node = start;
    for (;;) {
      const { at } = this.#peek();
      const optional = this.#is('?.');
      if (optional || this.#is('.')) {
        this.#next++;
        if (optional && this.#is('[')) node = this.#index(node, true);
        else node = { kind: 'member', object: node, name: this.#memberName(), optional, at };
      } else if (this.#is('[')) node = this.#index(node, false);
      else if (this.#is('(')) node = { kind: 'call', callee: node, arguments: this.#arguments(), at };
      else return node;
    }
  }

  #index(object: Node, optional: boolean): Node {
    const { at } = this.#peek();
    this.#expect('[');
    const index = this.expression();
    this.#expect(']');
    return { kind: 'index', object, index, optional, at };
  }

  #arguments(): Node[] {
    this.#expect('(');
    return this.#listUntil(')');
  }

  #listUntil(close: string): Node[] {
    const items: Node[] = [];
    while (!this.#is(close)) {
      if (this.#is('...')) throw this.#refuse('The spread syntax (...)', this.#peek());
      items.push(this.expression());
      if (!this.#is(',')) break;
      this.#next++;
    }
    this.#expect(close);
    return items;
  }

  #primary(): Node {
    const token = this.#peek();
    this.#next++;
    const { at } = token;
    switch (token.kind) {
      case 'number':
        return { kind: 'literal', value: token.value, at };
      case 'string':
        return { kind: 'literal', value: token.text, at };
      case 'regex':
        if (/[^gimsuy]/.test(token.flags)) throw this.#refuse(`The regular expression flags '${token.flags}'`, token);
        return { kind: 'regex', pattern: token.text, flags: token.flags, at };
      case 'template':
        return { kind: 'template', texts: token.texts, parts: token.parts.map((part) => this.#part(part)), at };
      case 'name':
        return this.#named(token);
      case 'symbol':
        if (token.text === '(') {
          const inner = this.expression();
          this.#expect(')');
          return inner;
        }
        if (token.text === '[') return { kind: 'list', items: this.#listUntil(']'), at };
        if (token.text === '{') return this.#map(at);
    }
    throw this.#unexpected(token);
  }

  #part({ source, at }: { source: string; at: number }): Node {
    try {
      return new Parser(this.text, tokenize(source), this.offset + at).program();
    } catch (error) {
      if (error instanceof ExpressionError && error.type === 'syntax')
        throw syntaxError(error.message.replace(/ \(line.*$/, ''), this.text, this.offset + at);
      throw error;
    }
  }

  #named(token: Token): Node {
    const { text, at } = token;
    if (text === 'null' || text === 'true' || text === 'false')
      return { kind: 'literal', value: text === 'null' ? null : text === 'true', at };
    if (text === 'new') {
      const type = this.#name();
      return { kind: 'new', type, arguments: this.#arguments(), at };
    }
    if (REFUSED.has(text)) throw this.#refuse(`'${text}'`, token);
    return { kind: 'name', name: text, at };
  }

  #map(at: number): Node {
    const entries: { key: string; value: Node }[] = [];
    while (!this.#is('}')) {
      const key = this.#peek();
      if (key.kind !== 'name' && key.kind !== 'string') throw this.#unexpected(key);
      this.#next++;
      if (key.kind === 'name' && (this.#is(',') || this.#is('}')))
        entries.push({ key: key.text, value: { kind: 'name', name: key.text, at: key.at } });
      else {
        this.#expect(':');
        entries.push({ key: key.text, value: this.expression() });
      }
      if (!this.#is(',')) break;
      this.#next++;
    }
    this.#expect('}');
    return { kind: 'map', entries, at };
  }

  #name(): string {
    const token = this.#peek();
    if (token.kind !== 'name' || REFUSED.has(token.text)) throw this.#unexpected(token);
    this.#next++;
    return token.text;
  }

  #memberName(): string {
    const token = this.#peek();
    if (token.kind !== 'name') throw this.#unexpected(token);
    this.#next++;
    return token.text;
  }

  #peek(ahead = 0): Token {
    const token = this.tokens[Math.min(this.#next + ahead, this.tokens.length - 1)];
    if (!token) throw new Error('sandbox: an expression without tokens');
    return token;
  }

  #is(symbol: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.kind === 'symbol' && token.text === symbol;
  }

  #isName(name: string): boolean {
    const token = this.#peek();
    return token.kind === 'name' && token.text === name;
  }

  #expect(symbol: string): void {
    if (!this.#is(symbol)) throw this.#unexpected(this.#peek(), symbol);
    this.#next++;
  }

  #unexpected(token: Token, wanted?: string): ExpressionError {
    const found = token.kind === 'end' ? 'the end' : `'${token.text}'`;
    const unsupported = token.kind === 'symbol' && ['===', '!==', '++', '--', '**', '=', '&', '|', '^', '~', '...'].includes(token.text);
    const message = unsupported
      ? `The operator '${token.text}' is not supported in Jira expressions`
      : wanted
        ? `'${wanted}' expected, ${found} encountered`
        : `${found} is unexpected`;
    return syntaxError(message, this.text, this.offset + token.at);
  }

  #refuse(what: string, token: Token): ExpressionError {
    return syntaxError(`${what} is not supported by the local Jira's expressions`, this.text, this.offset + token.at);
  }
}
