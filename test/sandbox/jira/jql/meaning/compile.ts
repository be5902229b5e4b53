import type { JqlField, Value } from '../fields/field';
import { findFields } from '../fields/find';
import type { Clause, Leaf, Operand, Operator } from '../language/ast';
import { JqlError } from '../language/errors';
import { printOperand } from '../language/print';
import { callFunction, findFunction } from './functions';
import { historyTest } from './history';
import type { Scope, Test } from './scope';

/** Makes a test of a clause; throws one JqlError with everything that is wrong in it, as Jira does. */
export function compileClause(clause: Clause, scope: Scope): Test {
  const errors: string[] = [];
  const test = build(clause, scope, errors);
  if (errors.length > 0) throw new JqlError([...new Set(errors)]);
  return test;
}

function build(clause: Clause, scope: Scope, errors: string[]): Test {
  if ('clauses' in clause) {
    const tests = clause.clauses.map((part) => build(part, scope, errors));
    return clause.kind === 'and' ? (issue) => tests.every((test) => test(issue)) : (issue) => tests.some((test) => test(issue));
  }
  if ('clause' in clause) {
    const test = build(clause.clause, scope, errors);
    return (issue) => !test(issue);
  }
  try {
    return leafTest(clause, scope);
  } catch (error) {
    if (!(error instanceof JqlError)) throw error;
    errors.push(...error.errorMessages);
    return () => false;
  }
}

function leafTest(leaf: Leaf, scope: Scope): Test {
  if (leaf.kind !== 'terminal') return historyTest(leaf, scope);
  const fields = findFields(leaf.field, scope);
  const tests: Test[] = [];
  let refused: JqlError | undefined;
  // Custom fields may share a name: the clause means those among them that take it.
  for (const field of fields) {
    try {
      tests.push(terminalTest(field, leaf.operator, leaf.operand, scope));
    } catch (error) {
      if (!(error instanceof JqlError)) throw error;
      refused ??= error;
    }
  }
  if (tests.length === 0 && refused) throw refused;
  return (issue) => tests.some((test) => test(issue));
}

const LIST_OPERATORS: readonly Operator[] = ['in', 'not in'];

function terminalTest(field: JqlField, operator: Operator, operand: Operand, scope: Scope): Test {
  if (!field.operators.includes(operator))
    throw new JqlError([`The operator '${operator}' is not supported by the '${field.name}' field.`]);
  checkShape(field, operator, operand);
  return field.test(operator, valuesOf(field, operand, scope));
}

function checkShape(field: JqlField, operator: Operator, operand: Operand): void {
  const wantsList = LIST_OPERATORS.includes(operator);
  const shown = printOperand(operand);
  if (operator === 'is' || operator === 'is not') {
    if (operand.kind !== 'empty')
      throw new JqlError([
        `Operator '${operator}' does not support the value '${shown}' for field '${field.name}'. It takes EMPTY or NULL only.`,
      ]);
    return;
  }
  if (operand.kind === 'function') {
    const list = findFunction(operand.name)?.list;
    if (list === undefined || list === wantsList || wantsList) return;
    throw new JqlError([`Operator '${operator}' does not support the list function '${operand.name}' for field '${field.name}'.`]);
  }
  if (wantsList && operand.kind !== 'list')
    throw new JqlError([`Operator '${operator}' does not support the non-list value '${shown}' for field '${field.name}'.`]);
  if (!wantsList && operand.kind === 'list')
    throw new JqlError([`Operator '${operator}' does not support the list value '${shown}' for field '${field.name}'.`]);
  const mayBeEmpty = field.operators.includes('is');
  const empties = operand.kind === 'list' ? operand.items.some((item) => item.kind === 'empty') : operand.kind === 'empty';
  if (empties && !mayBeEmpty) throw new JqlError([`The field '${field.name}' does not support EMPTY values.`]);
}

function valuesOf(field: JqlField, operand: Operand, scope: Scope): Value[] {
  switch (operand.kind) {
    case 'empty':
      return [{ empty: true }];
    case 'value':
      return [{ empty: false, text: operand.value, from: 'query' }];
    case 'list':
      return operand.items.flatMap((item) => valuesOf(field, item, scope));
    case 'function': {
      const found = findFunction(operand.name);
      if (found && found.type !== field.functions)
        throw new JqlError([`The function '${found.name}' cannot be used with the field '${field.name}'.`]);
      return callFunction(operand.name, operand.arguments, scope).map((text) => ({ empty: false, text, from: 'function' }));
    }
  }
}
