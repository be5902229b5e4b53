import { bytesOf, type Json, list, parseJson, record } from '../json';
import { KVS } from '../limits';
import { checkKey } from './checks';
import { meetsAll, readConditions } from './conditions';
import { KvsError, refuse } from './errors';
import type { KvsAnswer, KvsService } from './service';
import type { StoreName } from './store';

/**
 * All of it or nothing: at most 25 operations, each key once, conditions on entities only. A condition that does not hold ends it with 409.
 */
export function transact(service: KvsService, body: Json): KvsAnswer {
  const sets = list(body.set).map(record);
  const deletes = list(body.delete).map(record);
  const checks = list(body.check).map(record);
  const all = [...sets, ...deletes, ...checks];
  if (all.length === 0) throw refuse('EMPTY_TRANSACTION', 'A transaction needs at least one operation.');
  if (all.length > KVS.transaction)
    throw refuse('TRANSACTION_LIMIT_EXCEEDED', `A transaction may have at most ${KVS.transaction} operations.`);
  if (bytesOf(JSON.stringify(body)) > KVS.transactionBytes) throw refuse('MAX_SIZE', 'The payload of a transaction is limited to 4 MB.');
  const seen = new Set<string>();
  for (const operation of all) {
    const name = `${storeOf(service, operation)}/${checkKey(operation.key, operation.entityName !== undefined)}`;
    if (seen.has(name)) throw refuse('DUPLICATE_KEY', `Each key can only be used once in a transaction: ${String(operation.key)}`);
    seen.add(name);
  }
  if (checks.some((check) => check.conditions === undefined)) throw refuse('INVALID_FILTER_CONDITION', 'A check needs conditions.');
  for (const operation of all) demand(service, operation);
  return service.atomically(() => {
    let bytesWritten = 0;
    for (const operation of sets) {
      const { after } = service.write(storeOf(service, operation), String(operation.key), operation.value, operation.options);
      bytesWritten += after.key.length + after.value.length;
    }
    for (const operation of deletes) service.store.delete(storeOf(service, operation), String(operation.key));
    return { status: 204, bytesRead: 0, bytesWritten };
  });
}

function storeOf(service: KvsService, operation: Json): StoreName {
  return operation.entityName === undefined ? 'kv' : `entity:${service.entity(operation.entityName).name}`;
}

function demand(service: KvsService, operation: Json): void {
  const conditions = readConditions(operation.conditions);
  if (!conditions) return;
  if (operation.entityName === undefined) throw refuse('INVALID_FILTER_CONDITION', 'Conditions need an entity.');
  const row = service.store.get(storeOf(service, operation), String(operation.key));
  const value = row ? record(parseJson(row.value)) : undefined;
  if (!meetsAll(value, conditions))
    throw new KvsError(409, 'TRANSACTION_CONFLICT', `The conditions for ${String(operation.key)} do not hold.`);
}
