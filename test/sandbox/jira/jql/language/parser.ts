import {
  type Clause,
  type FieldRef,
  OPERATORS,
  type Operand,
  type Operator,
  PREDICATES,
  type Predicate,
  type Query,
  type Sort,
} from './ast';
import { syntaxError, unfinished } from './errors';
import { isReserved } from './reserved';
import { type Token, tokenize } from './tokens';

const VALID_OPERATORS =
  "The valid operators are '=', '!=', '<', '>', '<=', '>=', '~', '!~', 'IN', 'NOT IN', 'IS', 'IS NOT', 'WAS', 'WAS IN', 'WAS NOT IN', 'WAS NOT' and 'CHANGED'.";

/** Parses a JQL query; throws a JqlError in Jira's words. NOT binds tighter than AND, AND tighter than OR. */
export function parseJql(query: string): Query {
  return new Parser(query).query();
}

/** How deep brackets and NOTs may nest: far beyond any query a person writes, far below what the stack bears. */
const DEEPEST = 500;

class Parser {
  readonly #tokens: Token[];
  #next = 0;
  #depth = 0;

  constructor(private readonly text: string) {
    this.#tokens = tokenize(text);
  }

  query(): Query {
    const starts = this.#peek().kind === 'end' || this.#isWord('order');
    const where = starts ? undefined : this.#or();
    const orderBy = this.#isWord('order') ? this.#orderBy() : [];
    const rest = this.#peek();
    if (rest.kind !== 'end') {
      const expected = orderBy.length > 0 ? "','" : "either 'OR' or 'AND'";
      throw this.#wrong(`Expecting ${expected} but got '${this.#shown(rest)}'.`, rest);
    }
    return where ? { where, orderBy } : { orderBy };
  }

  #or(): Clause {
    const clauses = [this.#and()];
    while (this.#takeWord('or') || this.#takeSymbol('||', '|')) clauses.push(this.#and());
    return only(clauses) ?? { kind: 'or', clauses };
  }

  #and(): Clause {
    const clauses = [this.#not()];
    while (this.#takeWord('and') || this.#takeSymbol('&&', '&')) clauses.push(this.#not());
    return only(clauses) ?? { kind: 'and', clauses };
  }

  #not(): Clause {
    if (this.#takeWord('not') || this.#takeSymbol('!')) return { kind: 'not', clause: this.#nested(() => this.#not()) };
    if (this.#takeSymbol('(')) {
      const inner = this.#nested(() => this.#or());
      this.#expectSymbol(')');
      return inner;
    }
    return this.#terminal();
  }

  #nested(parse: () => Clause): Clause {
    if (++this.#depth > DEEPEST) throw this.#wrong(`The query nests deeper than ${DEEPEST} levels.`, this.#peek());
    const clause = parse();
    this.#depth--;
    return clause;
  }

  #terminal(): Clause {
    const field = this.#field();
    if (this.#takeWord('changed')) return { kind: 'changed', field, predicates: this.#predicates() };
    if (this.#takeWord('was')) {
      const not = this.#takeWord('not');
      const list = this.#takeWord('in');
      const operator = not ? (list ? 'was not in' : 'was not') : list ? 'was in' : 'was';
      return { kind: 'was', field, operator, operand: this.#operand(), predicates: this.#predicates() };
    }
    return { kind: 'terminal', field, operator: this.#operator(), operand: this.#operand() };
  }

  #field(): FieldRef {
    const token = this.#peek();
    if (token.kind === 'end') throw unfinished('a field name');
    if (token.kind === 'symbol') throw this.#wrong(`Expecting a field name but got '${token.text}'.`, token);
    const cf = token.kind === 'word' && token.text.toLowerCase() === 'cf' && this.#peek(1).text === '[';
    if (token.kind === 'word' && !cf && isReserved(token.text)) throw this.#reserved(token);
    this.#next++;
    if (this.#peek().kind !== 'symbol' || this.#peek().text !== '[') return { name: token.text };
    this.#next++;
    const key = this.#take();
    if (key.kind !== 'word' && key.kind !== 'string') throw this.#wrong(`Expecting a name or number but got '${this.#shown(key)}'.`, key);
    this.#expectSymbol(']');
    if (cf) {
      if (!/^\d+$/.test(key.text)) throw this.#wrong(`Expecting a custom field id but got '${key.text}'.`, key);
      return { name: `cf[${key.text}]` };
    }
    return { name: token.text, property: { key: key.text, path: this.#path() } };
  }

  /** ".path.to.value" right after a property's "]"; parts may be quoted. */
  #path(): string {
    let path = '';
    let last = this.#tokens[this.#next - 1];
    for (;;) {
      const token = this.#peek();
      const glued = last !== undefined && token.at === last.end;
      const begins = token.kind === 'word' && token.text.startsWith('.');
      const follows = token.kind === 'string' && path.endsWith('.');
      if (!glued || !(begins || follows)) break;
      path += token.text;
      last = token;
      this.#next++;
    }
    return path.replace(/^\./, '');
  }

  #operator(): Operator {
    const token = this.#peek();
    if (token.kind === 'end') throw unfinished(`operator`);
    const symbol = OPERATORS.find((operator) => operator === token.text);
    if (token.kind === 'symbol' && symbol) {
      this.#next++;
      return symbol;
    }
    if (this.#takeWord('in')) return 'in';
    if (this.#takeWord('is')) return this.#takeWord('not') ? 'is not' : 'is';
    if (this.#isWord('not') && this.#isWord('in', 1)) {
      this.#next += 2;
      return 'not in';
    }
    throw this.#wrong(`Expecting operator but got '${this.#shown(token)}'. ${VALID_OPERATORS}`, token);
  }

  #operand(): Operand {
    const token = this.#peek();
    if (token.kind === 'end') throw unfinished('either a value, list or function');
    if (this.#takeSymbol('(')) {
      const items = [this.#operand()];
      while (this.#takeSymbol(',')) items.push(this.#operand());
      this.#expectSymbol(')', "',' or ')'");
      return { kind: 'list', items };
    }
    if (token.kind === 'symbol') throw this.#wrong(`Expecting either a value, list or function but got '${token.text}'.`, token);
    this.#next++;
    if (token.kind === 'word' && /^(empty|null)$/i.test(token.text)) return { kind: 'empty' };
    if (this.#peek().kind === 'symbol' && this.#peek().text === '(')
      return { kind: 'function', name: token.text, arguments: this.#arguments() };
    if (token.kind === 'word' && isReserved(token.text)) throw this.#reserved(token);
    return { kind: 'value', value: token.text };
  }

  #arguments(): string[] {
    this.#expectSymbol('(');
    const found: string[] = [];
    if (this.#takeSymbol(')')) return found;
    do {
      const token = this.#take();
      if (token.kind === 'end') throw unfinished("a function argument or ')'");
      if (token.kind === 'symbol') throw this.#wrong(`Expecting a function argument but got '${token.text}'.`, token);
      if (token.kind === 'word' && isReserved(token.text)) throw this.#reserved(token);
      found.push(token.text);
    } while (this.#takeSymbol(','));
    this.#expectSymbol(')', "',' or ')'");
    return found;
  }

  #predicates(): Predicate[] {
    const found: Predicate[] = [];
    for (;;) {
      const operator = PREDICATES.find((candidate) => this.#takeWord(candidate));
      if (!operator) return found;
      found.push({ operator, operand: this.#operand() });
    }
  }

  #orderBy(): Sort[] {
    this.#next++;
    if (!this.#takeWord('by')) {
      const token = this.#peek();
      if (token.kind === 'end') throw unfinished("'BY'");
      throw this.#wrong(`Expecting 'BY' but got '${this.#shown(token)}'.`, token);
    }
    const sorts: Sort[] = [];
    do {
      const field = this.#field();
      const direction = this.#takeWord('asc') ? 'asc' : this.#takeWord('desc') ? 'desc' : undefined;
      sorts.push(direction ? { field, direction } : { field });
    } while (this.#takeSymbol(','));
    return sorts;
  }

  #peek(ahead = 0): Token {
    const token = this.#tokens[Math.min(this.#next + ahead, this.#tokens.length - 1)];
    if (!token) throw new Error('sandbox: JQL without tokens');
    return token;
  }

  #take(): Token {
    const token = this.#peek();
    this.#next++;
    return token;
  }

  #isWord(word: string, ahead = 0): boolean {
    const token = this.#peek(ahead);
    return token.kind === 'word' && token.text.toLowerCase() === word;
  }

  #takeWord(word: string): boolean {
    if (!this.#isWord(word)) return false;
    this.#next++;
    return true;
  }

  #takeSymbol(...symbols: string[]): boolean {
    const token = this.#peek();
    if (token.kind !== 'symbol' || !symbols.includes(token.text)) return false;
    this.#next++;
    return true;
  }

  #expectSymbol(symbol: string, expected = `'${symbol}'`): void {
    if (this.#takeSymbol(symbol)) return;
    const token = this.#peek();
    if (token.kind === 'end') throw unfinished(expected);
    throw this.#wrong(`Expecting ${expected} but got '${this.#shown(token)}'.`, token);
  }

  #shown(token: Token): string {
    return token.text;
  }

  #reserved(token: Token): Error {
    return this.#wrong(`'${token.text}' is a reserved JQL word. You must surround it in quotation marks to use it in a query.`, token);
  }

  #wrong(message: string, token: Token): Error {
    return syntaxError(message, this.text, token.at);
  }
}

const only = (clauses: Clause[]): Clause | undefined => (clauses.length === 1 ? clauses[0] : undefined);
