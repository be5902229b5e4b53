/** Limits of the platform, one place: developer.atlassian.com/platform/forge/limits-*, versions of February to October 2026. */

/** Kinds of invocation, which differ in time limit and rate limit. */
export type InvocationKind = 'ui' | 'event' | 'async' | 'scheduled' | 'webtrigger' | 'rule';

/** Time limits of functions, s. Async and scheduled ones can ask for up to 900 by timeoutSeconds. */
export const TIME_LIMIT_S: Readonly<Record<InvocationKind, number>> = {
  ui: 25,
  event: 25,
  async: 55,
  scheduled: 55,
  webtrigger: 55,
  rule: 25,
};

export const KB = 1024;

/** Payload a screen may send to a resolver, and what a function may answer. */
export const FRONT_END_REQUEST_BYTES = 500 * KB;
export const RESPONSE_BYTES = 5 * KB * KB;
/** Larger product events are not delivered. */
export const EVENT_BYTES = 200 * KB;
/** Log lines a minute of running, and bytes of logs an invocation. */
export const LOG_LINES_PER_MINUTE = 100;
export const LOG_BYTES = 200 * KB;
/** User-led invocations of one installation, a minute and a second. */
export const INVOCATIONS_PER_MINUTE = 7_000;
export const INVOCATIONS_PER_SECOND = 300;

export const QUEUE = {
  eventsPerPush: 50,
  eventsPerMinute: 500,
  pushBytes: 200 * KB,
  /** Per event, for functions allowed to run longer than 55 s. */
  longFunctionEventBytes: 100 * KB,
  retryDataBytes: 4 * KB,
  maxDelayS: 900,
  /** Pushes descending from one invocation. */
  cyclic: 1_000,
  retentionMs: 24 * 3_600_000,
} as const;

/** An event's function may ask for so many retries, each at most so much later (events-reference pages). */
export const EVENT_RETRIES = 4;
export const MAX_RETRY_AFTER_S = 900;

export const KVS = {
  keyLength: 500,
  keyForm: /^(?!\s+$)[a-zA-Z0-9:._\s-#]+$/,
  valueBytes: 240 * KB,
  depth: 32,
  page: 100,
  defaultPage: 10,
  transaction: 25,
  transactionBytes: 4 * KB * KB,
  batch: 25,
} as const;
