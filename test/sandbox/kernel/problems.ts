/** A loud failure of the sandbox: something unmodelled was asked for, or an answer broke Atlassian's description. */
export interface Problem {
  at: string;
  /** Which part noticed: "jira", "bridge", "openapi response", "manifest" … */
  where: string;
  /** What is wrong, naming the operation, field or command. */
  what: string;
  stack?: string;
}

/** Where loud failures go: printed, kept, shown in the lab, and asserted empty by tests. */
export class Problems {
  readonly #kept: Problem[] = [];
  readonly #listeners = new Set<(problem: Problem) => void>();

  report(problem: { where: string; what: string; error?: unknown }): void {
    const stack = problem.error instanceof Error ? problem.error.stack : undefined;
    const kept: Problem = { at: new Date().toISOString(), where: problem.where, what: problem.what, ...(stack ? { stack } : {}) };
    this.#kept.push(kept);
    if (this.#kept.length > 500) this.#kept.shift();
    for (const listener of this.#listeners) listener(kept);
  }

  all(): readonly Problem[] {
    return this.#kept;
  }

  clear(): void {
    this.#kept.length = 0;
  }

  onReport(listener: (problem: Problem) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
