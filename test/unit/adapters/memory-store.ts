interface Condition {
  property: string;
  condition: string;
  values: unknown[];
}

interface Asked {
  key: string;
  value?: unknown;
  entityName?: string;
  options?: { keyPolicy?: string };
  conditions?: { and?: Condition[] };
}

/**
 * The platform's key-value storage in memory, behind the real @forge/kvs: as much as keys with their policies, rows of entities by their key,
 * and transactions need.
 */
export class MemoryStore {
  /** A plain key, or "entity/key" → its value. */
  readonly values = new Map<string, unknown>();
  /** "get policy:1", "get revisions/policy", "transaction policy:1 revisions/policy audit" */
  readonly asked: string[] = [];
  /** What fails once, by what it was asked; a beginning of it is enough. */
  readonly failing = new Set<string>();

  constructor() {
    Reflect.set(globalThis, '__forge_fetch__', (_: unknown, path: string, init: { body?: string }) =>
      Promise.resolve(this.#answer(String(path).replace(/^.*\/api\/v1\//, ''), JSON.parse(init.body ?? '{}'))),
    );
  }

  remove(): void {
    Reflect.deleteProperty(globalThis, '__forge_fetch__');
  }

  #answer(operation: string, body: Asked & { set?: Asked[] } & Asked[]): Response {
    const verb = operation.split('/').at(-1) ?? '';
    const sets = body.set ?? [];
    const what = operation === 'transaction' ? `transaction ${sets.map(shown).join(' ')}` : `${verb} ${placeOf(body)}`;
    this.asked.push(what);
    const down = [...this.failing].find((one) => what.startsWith(one));
    if (down !== undefined) {
      this.failing.delete(down);
      return refuse(503, 'DOWN', 'down');
    }
    if (operation === 'transaction') return this.#transact(sets);
    if (verb === 'get') {
      if (!this.values.has(placeOf(body))) return refuse(404, 'KEY_NOT_FOUND', body.key);
      return new Response(JSON.stringify({ key: body.key, value: this.values.get(placeOf(body)) }));
    }
    if (operation === 'batch/delete') {
      for (const one of body) this.values.delete(placeOf(one));
      return new Response(JSON.stringify({ successfulKeys: body.map(({ key }) => ({ key })), failedKeys: [] }));
    }
    if (body.options?.keyPolicy === 'FAIL_IF_EXISTS' && this.values.has(placeOf(body))) return refuse(409, 'KEY_EXISTS', body.key);
    this.#set(body);
    return new Response(null, { status: 204 });
  }

  #transact(sets: readonly Asked[]): Response {
    const fails = sets.find((one) => !(one.conditions?.and ?? []).every((condition) => this.#holds(one, condition)));
    if (fails) return refuse(409, 'TRANSACTION_CONFLICT', fails.key);
    for (const one of sets) this.#set(one);
    return new Response(null, { status: 204 });
  }

  #set(one: Asked): void {
    this.values.set(placeOf(one), JSON.parse(JSON.stringify(one.value)));
  }

  #holds(one: Asked, { property, condition, values }: Condition): boolean {
    const row = this.values.get(placeOf(one));
    const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, property) : undefined;
    return condition === 'NOT_EXISTS' ? value === undefined : condition === 'EQUAL_TO' && value === values[0];
  }
}

const placeOf = ({ key, entityName }: Asked): string => (entityName === undefined ? key : `${entityName}/${key}`);
/** Keys of audit lines are their instants. */
const shown = (one: Asked): string => (one.entityName === 'audit' ? 'audit' : placeOf(one));
const refuse = (status: number, code: string, message: string): Response => new Response(JSON.stringify({ code, message }), { status });
