/** The platform's plain key-value storage in memory, behind the real @forge/kvs: as much as keys with their policies need. */
export class MemoryStore {
  readonly values = new Map<string, unknown>();
  /** "get policy", "set policy:1" */
  readonly asked: string[] = [];
  /** What fails once, by what it was asked. */
  readonly failing = new Set<string>();

  constructor() {
    Reflect.set(globalThis, '__forge_fetch__', (_: unknown, path: string, init: { body?: string }) =>
      Promise.resolve(this.#answer(String(path).split('/').at(-1) ?? '', JSON.parse(init.body ?? '{}'))),
    );
  }

  remove(): void {
    Reflect.deleteProperty(globalThis, '__forge_fetch__');
  }

  #answer(operation: string, { key, value, options }: { key: string; value: unknown; options?: { keyPolicy?: string } }): Response {
    const what = `${operation} ${key}`;
    this.asked.push(what);
    if (this.failing.delete(what)) return new Response(JSON.stringify({ code: 'DOWN', message: 'down' }), { status: 503 });
    if (operation === 'get') {
      if (!this.values.has(key)) return new Response(JSON.stringify({ code: 'KEY_NOT_FOUND', message: key }), { status: 404 });
      return new Response(JSON.stringify({ key, value: this.values.get(key) }));
    }
    if (options?.keyPolicy === 'FAIL_IF_EXISTS' && this.values.has(key))
      return new Response(JSON.stringify({ code: 'KEY_EXISTS', message: key }), { status: 409 });
    this.values.set(key, JSON.parse(JSON.stringify(value)));
    return new Response(null, { status: 204 });
  }
}
