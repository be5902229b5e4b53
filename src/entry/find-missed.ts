import { findMissed as search } from '../usecases/missed/find-missed';
import { bulkPorts } from './compose';

/** Every hour: asks for looks at incidents the app missed. A failed run is not repeated by the platform; the next one goes on where it stopped. */
export async function findMissed(): Promise<void> {
  const searched = await search(bulkPorts);
  if (!searched) return;
  const { changed, asked, refused } = searched;
  console.info(`search: ${changed} incidents had changed, ${asked} are to be looked at`);
  for (const { projectId, why } of refused) console.warn(`project ${projectId} was not searched: ${why}`);
  await bulkPorts.store.health.noteRun('search', { at: new Date(bulkPorts.clock.now()).toISOString(), changed, asked });
}
