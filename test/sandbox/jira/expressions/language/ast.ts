/** A Jira expression as parsed. `at` is the offset in the text, for error messages. */
export type Node =
  | { kind: 'literal'; value: null | boolean | number | string; at: number }
  | { kind: 'template'; texts: string[]; parts: Node[]; at: number }
  | { kind: 'regex'; pattern: string; flags: string; at: number }
  | { kind: 'name'; name: string; at: number }
  | { kind: 'list'; items: Node[]; at: number }
  | { kind: 'map'; entries: { key: string; value: Node }[]; at: number }
  | { kind: 'member'; object: Node; name: string; optional: boolean; at: number }
  | { kind: 'index'; object: Node; index: Node; optional: boolean; at: number }
  | { kind: 'call'; callee: Node; arguments: Node[]; at: number }
  | { kind: 'new'; type: string; arguments: Node[]; at: number }
  | { kind: 'unary'; operator: '!' | '-' | 'typeof'; operand: Node; at: number }
  | { kind: 'binary'; operator: BinaryOperator; left: Node; right: Node; at: number }
  | { kind: 'conditional'; test: Node; yes: Node; no: Node; at: number }
  | { kind: 'function'; parameters: string[]; body: Node; at: number }
  | { kind: 'let'; declarations: { name: string; value: Node }[]; body: Node; at: number };

export type BinaryOperator = '??' | '||' | '&&' | '==' | '!=' | '<=' | '>=' | '<' | '>' | '+' | '-' | '*' | '/' | '%';
