import { AppFault } from '../../contract/errors';
import type { CallOutput, Settings } from '../../contract/types';
import type { Clock, JiraAsPerson, SiteWriter, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';

/** Milliseconds after which nothing more is begun: a screen's function lives for 25 seconds. */
const MOST_TIME = 12_000;

export interface DeleteAllPorts {
  clock: Clock;
  person: Pick<JiraAsPerson, 'isAdmin'>;
  writer: SiteWriter;
  store: Pick<Store, 'readSettings' | 'removeSettings' | 'everything' | 'audit'>;
}

/**
 * Removes a stretch of all the app keeps; called again until it is finished. The settings go first, with the marks by which Jira knows
 * incidents: from then on nothing is written any more, and the app is as before set-up. What stands in Jira's own fields and issues stays.
 * One line of the audit log is left: who deleted everything, and when.
 */
export async function deleteAll({ clock, person, writer, store }: DeleteAllPorts, accountId: string): Promise<CallOutput<'deleteAll'>> {
  await demandAdmin(person);
  const end = clock.now() + MOST_TIME;
  const settings = await store.readSettings();
  if (settings) await begin({ writer, store, clock }, settings, accountId);
  const { removed, all } = await store.everything.removeSome(({ store: name, value }) => name === 'audit' && isLast(value), end);
  // Finished once nothing was found any more: what a running function wrote meanwhile is found the next time.
  return { removed, finished: all && removed === 0 };
}

async function begin(
  { writer, store, clock }: Pick<DeleteAllPorts, 'writer' | 'store' | 'clock'>,
  settings: Settings,
  by: string,
): Promise<void> {
  for (const { projectId } of settings.incidents) {
    try {
      await writer.write({ do: 'removeMark', projectId });
    } catch (error) {
      // A project the admin cannot change keeps a mark that leads to nothing.
      if (!(error instanceof AppFault) || error.error.code === 'TRY_LATER') throw error;
    }
  }
  await store.audit.append({ at: new Date(clock.now()).toISOString(), by, what: 'deletedAll', values: {} });
  await store.removeSettings();
}

/** The line that says so itself. */
const isLast = (row: unknown): boolean => {
  const line: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, 'line') : undefined;
  return typeof line === 'object' && line !== null && Reflect.get(line, 'what') === 'deletedAll';
};
