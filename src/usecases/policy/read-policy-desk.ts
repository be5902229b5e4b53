import type { CallOutput } from '../../contract/types';
import type { SiteReader, Store } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';
import { readApplication } from './publish-progress';

export type ReadDeskPorts = DeskPorts & { site: Pick<SiteReader, 'readPriorities'>; store: Pick<Store, 'drafts' | 'applications'> };

/** Everything the settings page begins with. */
export async function readPolicyDesk(ports: ReadDeskPorts, accountId: string): Promise<CallOutput<'readPolicyDesk'>> {
  const { admin, current, versions } = await enterDesk(ports, accountId, 'readHistory');
  const [{ draft }, application, priorities] = await Promise.all([
    ports.store.drafts.read(),
    readApplication(ports.store, versions),
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
    site: { priorities: [...priorities] },
  };
}
