import type { DriftCause } from '../domain/health/drift';
import type { Found, Problem, ProblemKind } from '../domain/health/problem';

/** An incident whose state was not what its facts give, and was healed. */
export interface Drift {
  issueId: string;
  key: string;
  /** ISO instant at which it was found. */
  at: string;
  /** Parts of the state that differed. */
  parts: string[];
  cause: DriftCause;
}

/** What was done last, for who wants to know that it is done; instants are ISO. */
export interface HealthRuns {
  /** Noted about once an hour. */
  sweep?: { at: string; queued: number };
  search?: { at: string; changed: number; asked: number };
  /** `places`: names of the projects with incidents by their ids, as they were when they could last be read. */
  checkUp?: { at: string; found: number; places: Record<string, string> };
  drift?: { at: string; sampled: number; late: number; drifted: number };
  /** Version of the app that was seen last, and since when. */
  code?: { version: string; since: string };
}

export interface HealthStore {
  /** Notes problems; of one that is known already, that it is still there. */
  report(found: readonly Found[], at: string): Promise<void>;
  /** Takes problems away, by their keys; one that is not there does no harm. */
  clear(keys: readonly string[]): Promise<void>;
  /** Whether a problem is listed, by its key. */
  lists(key: string): Promise<boolean>;
  /** Problems of some kinds, those found last at first; `more`: kinds of which there are more than one read gives. */
  list(kinds: readonly ProblemKind[]): Promise<{ problems: Problem[]; more: ProblemKind[] }>;
  recordDrift(drifts: readonly Drift[]): Promise<void>;
  /** The last ones, newest first. */
  listDrift(): Promise<Drift[]>;
  readRuns(): Promise<HealthRuns>;
  noteRun<N extends keyof HealthRuns>(name: N, run: NonNullable<HealthRuns[N]>): Promise<void>;
}
