import type { Operator } from '../language/ast';
import type { Scope, Test } from '../meaning/scope';

/** A value a clause compares with: EMPTY, or text as written or as a function gave it. */
export type Value = { empty: true } | { empty: false; text: string; from: 'query' | 'function' };

/** What functions give, and which fields take it. */
export type FunctionType = 'date' | 'user' | 'issue' | 'version' | 'issuetype' | 'cascading' | 'organization';

/** What issues are sorted by; undefined is empty. */
export type SortKey = string | number | undefined;

/** A field as JQL sees it. */
export interface JqlField {
  /** Name in messages: as written in the query. */
  name: string;
  operators: readonly Operator[];
  /** Functions whose results it takes. */
  functions: FunctionType | undefined;
  /** Java type of its values in the autocomplete data. */
  javaType: string;
  /** The test of a clause; throws JqlError for a value the field has not. Operators are checked before. */
  test(operator: Operator, values: Value[]): Test;
  /** For ORDER BY; fields without it cannot be sorted by. */
  sort?: { key: (issue: Parameters<Test>[0]) => SortKey; byDefault: 'asc' | 'desc' };
  /** For WAS and CHANGED: name of the item in the history, ids of a value. */
  history?: { item: string; current: (issue: Parameters<Test>[0]) => string[]; resolve: (text: string) => string[] };
  /** Values to offer while typing. */
  suggest?: () => { value: string; displayName: string }[];
}

/** Makes a field for one query: names in messages are those of the query. */
export type FieldMaker = (name: string, scope: Scope) => JqlField;

export const EQUALITY = ['=', '!=', 'in', 'not in', 'is', 'is not'] as const satisfies readonly Operator[];
export const ORDERED = ['<', '>', '<=', '>='] as const satisfies readonly Operator[];
export const TEXT = ['~', '!~', 'is', 'is not'] as const satisfies readonly Operator[];
