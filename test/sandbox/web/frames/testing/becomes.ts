import { expect } from '@jest/globals';

/** Waits until what is read equals what is expected (asymmetric matchers too), at most 8 s; then fails as `toEqual` does. */
export async function becomes(read: () => unknown, expected: unknown): Promise<void> {
  const end = Date.now() + 8_000;
  for (;;) {
    const value = await read();
    try {
      expect(value).toEqual(expected);
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
