import { LATENCY } from '../../kernel/meter/prices';
import type { Pace } from '../../kernel/pace';

/** Calls of apps a second, for each operation of one site (rate-limiting page, "burst"). */
const PER_SECOND: Readonly<Record<string, number>> = { GET: 100, POST: 100, PUT: 50, DELETE: 50 };
/** Writes of apps on one issue (rate-limiting page, "per issue on write"). */
const PER_ISSUE: readonly { writes: number; ms: number }[] = [
  { writes: 20, ms: 2_000 },
  { writes: 100, ms: 30_000 },
];
const LONGEST = 30_000;

/** A call as the limits see it. */
export interface BurstCall {
  method: string;
  /** Path template of the operation. */
  path: string;
  write: boolean;
  /** Issue a write is about. */
  issueId?: string | undefined;
  /** When it was made, by the site's pace. */
  at: number;
}

/** What exceeds a limit: the reason Jira names, and when to come back. */
export interface Exceeded {
  reason: 'jira-burst-based' | 'jira-per-issue-on-write';
  retryAfterS: number;
}

/** Jira's limits on how fast apps may call, all apps of a site together, by the time the site's pace tells. */
export class Bursts {
  readonly #recent = new Map<string, number[]>();

  constructor(private readonly pace: Pace) {}

  /** Counts a call: what it exceeds, or the function that says it is over. */
  begin(call: BurstCall): Exceeded | (() => void) {
    const start = call.at;
    const operation = `${call.method} ${call.path}`;
    const issue = call.issueId !== undefined && call.write ? `issue ${call.issueId}` : undefined;
    const limit = PER_SECOND[call.method];
    if (limit !== undefined && this.#within(operation, start, 1_000) >= limit) return { reason: 'jira-burst-based', retryAfterS: 1 };
    const full = issue === undefined ? undefined : PER_ISSUE.find(({ writes, ms }) => this.#within(issue, start, ms) >= writes);
    if (full) return { reason: 'jira-per-issue-on-write', retryAfterS: full.ms / 1_000 };
    for (const name of issue === undefined ? [operation] : [operation, issue]) this.#note(name, start);
    const latency = call.write ? LATENCY.jiraWrite : LATENCY.jiraRead;
    return () => this.pace.spend(start, latency);
  }

  #within(name: string, now: number, ms: number): number {
    return (this.#recent.get(name) ?? []).filter((at) => at > now - ms).length;
  }

  #note(name: string, at: number): void {
    const kept = (this.#recent.get(name) ?? []).filter((other) => other > at - LONGEST);
    this.#recent.set(name, [...kept.slice(-200), at]);
  }
}
