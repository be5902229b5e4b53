import { AppFault } from '../../contract/errors';
import type { AppFieldUpdate, JiraAsApp, JiraInBulk } from '../../ports';

interface Waiting extends AppFieldUpdate {
  done(): void;
  failed(error: unknown): void;
}

interface SaidPorts {
  jira: Pick<JiraAsApp, 'writeAppFields'>;
  bulk: Pick<JiraInBulk, 'writeAppFields'>;
}

/**
 * Writes of the app's own fields by looks that run at once, put together into one request: it is sent when every look that still runs
 * waits for it. To a look it is as if it had written by itself, and what comes after the write comes after the request.
 */
export class SaidTogether {
  #running = 0;
  #waiting: Waiting[] = [];
  /** Requests that were made. */
  requests = 0;

  constructor(private readonly ports: SaidPorts) {}

  /** Runs a look that may write. */
  async run<T>(look: () => Promise<T>): Promise<T> {
    this.#running++;
    try {
      return await look();
    } finally {
      this.#running--;
      this.#sendWhenAllWait();
    }
  }

  readonly writeAppFields: JiraAsApp['writeAppFields'] = (issueId, values) =>
    new Promise<void>((done, failed) => {
      this.#waiting.push({ issueId, values, done, failed });
      this.#sendWhenAllWait();
    });

  #sendWhenAllWait(): void {
    if (this.#waiting.length === 0 || this.#waiting.length < this.#running) return;
    const together = this.#waiting;
    this.#waiting = [];
    void this.#send(together);
  }

  async #send(together: readonly Waiting[]): Promise<void> {
    this.requests++;
    try {
      await this.ports.bulk.writeAppFields(together.map(({ issueId, values }) => ({ issueId, values })));
      for (const { done } of together) done();
    } catch (error) {
      // One may be the reason for all: then each by itself. When Jira is busy there is no use in asking more often.
      const alone = together.length > 1 && error instanceof AppFault && error.error.code !== 'TRY_LATER';
      for (const one of together) {
        if (!alone) one.failed(error);
        else {
          this.requests++;
          await this.ports.jira.writeAppFields(one.issueId, one.values).then(one.done, one.failed);
        }
      }
    }
  }
}
