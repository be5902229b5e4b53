/** Calls of one kind on their way at the same time: far below Jira's limit of 100 reads of an operation a second. */
const AT_ONCE = 8;

/** Runs the same for each item, a few at once; answers in the items' order. The first failure is the whole's. */
export async function atOnce<T, R>(items: readonly T[], run: (item: T) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  const entries = items.entries();
  const worker = async (): Promise<void> => {
    for (const [at, item] of entries) results[at] = await run(item);
  };
  await Promise.all(Array.from({ length: Math.min(AT_ONCE, items.length) }, worker));
  return results;
}
