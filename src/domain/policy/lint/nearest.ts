/** Edits from one word to another (Levenshtein), or Infinity for words of very different length. */
function distance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 3) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The id somebody probably meant: at most three edits away, or the one whose name they wrote. */
export function nearest(wrong: string, known: ReadonlyMap<string, string>): string | undefined {
  let best: string | undefined;
  let least = 4;
  for (const [id, name] of known) {
    if (name.toLowerCase() === wrong.toLowerCase()) return id;
    const edits = distance(wrong, id);
    if (edits < least) [best, least] = [id, edits];
  }
  return best;
}
