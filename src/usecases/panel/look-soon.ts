import { AppFault } from '../../contract/errors';
import { type AskOnePorts, askForLook } from '../ask-for-looks';

/**
 * Asks for a look after something was done. What was done stays done when neither queue nor storage take anything just now: the panel, which
 * waits for the outcome, then asks for the look itself.
 */
export async function lookSoon(ports: AskOnePorts, issueId: string): Promise<void> {
  try {
    await askForLook(ports, issueId);
  } catch (error) {
    if (!(error instanceof AppFault && error.error.code === 'TRY_LATER')) throw error;
  }
}
