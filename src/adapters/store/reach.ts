import { ForgeKvsAPIError } from '@forge/kvs';
import { AppFault, fault } from '../../contract/errors';

/** A refusal by the storage is ours to mend (INTERNAL); anything else (busy, no answer) passes (TRY_LATER). */
export async function reach<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof AppFault) throw error;
    const status = error instanceof ForgeKvsAPIError ? error.responseDetails.status : undefined;
    const message = `Storage: ${error instanceof Error ? error.message : String(error)}`;
    throw fault(status !== undefined && status >= 400 && status < 500 && status !== 429 ? 'INTERNAL' : 'TRY_LATER', message);
  }
}
