/** Keeps what somebody typed until it is done with, even when the screen is closed. Without storage (private windows) it keeps nothing. */
export interface Draft<T> {
  read(): T | undefined;
  write(value: T): void;
  clear(): void;
  /** Whether the browser keeps anything for this app: private windows and blocked storage do not. */
  readonly keeps: boolean;
  /** Hears what other windows write; clearing is not told. Returns how to stop. */
  watch(heard: (value: T) => void): () => void;
}

/** @param key names the thing typed about; one draft each. @param check tells whether what was kept still fits. */
export function openDraft<T>(key: string, check: (value: unknown) => value is T): Draft<T> {
  const name = `firebreak.${key}`;
  const quietly = <R>(action: () => R): R | undefined => {
    try {
      return action();
    } catch {
      return undefined;
    }
  };
  const parsed = (text: string | null): T | undefined =>
    quietly(() => {
      const value: unknown = JSON.parse(text ?? 'null');
      return check(value) ? value : undefined;
    });
  return {
    keeps:
      quietly(() => {
        localStorage.setItem(`${name}?`, '');
        localStorage.removeItem(`${name}?`);
        return true;
      }) ?? false,
    read: () => parsed(quietly(() => localStorage.getItem(name)) ?? null),
    write: (value) => void quietly(() => localStorage.setItem(name, JSON.stringify(value))),
    clear: () => void quietly(() => localStorage.removeItem(name)),
    watch: (heard) => {
      const listen = ({ key, newValue }: StorageEvent): void => {
        const value = key === name ? parsed(newValue) : undefined;
        if (value !== undefined) heard(value);
      };
      addEventListener('storage', listen);
      return () => removeEventListener('storage', listen);
    },
  };
}
