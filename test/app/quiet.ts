import { KvsStore } from '../sandbox/forge/kvs/store';
import type { LocalJira } from '../sandbox/local-jira';

/**
 * Makes gates of the stored version 1 warn instead of block, without another version: for tests that are not about gates, which would be on
 * the list of what is wrong for as long as nobody puts them into workflows.
 */
export function warnOnly(local: LocalJira): void {
  const rows = local.site.db.all<{ store: string; key: string; value: string }>(
    "SELECT store, key, value FROM forge_value WHERE shown_until = 9e15 AND key IN ('policy', 'policy:1')",
  );
  const settings = { kvsQueryLagMs: 0, ttlRemovalMs: 0 };
  const store = new KvsStore(local.site.db, () => local.site.clock.now(), settings);
  for (const { store: of, key, value } of rows) {
    const [, published = ''] = /"publishedAt":"([^"]+)"/.exec(value) ?? [];
    // What functions have read they keep, by when it was published.
    const later = new Date(Date.parse(published) + 1).toISOString();
    const quiet = value.replaceAll('"mode":"block"', '"mode":"warn"').replaceAll(published, later);
    store.set(of === 'kv' ? 'kv' : 'entity:revisions', key, quiet, undefined, []);
  }
}
