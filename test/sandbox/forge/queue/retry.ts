import { bytesOf, isRecord, type Json, number, text } from '../json';
import { MAX_RETRY_AFTER_S, QUEUE } from '../limits';
import type { InvokeResult } from '../types';

/** What a function that failed, or asked for it, gets: another run. */
export interface RetryWish {
  /** By the app's own InvocationError, or by the platform after an error. */
  by: 'app' | 'platform';
  afterMs?: number;
  reason: string;
  data?: unknown;
}

/** Reads an InvocationError: a plain object {_retry: true, retryOptions}. */
export function wishOf(value: unknown): RetryWish | undefined {
  if (!isRecord(value) || value._retry !== true) return undefined;
  const options: Json = isRecord(value.retryOptions) ? value.retryOptions : {};
  const after = Math.min(Math.max(number(options.retryAfter) ?? 1, 1), MAX_RETRY_AFTER_S);
  const data = options.retryData;
  const fits = data === undefined || bytesOf(JSON.stringify(data)) <= QUEUE.retryDataBytes;
  return {
    by: 'app',
    afterMs: after * 1000,
    reason: text(options.retryReason) ?? 'FUNCTION_RETRY_REQUEST',
    ...(fits && data !== undefined ? { data } : {}),
  };
}

/** Whether and why a finished run is to be repeated. */
export function retryAfter(result: InvokeResult): RetryWish | undefined {
  if (result.ok) return wishOf(result.value);
  const reason =
    result.outcome === 'timeout'
      ? 'FUNCTION_TIME_OUT'
      : result.error.name === 'FUNCTION_PLATFORM_RATE_LIMITED'
        ? result.error.name
        : 'FUNCTION_PLATFORM_UNKNOWN_ERROR';
  return { by: 'platform', reason };
}

/** Pause before the n-th repetition by the platform, ms: doubling from 10 s, at most 15 minutes. The doubling is documented, its base is ours. */
export function backOffMs(repetition: number): number {
  return Math.min(10_000 * 2 ** Math.max(0, repetition - 1), MAX_RETRY_AFTER_S * 1000);
}
