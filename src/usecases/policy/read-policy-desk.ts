import { AppFault } from '../../contract/errors';
import type { CallOutput } from '../../contract/types';
import { severityOf, WRONG_KINDS } from '../../domain/health/problem';
import type { SiteReader, Store } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';
import { readApplication } from './publish-progress';

export type ReadDeskPorts = DeskPorts & {
  site: Pick<SiteReader, 'readPriorities'>;
  store: Pick<Store, 'drafts' | 'applications' | 'health'>;
};

/** Everything the settings page begins with. */
export async function readPolicyDesk(ports: ReadDeskPorts, accountId: string): Promise<CallOutput<'readPolicyDesk'>> {
  const { admin, current, versions } = await enterDesk(ports, accountId, 'readHistory');
  const [{ draft }, application, wrong, priorities] = await Promise.all([
    ports.store.drafts.read(),
    readApplication(ports.store, versions),
    countWrong(ports),
    ports.site.readPriorities(),
  ]);
  return {
    current,
    draft: draft ?? null,
    versions: versions.map(({ draft: _, ...entry }) => entry),
    mayPublish: admin,
    mayEdit: true,
    self: accountId,
    application,
    wrong,
    site: { priorities: [...priorities] },
  };
}

/** The desk is there also when the list of what is wrong is not. */
async function countWrong({ store }: Pick<ReadDeskPorts, 'store'>): Promise<CallOutput<'readPolicyDesk'>['wrong']> {
  try {
    const { problems } = await store.health.list(WRONG_KINDS);
    const errors = problems.filter(({ kind }) => severityOf(kind) === 'error').length;
    return { errors, warnings: problems.length - errors };
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    console.warn(`what is wrong is not known: ${error.error.message}`);
    return null;
  }
}
