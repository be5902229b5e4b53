import { useEffect, useState } from 'preact/hooks';

/** A value that components follow. */
export class Store<T> {
  readonly #listeners = new Set<() => void>();

  constructor(private value: T) {}

  get(): T {
    return this.value;
  }

  set(value: T): void {
    this.value = value;
    for (const listener of [...this.#listeners]) listener();
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}

/** The store's value; the component renders anew when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [, again] = useState(0);
  useEffect(() => store.subscribe(() => again((count) => count + 1)), [store]);
  return store.get();
}
