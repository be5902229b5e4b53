import type { Cell } from '../../kernel/db';
import { parseJson, record } from '../json';
import { KVS } from '../limits';
import type { EntityIndex, EntityInfo } from '../manifest/manifest';
import { type Conditions, checkCondition, meetsAll, readConditions } from './conditions';
import { decodeCursor, encodeCursor } from './cursor';
import { refuse } from './errors';
import type { IndexPlace, KvsStore, Row } from './store';

/** The index every entity has. */
const BY_KEY: EntityIndex = { name: 'by-key', partition: [], range: [] };

function cellOf(value: unknown): Cell | undefined {
  if (typeof value === 'boolean') return value ? 1 : 0;
  return typeof value === 'string' || typeof value === 'number' ? value : undefined;
}

/** Where an entity's value stands in its indexes; an index lacks what has no value for its attributes. */
export function placesOf(entity: EntityInfo, key: string, value: Record<string, unknown>): IndexPlace[] {
  const places: IndexPlace[] = [{ index: BY_KEY.name, partition: '[]', range: key }];
  for (const index of entity.indexes) {
    const partition = index.partition.map((attribute) => value[attribute]);
    const range = cellOf(value[index.range[0] ?? '']);
    if (range === undefined || partition.some((item) => cellOf(item) === undefined)) continue;
    places.push({ index: index.name, partition: JSON.stringify(partition), range });
  }
  return places;
}

function indexOf(entity: EntityInfo, name: unknown): EntityIndex {
  const found = name === BY_KEY.name ? BY_KEY : entity.indexes.find((index) => index.name === name);
  if (!found) throw refuse('INVALID_ENTITY_INDEX', `Entity ${entity.name} declares no index ${String(name)}.`);
  return found;
}

/** SQL on p.rng for a range condition. */
function bounds(range: unknown): { where: string; values: Cell[] } {
  if (range === undefined || range === null) return { where: '', values: [] };
  const raw = record(range);
  const { condition, values } = checkCondition(String(raw.condition), Array.isArray(raw.values) ? raw.values : []);
  const cells = values.map((value) => {
    const cell = cellOf(value);
    if (cell === undefined) throw refuse('INVALID_FILTER_VALUES', 'Values of a range condition must be strings or numbers.');
    return cell;
  });
  const [first = null, second = null] = cells;
  const sameKind = typeof first === 'string' ? "typeof(p.rng) = 'text'" : "typeof(p.rng) <> 'text'";
  switch (condition) {
    case 'EQUAL_TO':
      return { where: 'p.rng = ?', values: [first] };
    case 'GREATER_THAN':
      return { where: `p.rng > ? AND ${sameKind}`, values: [first] };
    case 'GREATER_THAN_EQUAL_TO':
      return { where: `p.rng >= ? AND ${sameKind}`, values: [first] };
    case 'LESS_THAN':
      return { where: `p.rng < ? AND ${sameKind}`, values: [first] };
    case 'LESS_THAN_EQUAL_TO':
      return { where: `p.rng <= ? AND ${sameKind}`, values: [first] };
    case 'BETWEEN':
      return { where: 'p.rng >= ? AND p.rng <= ?', values: [first, second] };
    case 'BEGINS_WITH':
      if (typeof first !== 'string') throw refuse('INVALID_FILTER_VALUES', 'BEGINS_WITH needs a string.');
      return { where: 'p.rng >= ? AND p.rng < ?', values: [first, `${first}\u{10FFFF}`] };
    default:
      throw refuse('INVALID_FILTER_CONDITION', `The specified condition is not supported for a range: ${condition}`);
  }
}

function pageSize(limit: unknown): number {
  if (limit === undefined || limit === null) return KVS.defaultPage;
  if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > KVS.page)
    throw refuse('COMPLEX_QUERY_PAGE_LIMIT_NOT_IN_RANGE', `The page limit must be set between 1 and ${KVS.page}.`);
  return limit;
}

function knownAttributes(entity: EntityInfo, filters: Conditions | undefined): void {
  const unknown = filters?.items.find((item) => !(item.property in entity.attributes));
  if (unknown) throw refuse('QUERY_WHERE_FIELD_INVALID', `Entity ${entity.name} declares no attribute ${unknown.property}.`);
}

/**
 * One page of an entity query. Filters are applied to the page after it is read, so a page may hold fewer rows than asked for, or none,
 * and still have a cursor.
 */
export function queryEntity(
  store: KvsStore,
  entity: EntityInfo,
  request: Record<string, unknown>,
): { rows: Row[]; cursor?: string; read: Row[] } {
  const index = indexOf(entity, request.indexName);
  const partition = Array.isArray(request.partition) ? (request.partition as unknown[]) : [];
  if (partition.length !== index.partition.length)
    throw refuse('INVALID_PARTITION', `Index ${index.name} needs ${index.partition.length} partition values, not ${partition.length}.`);
  const limit = pageSize(request.limit);
  const filters = readConditions(request.filters);
  knownAttributes(entity, filters);
  const descending = request.sort === 'DESC';
  const { where, values } = bounds(request.range);
  const shape = JSON.stringify([entity.name, index.name, partition, request.range ?? null, descending]);
  const after = decodeCursor(request.cursor, shape);
  const parts = where === '' ? [] : [where];
  if (after) parts.push(`(p.rng, p.key) ${descending ? '<' : '>'} (?, ?)`);
  const found = store.search(`entity:${entity.name}`, {
    index: index.name,
    partition: JSON.stringify(partition),
    where: parts.join(' AND '),
    values: after ? [...values, after.range, after.key] : values,
    descending,
    limit: limit + 1,
  });
  const read = found.slice(0, limit);
  const last = read.at(-1);
  const rows = filters ? read.filter((row) => meetsAll(record(parseJson(row.value)), filters)) : read;
  return { rows, read, ...(found.length > limit && last ? { cursor: encodeCursor(shape, { range: last.rng, key: last.key }) } : {}) };
}
