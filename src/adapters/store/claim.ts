import { ForgeKvsAPIError, kvs } from '@forge/kvs';
import { reach } from './reach';

/** The storage's answer to writing a key that is there already, or to a condition that does not hold. */
const CONFLICT = 409;

/** Whether somebody else was first. */
export const isConflict = (error: unknown): boolean => error instanceof ForgeKvsAPIError && error.responseDetails.status === CONFLICT;

/** Writes a key only if it is not there: true for whoever asks first. @param days how long it is kept. */
export async function claimKey(key: string, value: unknown, days?: number): Promise<boolean> {
  return reach(async () => {
    try {
      await kvs.set(key, value, { keyPolicy: 'FAIL_IF_EXISTS', ...(days === undefined ? {} : { ttl: { unit: 'DAYS', value: days } }) });
      return true;
    } catch (error) {
      if (isConflict(error)) return false;
      throw error;
    }
  });
}
