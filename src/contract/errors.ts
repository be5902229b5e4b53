/** What can go wrong, as both halves of the app know it. Screens have a text for each. */
export type ErrorCode =
  /** The payload is not what the contract says; the message names the path and how to mend it. */
  | 'INVALID_INPUT'
  /** The person may not do this, or nobody is signed in. */
  | 'NOT_ALLOWED'
  /** An admin has not set the app up yet. */
  | 'NOT_SET_UP'
  /** Deleted, or hidden from whoever asks. */
  | 'NOT_FOUND'
  /** The person may not see the project in which incidents are made. */
  | 'TARGET_HIDDEN'
  /** Jira refused a value; details hold its own words. */
  | 'JIRA_REFUSED'
  /** Jira or the platform is busy or down. */
  | 'TRY_LATER'
  /** Jira has not said whether the incident was made; asking again finds out and never makes a second one. */
  | 'UNCLEAR'
  /** Somebody else changed the same thing meanwhile. */
  | 'CONFLICT'
  /** Our fault. */
  | 'INTERNAL';

/** An error as it crosses from server to screen. */
export interface AppError {
  code: ErrorCode;
  /** English, for logs and as a last resort on screen. */
  message: string;
  /** Jira's own words, in the person's language. */
  details?: string[];
  /** Jira's words by the field they are about: Jira's field id, or while raising our own name of a field of ours. They stand in details too. */
  fields?: Record<string, string>;
  /**
   * Of CONFLICT: who changed it (by, an account id), when (at, an ISO instant), and what it is now (etag, version). Of any: why, a word the
   * screen that asked has a sentence for.
   */
  values?: Record<string, string>;
  /** Seconds after which asking again makes sense. */
  retryAfter?: number;
}

/** Outcome of a call. Errors are answers, never thrown across the bridge: a thrown error reaches the screen as opaque text. */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** An expected failure inside the server; entry turns it into a Result or a retry. */
export class AppFault extends Error {
  override name = 'AppFault';

  /**
   * @param retryAfter seconds to wait before asking again, when the other side said so.
   * @param status HTTP status Jira answered with, when it answered.
   */
  constructor(
    readonly error: AppError,
    readonly retryAfter?: number,
    readonly status?: number,
  ) {
    super(error.message);
  }
}

/** Short form of `new AppFault`. */
export const fault = (code: ErrorCode, message: string, details?: string[]): AppFault =>
  new AppFault({ code, message, ...(details && details.length > 0 ? { details } : {}) });
