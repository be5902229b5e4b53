import type { Json } from '../json';
import type { FunctionInfo } from '../manifest/manifest';

/** A call over the network boundary of @forge/api, kvs and events, as it leaves the app. */
export interface WireRequest {
  target: Json;
  path: string;
  method: string;
  headers: [string, string][];
  body?: string;
  /** Class of a body that is not text (a FormData, a stream). */
  unsupportedBody?: string;
}

export type WireAnswer =
  | { status: number; statusText?: string; headers: Record<string, string>; body: string; failure?: never }
  /** The call throws inside the app: no answer came. */
  | { failure: { name: string; message: string } };

/** One invocation, as the app's code sees the platform. */
export interface Run {
  readonly id: string;
  /** Members of `__forge_runtime__` that are plain data. */
  readonly facts: Json;
  /** Real ms since epoch. */
  readonly deadline: number;
  /** Answers a call; never settles once the invocation is dead. */
  fetch(request: WireRequest): Promise<WireAnswer>;
  log(level: string, args: unknown[]): void;
}

export type CodeResult =
  | { ok: true; json?: string | undefined }
  | { ok: false; name: string; message: string; stack: string /** The process ended. */; crashed?: true };

/** The app's loaded code. */
export interface AppCode {
  /** Runs an exported function. Event and second argument as JSON text. Never throws. */
  call(fn: FunctionInfo, eventJson: string, contextJson: string, run: Run): Promise<CodeResult>;
  /** The invocation is over for the platform (time-out, crash): what can be stopped is stopped. */
  abandon(run: Run): void;
  close(): Promise<void>;
}

/** Thrown when the app's code cannot be built or loaded. */
export class AppCodeError extends Error {
  override name = 'AppCodeError';
}
