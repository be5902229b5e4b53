/** Timers of an app: real time, and all gone when the host closes, so that nothing of the app outlives it. */
export class Timers {
  readonly #running = new Set<NodeJS.Timeout>();

  /** The globals an app finds. */
  readonly globals = {
    setTimeout: (step: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
      const timer = setTimeout(() => {
        this.#running.delete(timer);
        step(...args);
      }, ms);
      this.#running.add(timer);
      return timer;
    },
    setInterval: (step: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
      const timer = setInterval(() => step(...args), ms);
      this.#running.add(timer);
      return timer;
    },
    clearTimeout: (timer: NodeJS.Timeout | undefined): void => this.#stop(timer),
    clearInterval: (timer: NodeJS.Timeout | undefined): void => this.#stop(timer),
  };

  clear(): void {
    for (const timer of [...this.#running]) this.#stop(timer);
  }

  #stop(timer: NodeJS.Timeout | undefined): void {
    if (timer === undefined) return;
    this.#running.delete(timer);
    clearTimeout(timer);
  }
}

/**
 * A rejection nobody handles ends a function's process on the platform. Here it would end the local Jira, so the app's own are reported
 * instead; anybody else's still end it. Returns how to stop watching.
 */
export function watchRejections(RealmError: ErrorConstructor, report: (what: string) => void): () => void {
  const listener = (reason: unknown): void => {
    if (!(reason instanceof RealmError)) throw reason;
    report(`a promise of the app was rejected and nobody handled it: ${reason.message}`);
  };
  process.on('unhandledRejection', listener);
  return () => process.off('unhandledRejection', listener);
}
