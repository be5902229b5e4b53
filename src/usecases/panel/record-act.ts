import { AppFault } from '../../contract/errors';
import type { Act, ActLog } from '../../domain/acts/act';
import type { Store } from '../../ports';

/**
 * Appends what a person did, as it follows from what is there already; undefined: nothing has to be recorded. When somebody else appended
 * meanwhile it is judged anew once; a second CONFLICT is the caller's.
 */
export async function recordAct(
  store: Pick<Store, 'readActs' | 'appendActs'>,
  issueId: string,
  follow: (log: ActLog) => Act | undefined,
): Promise<void> {
  for (let attempt = 0; ; attempt++) {
    const log = await store.readActs(issueId);
    const act = follow(log);
    if (!act) return;
    try {
      return await store.appendActs(issueId, log, [act]);
    } catch (error) {
      if (attempt > 0 || !(error instanceof AppFault && error.error.code === 'CONFLICT')) throw error;
    }
  }
}
