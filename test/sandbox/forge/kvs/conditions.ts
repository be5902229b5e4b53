import { isRecord, list, text } from '../json';
import { refuse } from './errors';

/** One condition on an attribute of an entity. */
export interface Condition {
  property: string;
  condition: string;
  values: unknown[];
}

/** Conditions joined by one operator. */
export interface Conditions {
  operator: 'and' | 'or';
  items: Condition[];
}

const NEEDED: Readonly<Record<string, number>> = {
  BETWEEN: 2,
  BEGINS_WITH: 1,
  EXISTS: 0,
  NOT_EXISTS: 0,
  GREATER_THAN: 1,
  GREATER_THAN_EQUAL_TO: 1,
  LESS_THAN: 1,
  LESS_THAN_EQUAL_TO: 1,
  CONTAINS: 1,
  NOT_CONTAINS: 1,
  EQUAL_TO: 1,
  NOT_EQUAL_TO: 1,
};

/** Reads {and|or: [...]}; undefined when there is none. Throws KvsError. */
export function readConditions(raw: unknown): Conditions | undefined {
  if (raw === undefined || raw === null) return undefined;
  if (!isRecord(raw)) throw refuse('INVALID_FILTER_CONDITION', 'Conditions must be an object with "and" or "or".');
  if (raw.and !== undefined && raw.or !== undefined)
    throw refuse('INVALID_FILTER_OPERATORS_COMBINATION', 'Filter operators "and" and "or" cannot be present at the same level.');
  const operator = raw.or === undefined ? 'and' : 'or';
  const items = list(raw[operator]).map(readCondition);
  if (items.length === 0) throw refuse('EMPTY_FILTER_OPERATOR', 'Filter operators "and" and "or" cannot be empty.');
  return { operator, items };
}

function readCondition(raw: unknown): Condition {
  const property = isRecord(raw) ? text(raw.property) : undefined;
  const condition = isRecord(raw) ? text(raw.condition) : undefined;
  if (!isRecord(raw) || property === undefined || condition === undefined)
    throw refuse('INVALID_FILTER_CONDITION', 'A condition needs a property and a condition.');
  return { property, ...checkCondition(condition, list(raw.values)) };
}

/** A condition known to the platform with as many values as it needs. */
export function checkCondition(condition: string, values: unknown[]): { condition: string; values: unknown[] } {
  const needed = NEEDED[condition];
  if (needed === undefined) throw refuse('INVALID_FILTER_CONDITION', `The specified condition is not supported for filters: ${condition}`);
  if (condition === 'BETWEEN' && values.length < 2)
    throw refuse('INSUFFICIENT_FILTER_VALUES', 'The specified condition needs at least two values.');
  if (values.length < needed)
    throw refuse('INVALID_FILTER_VALUES', 'The specified number of values are not supported by the given condition.');
  return { condition, values };
}

type Ordered = string | number;
const ordered = (a: unknown, b: unknown): [Ordered, Ordered] | undefined =>
  (typeof a === 'string' && typeof b === 'string') || (typeof a === 'number' && typeof b === 'number') ? [a, b] : undefined;

function compare(a: unknown, b: unknown): number | undefined {
  const pair = ordered(a, b);
  if (!pair) return undefined;
  if (typeof pair[0] === 'string' && typeof pair[1] === 'string') return Buffer.compare(Buffer.from(pair[0]), Buffer.from(pair[1]));
  return Number(pair[0]) - Number(pair[1]);
}

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const within = (whole: unknown, part: unknown): boolean =>
  typeof whole === 'string'
    ? typeof part === 'string' && whole.includes(part)
    : Array.isArray(whole) && whole.some((item) => same(item, part));

/** Whether an attribute's value meets a condition. What is absent meets only NOT_EXISTS (and NOT_EQUAL_TO, NOT_CONTAINS). */
export function meets(value: unknown, { condition, values }: { condition: string; values: unknown[] }): boolean {
  const [first, second] = values;
  const by = (test: (order: number) => boolean): boolean => {
    const order = compare(value, first);
    return order !== undefined && test(order);
  };
  switch (condition) {
    case 'EXISTS':
      return value !== undefined;
    case 'NOT_EXISTS':
      return value === undefined;
    case 'EQUAL_TO':
      return value !== undefined && same(value, first);
    case 'NOT_EQUAL_TO':
      return !same(value, first);
    case 'BEGINS_WITH':
      return typeof value === 'string' && typeof first === 'string' && value.startsWith(first);
    case 'CONTAINS':
      return within(value, first);
    case 'NOT_CONTAINS':
      return !within(value, first);
    case 'GREATER_THAN':
      return by((order) => order > 0);
    case 'GREATER_THAN_EQUAL_TO':
      return by((order) => order >= 0);
    case 'LESS_THAN':
      return by((order) => order < 0);
    case 'LESS_THAN_EQUAL_TO':
      return by((order) => order <= 0);
    case 'BETWEEN': {
      const low = compare(value, first);
      const high = compare(value, second);
      return low !== undefined && high !== undefined && low >= 0 && high <= 0;
    }
    default:
      throw refuse('INVALID_FILTER_CONDITION', `The specified condition is not supported for filters: ${condition}`);
  }
}

/** Whether an entity's value meets conditions; an absent entity has no attributes. */
export function meetsAll(value: Record<string, unknown> | undefined, conditions: Conditions): boolean {
  const test = (item: Condition): boolean => meets(value?.[item.property], item);
  return conditions.operator === 'and' ? conditions.items.every(test) : conditions.items.some(test);
}
