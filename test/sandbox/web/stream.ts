import type { ServerResponse } from 'node:http';
import { getIssue } from '../jira/issues/store';
import type { Jira } from '../jira/jira';

/** One message to every open page: `type` says what `data` is. */
export interface StreamMessage {
  /** "journal", "issue", "clock", "problem", or a type of another part's own (realtime channels: "realtime"). */
  type: string;
  data: unknown;
}

/** Bytes kept for a page that does not read; beyond them it is let go, and comes back by itself when it reads again. */
const MOST_WAITING = 8 * 1024 * 1024;

/** How often an idle connection is kept awake, ms of real time. */
const HEARTBEAT_MS = 20_000;

/** Server-sent events to the open pages: what the journal notes, which issue changed, the clock, problems. */
export class Stream {
  readonly #open = new Set<ServerResponse>();
  readonly #stops: (() => void)[] = [];
  readonly #heartbeat: NodeJS.Timeout;

  constructor(jira: Jira) {
    const { site } = jira;
    this.#stops.push(
      site.journal.onNote((entry) => this.publish({ type: 'journal', data: entry })),
      site.problems.onReport(({ where, what }) => this.publish({ type: 'problem', data: { where, what } })),
      site.clock.onChange(() => this.publish({ type: 'clock', data: { now: site.clock.now(), running: site.clock.running } })),
    );
    let closed = false;
    this.#stops.push(() => {
      closed = true;
    });
    jira.onEvent((event) => {
      if (event.issueId === undefined) return;
      const parent = getIssue(jira, event.issueId)?.fields.parent;
      const data = { id: event.issueId, eventType: event.eventType, ...(typeof parent === 'string' ? { parentId: parent } : {}) };
      site.db.afterCommit(() => {
        if (!closed) this.publish({ type: 'issue', data });
      });
    });
    this.#heartbeat = setInterval(() => this.#send(':\n\n'), HEARTBEAT_MS);
    this.#heartbeat.unref();
  }

  /** Keeps the response open and sends what comes. */
  attach(response: ServerResponse): void {
    response.writeHead(200, {
      'content-type': 'text/event-stream;charset=UTF-8',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    response.write('retry: 1000\n\n');
    this.#open.add(response);
    response.on('close', () => this.#open.delete(response));
  }

  publish(message: StreamMessage): void {
    if (this.#open.size > 0) this.#send(`data: ${JSON.stringify(message)}\n\n`);
  }

  close(): void {
    clearInterval(this.#heartbeat);
    for (const stop of this.#stops) stop();
    for (const response of this.#open) response.end();
    this.#open.clear();
  }

  #send(text: string): void {
    for (const response of this.#open) {
      if (response.writableLength > MOST_WAITING) {
        this.#open.delete(response);
        response.destroy();
      } else response.write(text);
    }
  }
}
