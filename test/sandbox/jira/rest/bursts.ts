import { LATENCY } from '../../kernel/meter/prices';
import type { Pace } from '../../kernel/pace';

/** Calls of apps a second, for each operation of one site (rate-limiting page, "burst"). */
const PER_SECOND: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };

/** A call as the limits see it. */
export interface BurstCall {
  method: string;
  /** Path template of the operation. */
  path: string;
  write: boolean;
  /** When it was made, by the site's pace. */
  at: number;
}

/**
 * Jira's limits on how fast apps may call, all apps of a site together, by the time the site's pace tells. What bounds the writes to one issue
 * binds people too and stands with issues (issues/write-limit.ts).
 */
export class Bursts {
  readonly #recent = new Map<string, number[]>();

  constructor(private readonly pace: Pace) {}

  /** Counts a call: undefined when it exceeds the limit of its operation, else the function that says it is over. */
  begin({ method, path, write, at }: BurstCall): (() => void) | undefined {
    const operation = `${method} ${path}`;
    const recent = (this.#recent.get(operation) ?? []).filter((other) => other > at - 1_000);
    const limit = PER_SECOND[method];
    if (limit !== undefined && recent.length >= limit) return undefined;
    this.#recent.set(operation, [...recent, at]);
    return () => this.pace.spend(at, write ? LATENCY.jiraWrite : LATENCY.jiraRead);
  }
}
