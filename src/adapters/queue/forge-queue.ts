import { Queue as ForgeQueue } from '@forge/events';
import { fault } from '../../contract/errors';
import type { Queue } from '../../ports';

const reconcile = new ForgeQueue({ key: 'reconcile' });

/** The platform's queue. The concurrency key keeps looks at one issue apart. */
export const forgeQueue: Queue = {
  look: async (issueId) => {
    try {
      await reconcile.push({ body: { issueId }, concurrency: { key: issueId, limit: 1 } });
    } catch (error) {
      throw fault('TRY_LATER', `The queue took no event: ${error instanceof Error ? error.message : String(error)}`);
    }
  },
};
