import type { Clause, FieldRef, Operand, Predicate, Query } from './ast';
import { isReserved } from './reserved';

/** A query as JQL text that parses to the same query again. */
export function printJql(query: Query): string {
  const where = query.where ? printClause(query.where) : '';
  if (query.orderBy.length === 0) return where;
  const sorts = query.orderBy.map(({ field, direction }) => `${printField(field)}${direction ? ` ${direction.toUpperCase()}` : ''}`);
  return `${where}${where ? ' ' : ''}ORDER BY ${sorts.join(', ')}`;
}

export function printClause(clause: Clause): string {
  switch (clause.kind) {
    case 'and':
    case 'or':
      return clause.clauses.map(nested).join(clause.kind === 'and' ? ' AND ' : ' OR ');
    case 'not':
      return `NOT ${nested(clause.clause)}`;
    case 'changed':
      return `${printField(clause.field)} CHANGED${predicates(clause.predicates)}`;
    case 'was':
      return `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}${predicates(clause.predicates)}`;
    case 'terminal':
      return `${printField(clause.field)} ${clause.operator.toUpperCase()} ${printOperand(clause.operand)}`;
  }
}

const nested = (clause: Clause): string =>
  clause.kind === 'and' || clause.kind === 'or' ? `(${printClause(clause)})` : printClause(clause);

const predicates = (all: Predicate[]): string =>
  all.map(({ operator, operand }) => ` ${operator.toUpperCase()} ${printOperand(operand)}`).join('');

export function printField(field: FieldRef): string {
  if (/^cf\[\d+\]$/i.test(field.name)) return field.name;
  const name = printText(field.name);
  if (!field.property) return name;
  const { key, path } = field.property;
  const parts = path === '' ? '' : path.split('.').map((part) => `.${/^[A-Za-z0-9_-]+$/.test(part) ? part : quote(part)}`);
  return `${name}[${printText(key)}]${typeof parts === 'string' ? parts : parts.join('')}`;
}

export function printOperand(operand: Operand): string {
  switch (operand.kind) {
    case 'empty':
      return 'EMPTY';
    case 'value':
      return printText(operand.value);
    case 'list':
      return `(${operand.items.map(printOperand).join(', ')})`;
    case 'function':
      return `${printText(operand.name)}(${operand.arguments.map(printText).join(', ')})`;
  }
}

/** A name or value, quoted when JQL would read it otherwise. */
export const printText = (text: string): string => (/^[A-Za-z0-9_.-]+$/.test(text) && !isReserved(text) ? text : quote(text));

const ESCAPED: Readonly<Record<string, string>> = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

const quote = (text: string): string => `"${text.replace(/["\\\n\r\t]/g, (char) => ESCAPED[char] ?? char)}"`;
