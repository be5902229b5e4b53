/**
 * Durations as they are shown, to the second: what is shown of the parts adds up to what is shown of the whole, which plain rounding of each
 * does not. Each part runs from the full second below its beginning to the one below its end, counted from the beginning of the first.
 * @param parts ms. @returns ms, whole seconds.
 */
export function wholeSeconds(parts: readonly number[]): number[] {
  let sum = 0;
  return parts.map((part) => {
    const before = Math.floor(sum / 1_000);
    sum += part;
    return (Math.floor(sum / 1_000) - before) * 1_000;
  });
}
