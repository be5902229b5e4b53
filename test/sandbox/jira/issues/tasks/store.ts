import { Collection } from '../../../kernel/collection';
import type { Db } from '../../../kernel/db';
import type { Jira } from '../../jira';
import type { Caller } from '../../rest/operation';

/** Work Jira does on many issues after it has answered: bulk operations and bulk property changes. */
export interface Task {
  /** A number for bulk operations and tasks alike. */
  id: string;
  kind: 'delete' | 'watch' | 'unwatch' | 'transition' | 'edit' | 'move' | 'set-properties' | 'delete-property';
  caller: Caller;
  payload: unknown;
  status: 'ENQUEUED' | 'RUNNING' | 'COMPLETE' | 'FAILED';
  /** ISO instants. */
  created: string;
  started?: string;
  updated: string;
  total: number;
  processed: number[];
  /** Issue id -> why it was not done. */
  failed: Record<string, string[]>;
  /** Named issues that are not there or not to be seen. */
  invalid: number;
}

const kept = new WeakMap<Db, Collection<Task>>();

export function tasks(jira: Jira): Collection<Task> {
  const { db } = jira.site;
  const known = kept.get(db) ?? new Collection<Task>(db, 'task');
  kept.set(db, known);
  return known;
}
