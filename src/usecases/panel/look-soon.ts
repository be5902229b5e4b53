import { AppFault } from '../../contract/errors';
import type { Queue } from '../../ports';

/**
 * Asks for a look after something was done. What was done stays done when the queue takes nothing just now: the panel, which waits for the
 * outcome, then asks for the look itself.
 */
export async function lookSoon(queue: Pick<Queue, 'look'>, issueId: string): Promise<void> {
  try {
    await queue.look(issueId);
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
  }
}
