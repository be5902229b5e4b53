import type { Jira } from '../../jira';
import type { Clause, FieldRef, Operand, Predicate, Query } from '../language/ast';
import { printField, printOperand } from '../language/print';

/** A query as POST jql/parse shows it (schema JqlQuery). */
export function structureOf(jira: Jira, query: Query): Record<string, unknown> {
  return {
    ...(query.where ? { where: clause(jira, query.where) } : {}),
    ...(query.orderBy.length > 0
      ? {
          orderBy: {
            fields: query.orderBy.map((sort) => ({
              field: field(jira, sort.field),
              ...(sort.direction ? { direction: sort.direction } : {}),
            })),
          },
        }
      : {}),
  };
}

function clause(jira: Jira, from: Clause): Record<string, unknown> {
  switch (from.kind) {
    case 'and':
    case 'or':
      return { clauses: from.clauses.map((part) => clause(jira, part)), operator: from.kind };
    case 'not':
      return { clauses: [clause(jira, from.clause)], operator: 'not' };
    case 'terminal':
      return { field: field(jira, from.field), operator: from.operator, operand: operand(from.operand) };
    case 'was':
      return {
        field: field(jira, from.field),
        operator: from.operator,
        operand: operand(from.operand),
        predicates: from.predicates.map(predicate),
      };
    case 'changed':
      return { field: field(jira, from.field), operator: 'changed', predicates: from.predicates.map(predicate) };
  }
}

function field(jira: Jira, ref: FieldRef): Record<string, unknown> {
  const encodedName = printField(ref);
  if (!ref.property) return { name: ref.name, encodedName };
  const [entity = 'issue'] = ref.name.split('.');
  const { key, path } = ref.property;
  const type = jira.apps.flatMap((app) => app.indexedProperties).find((known) => known.propertyKey === key && known.path === path)?.type;
  return { name: encodedName, encodedName, property: [{ entity, key, path, ...(type ? { type } : {}) }] };
}

const predicate = ({ operator, operand: value }: Predicate): Record<string, unknown> => ({ operator, operand: operand(value) });

function operand(from: Operand): Record<string, unknown> {
  switch (from.kind) {
    case 'empty':
      return { keyword: 'empty' };
    case 'value':
      return { value: from.value, encodedValue: printOperand(from) };
    case 'function':
      return { function: from.name, arguments: from.arguments, encodedOperand: printOperand(from) };
    case 'list':
      return { values: from.items.map(operand), encodedOperand: printOperand(from) };
  }
}
