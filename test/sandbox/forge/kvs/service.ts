import { isRecord, type Json, list, parseJson, record, text, texts } from '../json';
import { KVS } from '../limits';
import type { EntityInfo } from '../manifest/manifest';
import type { Platform } from '../platform';
import { checkEntityValue, checkKey, checkValue, ttlOf } from './checks';
import { decodeCursor, encodeCursor } from './cursor';
import { placesOf, queryEntity } from './entities';
import { KvsError, keyNotFound, refuse } from './errors';
import { KvsStore, type Row, type StoreName } from './store';
import { transact } from './transaction';

/** An answer of the storage service, and what the meter counts. */
export interface KvsAnswer {
  status: number;
  body?: unknown;
  bytesRead: number;
  bytesWritten: number;
}

const size = (row: Row): number => row.key.length + row.value.length;

/** The storage service behind @forge/kvs: plain values, secrets, custom entities. */
export class KvsService {
  readonly store: KvsStore;

  constructor(private readonly platform: Platform) {
    this.store = new KvsStore(platform.site.db, () => platform.site.clock.now(), platform.settings);
  }

  /** Answers a call such as "/api/v1/entity/query". */
  handle(path: string, body: unknown): KvsAnswer {
    try {
      return this.#route(path.replace(/^\/api\/v1\//, ''), body);
    } catch (error) {
      if (!(error instanceof KvsError)) throw error;
      return { status: error.status, body: { code: error.code, message: error.message }, bytesRead: 0, bytesWritten: 0 };
    }
  }

  /** Runs writes wholly or not at all. */
  atomically<T>(work: () => T): T {
    return this.platform.site.db.tx(work);
  }

  entity(name: unknown): EntityInfo {
    const found = typeof name === 'string' ? this.platform.manifest.entities.get(name) : undefined;
    if (found) return found;
    this.platform.site.problems.report({ where: 'kvs', what: `entity ${String(name)} is not declared in the manifest` });
    throw refuse('INVALID_ENTITY_TYPE', `Entity ${String(name)} is not declared in the manifest.`);
  }

  #route(operation: string, raw: unknown): KvsAnswer {
    const body = record(raw);
    switch (operation) {
      case 'get':
        return this.#get('kv', body);
      case 'secret/get':
        return this.#get('secret', body);
      case 'entity/get':
        return this.#get(`entity:${this.entity(body.entityName).name}`, body);
      case 'set':
        return this.#set('kv', body);
      case 'secret/set':
        return this.#set('secret', body);
      case 'entity/set':
        return this.#set(`entity:${this.entity(body.entityName).name}`, body);
      case 'delete':
        return this.#delete('kv', body);
      case 'secret/delete':
        return this.#delete('secret', body);
      case 'entity/delete':
        return this.#delete(`entity:${this.entity(body.entityName).name}`, body);
      case 'query':
        return this.#query(body);
      case 'entity/query':
        return this.#queryEntity(body);
      case 'batch/get':
      case 'batch/set':
      case 'batch/delete':
        return this.#batch(operation, raw);
      case 'transaction':
        return transact(this, body);
      default:
        this.platform.site.problems.report({ where: 'kvs', what: `storage call ${operation} is not modelled` });
        return {
          status: 501,
          body: { code: 'LOCAL_NOT_MODELLED', message: `${operation} is not modelled by the local Jira` },
          bytesRead: 0,
          bytesWritten: 0,
        };
    }
  }

  #get(store: StoreName, body: Json): KvsAnswer {
    const key = checkKey(body.key, store !== 'kv');
    const row = this.store.get(store, key);
    if (!row) throw keyNotFound(key);
    return { status: 200, body: shown(row), bytesRead: size(row), bytesWritten: 0 };
  }

  #set(store: StoreName, body: Json): KvsAnswer {
    const options = record(body.options);
    const key = checkKey(body.key, store !== 'kv');
    if (options.keyPolicy !== undefined && options.keyPolicy !== 'OVERRIDE' && options.keyPolicy !== 'FAIL_IF_EXISTS')
      throw refuse('INVALID_KEY_POLICY', 'keyPolicy must be OVERRIDE or FAIL_IF_EXISTS.');
    if (options.keyPolicy === 'FAIL_IF_EXISTS' && this.store.get(store, key))
      throw new KvsError(409, 'KEY_CONFLICT', `The specified key already exists: ${key}`);
    const { before, after } = this.write(store, key, body.value, options);
    const wanted = options.returnValue === 'PREVIOUS' ? before : options.returnValue === 'LATEST' ? after : undefined;
    return {
      status: wanted ? 200 : 204,
      ...(wanted ? { body: shown(wanted) } : {}),
      bytesRead: wanted ? size(wanted) : 0,
      bytesWritten: size(after),
    };
  }

  /** Checks and writes one value. Throws KvsError. */
  write(store: StoreName, key: string, value: unknown, options: unknown): { before: Row | undefined; after: Row } {
    const json = checkValue(value);
    const ttl = ttlOf(options);
    const entity = store.startsWith('entity:') ? this.entity(store.slice('entity:'.length)) : undefined;
    const places = entity ? placesOf(entity, key, checkEntityValue(entity, value)) : [];
    return this.store.set(store, key, json, ttl, places);
  }

  #delete(store: StoreName, body: Json): KvsAnswer {
    const key = checkKey(body.key, store !== 'kv');
    if (!this.store.delete(store, key)) throw keyNotFound(key);
    return { status: 204, bytesRead: 0, bytesWritten: key.length };
  }

  #query(body: Json): KvsAnswer {
    const limit = body.limit ?? KVS.defaultPage;
    if (typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1 || limit > KVS.page)
      throw refuse('LIST_QUERY_LIMIT_EXCEEDED', `Limit for list query should be below ${KVS.page}.`);
    const where = list(body.where);
    if (where.length > 1) throw refuse('QUERY_WHERE_INVALID', 'KVS queries should contain only a single "where" clause.');
    const prefix = where.length === 0 ? '' : prefixOf(where[0]);
    const shape = JSON.stringify(['kv', prefix]);
    const found = this.store.scan('kv', prefix, decodeCursor(body.after, shape)?.key, limit + 1);
    const page = found.slice(0, limit);
    const last = page.at(-1);
    return {
      status: 200,
      body: {
        data: page.map((row) => listed(row, body)),
        ...(found.length > limit && last ? { cursor: encodeCursor(shape, { range: null, key: last.key }) } : {}),
      },
      bytesRead: page.reduce((sum, row) => sum + size(row), 0),
      bytesWritten: 0,
    };
  }

  #queryEntity(body: Json): KvsAnswer {
    const { rows, read, cursor } = queryEntity(this.store, this.entity(body.entityName), body);
    return {
      status: 200,
      body: { data: rows.map((row) => listed(row, body)), ...(cursor === undefined ? {} : { cursor }) },
      bytesRead: read.reduce((sum, row) => sum + size(row), 0),
      bytesWritten: 0,
    };
  }

  /** Each item stands for itself: some may fail and the others be done. */
  #batch(operation: string, raw: unknown): KvsAnswer {
    const items = list(raw).map(record);
    if (items.length === 0) throw refuse('EMPTY_BATCH', 'A batch needs at least one item.');
    if (items.length > KVS.batch) throw refuse('BATCH_LIMIT_EXCEEDED', `A batch may have at most ${KVS.batch} items.`);
    const done: unknown[] = [];
    const failed: unknown[] = [];
    let bytesRead = 0;
    let bytesWritten = 0;
    for (const item of items) {
      const names = { key: item.key, ...(item.entityName === undefined ? {} : { entityName: item.entityName }) };
      const store: StoreName = item.entityName === undefined ? 'kv' : `entity:${this.entity(item.entityName).name}`;
      try {
        const answer =
          operation === 'batch/get'
            ? this.#get(store, item)
            : operation === 'batch/set'
              ? this.#set(store, { ...item, options: { ...record(item.options) } })
              : this.#batchDelete(store, item);
        bytesRead += answer.bytesRead;
        bytesWritten += answer.bytesWritten;
        done.push(operation === 'batch/get' ? { ...record(answer.body), ...names } : names);
      } catch (error) {
        if (!(error instanceof KvsError)) throw error;
        failed.push({ ...names, error: { code: error.code, message: error.message } });
      }
    }
    return { status: 200, body: { successfulKeys: done, failedKeys: failed }, bytesRead, bytesWritten };
  }

  /** A batch deletes what is there and does not mind what is not. */
  #batchDelete(store: StoreName, item: Json): KvsAnswer {
    const key = checkKey(item.key, store !== 'kv');
    this.store.delete(store, key);
    return { status: 204, bytesRead: 0, bytesWritten: key.length };
  }
}

function prefixOf(clause: unknown): string {
  if (!isRecord(clause) || clause.property !== 'key')
    throw refuse('QUERY_WHERE_FIELD_INVALID', 'The specified field is not supported for filters.');
  if (clause.condition !== 'BEGINS_WITH') throw refuse('INVALID_FILTER_CONDITION', 'The specified condition is not supported for filters.');
  const prefix = text(list(clause.values)[0]);
  if (prefix === undefined)
    throw refuse('INVALID_FILTER_VALUES', 'The specified number of values are not supported by the given condition.');
  return prefix;
}

/** A row of a query: key and value, and of the rest what was asked for. */
function listed(row: Row, request: Json): Json {
  const asked = texts(record(request.options).metadataFields);
  const { key, value, createdAt, updatedAt, expireTime } = shown(row);
  return {
    key,
    value,
    ...(asked.includes('CREATED_AT') ? { createdAt } : {}),
    ...(asked.includes('UPDATED_AT') ? { updatedAt } : {}),
    ...(asked.includes('EXPIRE_TIME') && expireTime !== undefined ? { expireTime } : {}),
  };
}

/** A row as the service sends it. Times as the package's types have them: ms numbers, expiry as text. */
function shown(row: Row): Json {
  return {
    key: row.key,
    value: parseJson(row.value),
    createdAt: row.created,
    updatedAt: row.updated,
    ...(row.expires === null ? {} : { expireTime: new Date(row.expires).toISOString() }),
  };
}
