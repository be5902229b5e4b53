import { KvsStore } from '../sandbox/forge/kvs/store';
import type { LocalJira } from '../sandbox/local-jira';

/** What the app keeps in its storage. */
export const storeOf = (local: LocalJira): KvsStore =>
  new KvsStore(local.site.db, () => local.site.clock.now(), { kvsQueryLagMs: 0, ttlRemovalMs: 0 });
