/** A JQL query as parsed. Names stand as written; what they mean is looked up when the query runs. */
export interface Query {
  where?: Clause;
  orderBy: Sort[];
}

export interface Sort {
  field: FieldRef;
  direction?: 'asc' | 'desc';
}

export type Clause = { kind: 'and' | 'or'; clauses: Clause[] } | { kind: 'not'; clause: Clause } | Leaf;

/** A clause about one field. */
export type Leaf =
  | { kind: 'terminal'; field: FieldRef; operator: Operator; operand: Operand }
  | { kind: 'was'; field: FieldRef; operator: WasOperator; operand: Operand; predicates: Predicate[] }
  | { kind: 'changed'; field: FieldRef; predicates: Predicate[] };

/** A field by name ("status", "cf[10050]"), or a path in an entity property: `issue.property[key].path`. */
export interface FieldRef {
  name: string;
  property?: { key: string; path: string };
}

export const OPERATORS = ['=', '!=', '<', '>', '<=', '>=', '~', '!~', 'in', 'not in', 'is', 'is not'] as const;
export type Operator = (typeof OPERATORS)[number];
type WasOperator = 'was' | 'was not' | 'was in' | 'was not in';

export type Operand =
  | { kind: 'value'; value: string }
  | { kind: 'list'; items: Operand[] }
  | { kind: 'function'; name: string; arguments: string[] }
  | { kind: 'empty' };

export const PREDICATES = ['after', 'before', 'during', 'on', 'by', 'from', 'to'] as const;

/** What narrows a history clause: `BY currentUser()`, `DURING ("2026-01-01", "2026-02-01")`. */
export interface Predicate {
  operator: (typeof PREDICATES)[number];
  operand: Operand;
}

/** Terminal, was and changed clauses of a tree, in order. */
export function* leaves(clause: Clause | undefined): Generator<Leaf> {
  if (!clause) return;
  if ('clauses' in clause) for (const part of clause.clauses) yield* leaves(part);
  else if ('clause' in clause) yield* leaves(clause.clause);
  else yield clause;
}
