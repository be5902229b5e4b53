import { bytesOf, isRecord } from '../json';
import { KVS } from '../limits';
import type { AttributeType, EntityInfo } from '../manifest/manifest';
import { refuse } from './errors';

/** A key within the platform's bounds, else KvsError. */
export function checkKey(key: unknown, entity: boolean): string {
  if (typeof key !== 'string') throw refuse('INVALID_KEY', 'The provided key is not a string.');
  if (key.length === 0)
    throw entity
      ? refuse('EMPTY_KEY', 'Key cannot be empty.')
      : refuse('KEY_TOO_SHORT', 'The provided key needs to be more than one character.');
  if (key.length > KVS.keyLength) throw refuse('KEY_TOO_LONG', `The provided key has exceeded the maximum ${KVS.keyLength} characters.`);
  if (!KVS.keyForm.test(key)) throw refuse('INVALID_KEY', `The provided key does not match the regex: ${KVS.keyForm}`);
  return key;
}

function depthOf(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let deepest = 0;
  for (const item of Object.values(value)) deepest = Math.max(deepest, depthOf(item));
  return deepest + 1;
}

/** JSON of a value within the platform's bounds, else KvsError. */
export function checkValue(value: unknown): string {
  if (value === undefined || value === null) throw refuse('INVALID_VALUE', 'A value must be a string, number, boolean, array or object.');
  const json = JSON.stringify(value);
  if (bytesOf(json) > KVS.valueBytes) throw refuse('MAX_SIZE', 'The provided value has exceeded the maximum size limit.');
  if (depthOf(value) > KVS.depth)
    throw refuse('MAX_DEPTH', `The provided value has exceeded the maximum object depth (${KVS.depth}) limit.`);
  return json;
}

const INTEGER = 2 ** 31;

function fits(type: AttributeType, value: unknown): boolean {
  switch (type) {
    case 'string':
      return typeof value === 'string';
    case 'boolean':
      return typeof value === 'boolean';
    case 'float':
      return typeof value === 'number';
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= -INTEGER && value < INTEGER;
    case 'any':
      return true;
  }
}

/** An entity's value by its declared attributes, else KvsError. */
export function checkEntityValue(entity: EntityInfo, value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw refuse('INVALID_ENTITY_VALUE', `The value of entity ${entity.name} must be an object.`);
  for (const [attribute, item] of Object.entries(value)) {
    const type = entity.attributes[attribute];
    if (type === undefined) throw refuse('INVALID_ENTITY_VALUE', `Entity ${entity.name} declares no attribute ${attribute}.`);
    if (!fits(type, item))
      throw refuse(
        'INVALID_ENTITY_VALUE',
        `Attribute ${attribute} of entity ${entity.name} must be of type ${type}, not ${JSON.stringify(item)}.`,
      );
  }
  return value;
}

const UNIT_MS: Record<string, number> = { SECONDS: 1_000, MINUTES: 60_000, HOURS: 3_600_000, DAYS: 86_400_000 };

/** Lifetime of a value in ms from its ttl option; undefined for ever. */
export function ttlOf(options: unknown): number | undefined {
  const ttl = isRecord(options) ? options.ttl : undefined;
  if (ttl === undefined || ttl === null) return undefined;
  const unit = isRecord(ttl) && typeof ttl.unit === 'string' ? UNIT_MS[ttl.unit] : undefined;
  const value = isRecord(ttl) ? ttl.value : undefined;
  if (unit === undefined || typeof value !== 'number' || !Number.isInteger(value) || value <= 0)
    throw refuse('INVALID_TTL', 'ttl must be {value: a whole number above 0, unit: SECONDS | MINUTES | HOURS | DAYS}.');
  return unit * value;
}
