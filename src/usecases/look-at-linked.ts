import type { Queue, Store } from '../ports';

/** One end of a link; Jira may not say in which project the issue is. */
export interface LinkEnd {
  issueId: string;
  projectId?: string;
}

/**
 * A link between two issues was made or removed: each end that may be an incident is looked at. Which of them is, the look finds out; here only
 * those in projects without incidents are left alone.
 */
export async function lookAtLinked(
  { store, queue }: { store: Pick<Store, 'readSettings'>; queue: Pick<Queue, 'looks'> },
  ends: readonly LinkEnd[],
): Promise<void> {
  const settings = await store.readSettings();
  if (!settings) return;
  const there = new Set(settings.incidents.map(({ projectId }) => projectId));
  const looks = ends.filter(({ projectId }) => projectId === undefined || there.has(projectId));
  if (looks.length > 0) await queue.looks(looks.map(({ issueId }) => ({ issueId, delayS: 0 })));
}
