/** Keeps what somebody typed until it is done with, even when the screen is closed. Without storage (private windows) it keeps nothing. */
export interface Draft<T> {
  read(): T | undefined;
  write(value: T): void;
  clear(): void;
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
  return {
    read: () =>
      quietly(() => {
        const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
        return check(value) ? value : undefined;
      }),
    write: (value) => void quietly(() => localStorage.setItem(name, JSON.stringify(value))),
    clear: () => void quietly(() => localStorage.removeItem(name)),
  };
}
