/** How bridge calls cross between a frame and the page around it: messages on a port, functions by number. */

export type Json = Record<string, unknown>;
export type Fn = (...args: unknown[]) => unknown;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isPlain(value: unknown): value is Json {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function isFunction(value: unknown): value is Fn {
  return typeof value === 'function';
}

/** Stands in a message for a function that stays where it is. */
const MARK = '__forgeFunction';

/** What is sent first, with the port, by window message. */
export const HELLO = 'sandbox-forge-bridge';

type Message =
  | { kind: 'call'; id: number; command: string; payload: unknown }
  | { kind: 'run'; id: number; fn: number; args: unknown }
  | { kind: 'done'; id: number; value: unknown }
  | { kind: 'failed'; id: number; name: string; message: string };

function readMessage(data: unknown): Message | undefined {
  if (!isRecord(data) || typeof data.id !== 'number') return undefined;
  const { id } = data;
  switch (data.kind) {
    case 'call':
      return typeof data.command === 'string' ? { kind: 'call', id, command: data.command, payload: data.payload } : undefined;
    case 'run':
      return typeof data.fn === 'number' ? { kind: 'run', id, fn: data.fn, args: data.args } : undefined;
    case 'done':
      return { kind: 'done', id, value: data.value };
    case 'failed':
      return { kind: 'failed', id, name: String(data.name), message: String(data.message) };
    default:
      return undefined;
  }
}

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * One end of a bridge. Either end calls commands of the other; payloads and answers may hold functions at any depth, which the other end
 * gets as functions that answer with a promise (as they do on the platform).
 */
export class Wire {
  readonly #waiting = new Map<number, Waiting>();
  readonly #functions = new Map<number, Fn>();
  #next = 1;

  constructor(
    private readonly port: MessagePort,
    private readonly answer: (command: string, payload: unknown) => unknown,
  ) {
    port.onmessage = (event) => {
      const message = readMessage(event.data);
      if (message) this.#receive(message);
    };
  }

  call(command: string, payload?: unknown): Promise<unknown> {
    return this.#ask((id) => ({ kind: 'call', id, command, payload: this.#encode(payload) }));
  }

  close(): void {
    this.port.close();
    for (const waiting of this.#waiting.values()) waiting.reject(new Error('The frame is gone.'));
    this.#waiting.clear();
    this.#functions.clear();
  }

  #ask(make: (id: number) => Message): Promise<unknown> {
    const id = this.#next++;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      try {
        this.port.postMessage(make(id));
      } catch (error) {
        this.#waiting.delete(id);
        reject(error instanceof Error ? error : new Error(String(error)));
      }
    });
  }

  #receive(message: Message): void {
    switch (message.kind) {
      case 'call':
        this.#reply(message.id, () => this.answer(message.command, this.#decode(message.payload)));
        break;
      case 'run':
        this.#reply(message.id, () => this.#run(message.fn, message.args));
        break;
      case 'done':
        this.#settle(message.id)?.resolve(this.#decode(message.value));
        break;
      case 'failed': {
        const error = new Error(message.message);
        error.name = message.name;
        this.#settle(message.id)?.reject(error);
      }
    }
  }

  #run(fn: number, args: unknown): unknown {
    const found = this.#functions.get(fn);
    if (!found) throw new Error('The function is gone.');
    const decoded = this.#decode(args);
    return found(...(Array.isArray(decoded) ? decoded : []));
  }

  #settle(id: number): Waiting | undefined {
    const waiting = this.#waiting.get(id);
    this.#waiting.delete(id);
    return waiting;
  }

  #reply(id: number, work: () => unknown): void {
    const fail = (error: unknown): void => {
      const { name, message } = error instanceof Error ? error : new Error(String(error));
      this.port.postMessage({ kind: 'failed', id, name, message } satisfies Message);
    };
    try {
      Promise.resolve(work()).then((value) => {
        try {
          this.port.postMessage({ kind: 'done', id, value: this.#encode(value) } satisfies Message);
        } catch (error) {
          fail(error);
        }
      }, fail);
    } catch (error) {
      fail(error);
    }
  }

  #encode(value: unknown): unknown {
    if (isFunction(value)) {
      const number = this.#next++;
      this.#functions.set(number, value);
      return { [MARK]: number };
    }
    if (Array.isArray(value)) return value.map((item: unknown) => this.#encode(item));
    if (!isPlain(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#encode(item)]));
  }

  #decode(value: unknown): unknown {
    if (Array.isArray(value)) return value.map((item: unknown) => this.#decode(item));
    if (!isPlain(value)) return value;
    const number = value[MARK];
    if (typeof number === 'number') {
      return (...args: unknown[]) => this.#ask((id) => ({ kind: 'run', id, fn: number, args: this.#encode(args) }));
    }
    return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, this.#decode(item)]));
  }
}
