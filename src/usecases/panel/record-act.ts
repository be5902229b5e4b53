import { AppFault } from '../../contract/errors';
import type { Act } from '../../domain/acts/act';
import type { Store } from '../../ports';

/** Appends what a person did. When somebody else appended meanwhile it is appended on top of that; a second CONFLICT is the caller's. */
export async function recordAct(store: Pick<Store, 'readActs' | 'appendActs'>, issueId: string, act: Act): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const log = await store.readActs(issueId);
    try {
      return await store.appendActs(issueId, log, [act]);
    } catch (error) {
      if (attempt > 0 || !(error instanceof AppFault && error.error.code === 'CONFLICT')) throw error;
    }
  }
}
