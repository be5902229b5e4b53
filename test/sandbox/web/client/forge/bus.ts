type Listener = (payload: unknown) => unknown;

const listeners = new Map<string, Set<Listener>>();

/** Events among the frames of one page. */
export const bus = {
  emit(name: string, payload: unknown): void {
    for (const listener of [...(listeners.get(name) ?? [])]) {
      Promise.resolve(listener(payload)).catch((error: unknown) => console.error(`listener of ${name} failed`, error));
    }
  },
  on(name: string, listener: Listener): () => void {
    const found = listeners.get(name) ?? new Set();
    listeners.set(name, found);
    found.add(listener);
    return () => found.delete(listener);
  },
};
