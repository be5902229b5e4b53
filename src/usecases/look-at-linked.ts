import type { Store } from '../ports';
import { type AskPorts, askForLooks } from './ask-for-looks';

/** One end of a link; Jira may not say in which project the issue is. */
export interface LinkEnd {
  issueId: string;
  projectId?: string;
}

/**
 * A link between two issues was made or removed: each end that may be an incident is looked at. Which of them is, the look finds out; here only
 * those in projects without incidents are left alone.
 */
export async function lookAtLinked(ports: AskPorts & { store: Pick<Store, 'readSettings'> }, ends: readonly LinkEnd[]): Promise<void> {
  const settings = await ports.store.readSettings();
  if (!settings) return;
  const there = new Set(settings.incidents.map(({ projectId }) => projectId));
  const looks = ends.filter(({ projectId }) => projectId === undefined || there.has(projectId));
  await askForLooks(
    ports,
    looks.map(({ issueId }) => issueId),
  );
}
