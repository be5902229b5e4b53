import { InvocationError, InvocationErrorCode } from '@forge/events';
import { AppFault, type ErrorCode } from '../contract/errors';
import { spread } from '../usecases/bulk/spread';

/** Seconds; the platform waits at most 900. */
const DEFAULT_WAIT = 30;
const CONFLICT_WAIT = 1;
const MAX_WAIT = 900;

/**
 * Runs what the platform delivered and asks for another try when the fault is one that time mends. Everything else is thrown: it shows
 * as a failed invocation.
 */
export async function withRetry(mends: readonly ErrorCode[], run: () => Promise<void>): Promise<InvocationError | undefined> {
  try {
    await run();
    return undefined;
  } catch (error) {
    if (!(error instanceof AppFault) || !mends.includes(error.error.code)) throw error;
    console.warn(`${error.error.code}: ${error.error.message}; again later`);
    const conflict = error.error.code === 'CONFLICT';
    const wait = Math.max(1, error.retryAfter ?? (conflict ? CONFLICT_WAIT : DEFAULT_WAIT));
    const retryAfter = Math.min(MAX_WAIT, Math.ceil(conflict ? wait : spread(wait)));
    return new InvocationError({ retryAfter, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  }
}
