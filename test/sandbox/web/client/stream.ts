import { useEffect } from 'preact/hooks';

/** What the server tells open pages. `data` depends on the type; see web/stream.ts. */
export interface StreamMessage {
  type: string;
  data: unknown;
}

type Listener = (message: StreamMessage) => void;

const listeners = new Set<Listener>();
let started = false;

function deliver(message: StreamMessage): void {
  for (const listener of [...listeners]) listener(message);
}

function parse(text: unknown): StreamMessage | undefined {
  const value: unknown = typeof text === 'string' ? JSON.parse(text) : undefined;
  if (typeof value !== 'object' || value === null || !('type' in value) || typeof value.type !== 'string') return undefined;
  return { type: value.type, data: 'data' in value ? value.data : undefined };
}

/**
 * Opens the stream. A browser grants a site few connections, so of all its tabs one holds the stream (whoever has the lock) and passes
 * messages on to the others.
 */
export function startStream(): void {
  if (started) return;
  started = true;
  const others = new BroadcastChannel('sandbox-stream');
  const receive = (text: unknown): void => {
    const message = parse(text);
    if (message) deliver(message);
  };
  others.onmessage = (event) => receive(event.data);
  const hold = (): Promise<never> =>
    new Promise(() => {
      const source = new EventSource('/_sandbox/stream');
      let opened = false;
      source.onopen = () => {
        // After a gap anything may have changed.
        if (opened) deliver({ type: 'reconnected', data: null });
        opened = true;
      };
      source.onmessage = (event) => {
        receive(event.data);
        others.postMessage(event.data);
      };
    });
  navigator.locks.request('sandbox-stream', hold).catch(() => undefined);
}

/** Listens to one type of message; returns how to stop. */
export function onStream(type: string, listener: (data: unknown) => void): () => void {
  startStream();
  const own: Listener = (message) => {
    if (message.type === type) listener(message.data);
  };
  listeners.add(own);
  return () => listeners.delete(own);
}

/** Listens while the component is there. */
export function useStream(type: string, listener: (data: unknown) => void, deps: readonly unknown[]): void {
  useEffect(() => onStream(type, listener), [type, ...deps]);
}
