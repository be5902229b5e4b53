import { DELIVERY_FAULTS } from '../../kernel/faults';
import type { Invocation, Invoker } from '../invoke';
import { bytesOf, isRecord, type Json, list, number, parseJson, record, text } from '../json';
import { QUEUE } from '../limits';
import { functionOf } from '../manifest/manifest';
import type { Platform } from '../platform';
import type { ModuleInfo } from '../types';
import { backOffMs, retryAfter } from './retry';
import { type QueueEvent, QueueStore } from './store';

const JOB = 'forge.queue';

/** An answer of the queue endpoints. */
export interface QueueAnswer {
  status: number;
  body?: unknown;
}

const refused = (status: number, code: string, message: string): QueueAnswer => ({
  status,
  body: { code, message, errorMessage: message },
});

/** Async events: pushing, delivery with delay and concurrency keys, retries. */
export class QueueService {
  readonly store: QueueStore;

  constructor(
    private readonly platform: Platform,
    private readonly invoker: () => Invoker,
  ) {
    this.store = new QueueStore(platform.site.db);
    platform.site.agenda.on(JOB, (body) => this.#deliver(String(record(body).id)));
    for (const event of this.store.held()) this.#schedule(event.id, platform.site.clock.now());
  }

  consumer(queue: string): ModuleInfo | undefined {
    return this.platform.manifest.modules.find((module) => module.type === 'consumer' && module.props.queue === queue);
  }

  /** POST …/publish. 201 for all, 202 with failedEvents for some. */
  publish(body: unknown, invocation: Invocation): QueueAnswer {
    const { site } = this.platform;
    const { queueName, jobId, payload } = record(body);
    const queue = text(queueName);
    const job = text(jobId);
    const events = list(payload).map(record);
    if (queue === undefined || !/^[a-zA-Z0-9-_]+$/.test(queue) || job === undefined)
      return refused(400, 'INVALID_REQUEST', 'queueName and jobId are needed.');
    const consumer = this.consumer(queue);
    if (!consumer) {
      site.problems.report({ where: 'queue', what: `a push to queue ${queue}, for which the manifest has no consumer` });
      return refused(400, 'INVALID_QUEUE', `No consumer is declared for the queue ${queue}.`);
    }
    if (events.length === 0) return refused(400, 'NO_EVENTS', 'No events pushed.');
    if (events.length > QUEUE.eventsPerPush)
      return refused(400, 'TOO_MANY_EVENTS', `This push contains more than the ${QUEUE.eventsPerPush} events allowed.`);
    if (bytesOf(JSON.stringify(events)) > QUEUE.pushBytes)
      return refused(413, 'PAYLOAD_TOO_BIG', `The maximum payload size is ${QUEUE.pushBytes / 1024}KB.`);
    const now = site.clock.now();
    if (this.store.pushedSince(now - 60_000) + events.length > QUEUE.eventsPerMinute)
      return refused(429, 'RATE_LIMITED', 'Too many requests.');
    if (this.store.countRoot(invocation.root) > QUEUE.cyclic)
      return refused(405, 'CYCLIC_LIMIT', 'The limit on cyclic invocation has been reached.');
    const failed = this.#accept(events, { queue, job, consumer, invocation, now });
    if (failed.length === 0) return { status: 201, body: {} };
    return { status: 202, body: { failedEvents: failed, errorMessage: `Failed to process ${failed.length} event(s).` } };
  }

  #accept(
    events: Json[],
    to: { queue: string; job: string; consumer: ModuleInfo; invocation: Invocation; now: number },
  ): { index: string; errorMessage: string }[] {
    const { site, settings } = this.platform;
    const failed: { index: string; errorMessage: string }[] = [];
    site.db.tx(() => {
      for (const [index, event] of events.entries()) {
        const wrong = this.#wrongWith(event, to.consumer);
        if (wrong !== undefined) {
          failed.push({ index: String(index), errorMessage: wrong });
          continue;
        }
        const delay = number(event.delayInSeconds);
        const concurrency = record(event.concurrency);
        const id = `event-${site.ids.next('forge.queue', 1)}`;
        const due = to.now + (delay ?? 0) * 1000 + settings.queueDelayMs;
        this.store.add({
          id,
          queue: to.queue,
          job: to.job,
          body: JSON.stringify(event.body),
          delay_s: delay ?? null,
          state: 'waiting',
          pushed: to.now,
          due,
          attempts: 0,
          concurrency_key: text(concurrency.key) ?? null,
          concurrency_limit: number(concurrency.limit) ?? null,
          retry: null,
          root: to.invocation.root,
        });
        this.#schedule(id, due);
        site.journal.note('queue', `${to.queue}: pushed ${id}`, event);
      }
      this.store.trim();
    });
    return failed;
  }

  #wrongWith(event: Json, consumer: ModuleInfo): string | undefined {
    if (!isRecord(event.body)) return 'Event body must be an object.';
    const delay = event.delayInSeconds;
    if (delay !== undefined && (typeof delay !== 'number' || delay < 0 || delay > QUEUE.maxDelayS))
      return `The delayInSeconds setting must be between 0 and ${QUEUE.maxDelayS}.`;
    if (event.concurrency !== undefined) {
      const { key, limit } = record(event.concurrency);
      if (text(key) === undefined || typeof limit !== 'number' || !Number.isInteger(limit) || limit < 1)
        return 'concurrency must be {key: string, limit: a whole number above 0}.';
    }
    const long = (this.platform.manifest.functions.get(functionOf(consumer) ?? '')?.timeoutSeconds ?? 0) > 55;
    if (long && bytesOf(JSON.stringify(event)) > QUEUE.longFunctionEventBytes)
      return `The maximum size of an event for a function running longer than 55 seconds is ${QUEUE.longFunctionEventBytes / 1024}KB.`;
    return undefined;
  }

  /** POST …/stats. */
  stats(body: unknown): QueueAnswer {
    const { queueName, jobId } = record(body);
    const events = this.store.ofJob(String(queueName), String(jobId));
    if (events.length === 0) return refused(404, 'JOB_NOT_FOUND', `The job ${String(jobId)} was not found.`);
    const count = (...states: string[]): number => events.filter((event) => states.includes(event.state)).length;
    return {
      status: 200,
      body: { success: count('done'), inProgress: count('waiting', 'held', 'running'), failed: count('failed', 'cancelled') },
    };
  }

  /** POST …/cancel: what has not begun does not begin any more. */
  cancel(body: unknown): QueueAnswer {
    const { queueName, jobId } = record(body);
    const events = this.store.ofJob(String(queueName), String(jobId));
    if (events.length === 0) return refused(404, 'JOB_NOT_FOUND', `The job ${String(jobId)} was not found.`);
    for (const event of events) if (event.state === 'waiting' || event.state === 'held') this.store.setState(event.id, 'cancelled');
    return { status: 204 };
  }

  #schedule(id: string, due: number): void {
    this.platform.site.agenda.add({ due, kind: JOB, body: { id } });
  }

  async #deliver(id: string): Promise<void> {
    const { site } = this.platform;
    const event = this.store.get(id);
    if (!event || (event.state !== 'waiting' && event.state !== 'held')) return;
    if (event.concurrency_key !== null && this.store.running(event.concurrency_key) >= (event.concurrency_limit ?? 1)) {
      this.store.setState(id, 'held');
      return;
    }
    const fault = site.faults.strike('queue', `deliver ${event.queue}`, DELIVERY_FAULTS);
    if (fault) site.journal.note('fault', `${fault.kind} on ${event.queue} ${id}`);
    if (fault?.kind === 'delay') {
      this.store.again(id, site.clock.now() + (fault.delayMs ?? 60_000), event.retry ?? '{}');
      this.#schedule(id, site.clock.now() + (fault.delayMs ?? 60_000));
      return;
    }
    if (fault?.kind === 'drop') return this.#end(event, 'failed');
    this.store.start(id);
    await this.#run({ ...event, attempts: event.attempts + 1 });
    if (fault?.kind === 'double') await this.#run({ ...event, attempts: event.attempts + 1 });
  }

  async #run(event: QueueEvent): Promise<void> {
    const { site } = this.platform;
    const consumer = this.consumer(event.queue);
    const functionKey = consumer && functionOf(consumer);
    if (!consumer || functionKey === undefined) {
      site.problems.report({ where: 'queue', what: `queue ${event.queue} has no consumer any more; ${event.id} is lost` });
      return this.#end(event, 'failed');
    }
    const body = parseJson(event.body);
    const method = text(record(consumer.props.resolver).method);
    const result = await this.invoker().invoke({
      functionKey,
      moduleKey: consumer.key,
      moduleType: 'consumer',
      kind: 'async',
      event:
        method === undefined
          ? this.#asyncEvent(event)
          : { call: { functionKey: method, payload: body, jobId: event.job }, context: this.#context(consumer) },
      root: event.root,
      ...subjectOf(body),
    });
    const wish = retryAfter(result);
    if (!wish) return this.#end(event, 'done');
    const due = site.clock.now() + (wish.afterMs ?? backOffMs(event.attempts));
    if (due > event.pushed + QUEUE.retentionMs) {
      site.journal.note('queue', `${event.queue}: ${event.id} given up after ${event.attempts} runs (${wish.reason})`);
      return this.#end(event, 'failed');
    }
    site.db.tx(() => {
      this.store.again(event.id, due, JSON.stringify({ retryReason: wish.reason, retryData: wish.data ?? null }));
      this.#schedule(event.id, due);
      this.#release(event);
    });
  }

  #end(event: QueueEvent, state: 'done' | 'failed'): void {
    this.platform.site.db.tx(() => {
      this.store.setState(event.id, state);
      this.#release(event);
    });
  }

  /** Lets the next one with the same concurrency key go. */
  #release(event: QueueEvent): void {
    if (event.concurrency_key === null) return;
    const next = this.store.nextHeld(event.concurrency_key);
    if (!next) return;
    this.store.setState(next.id, 'waiting');
    this.#schedule(next.id, this.platform.site.clock.now());
  }

  #context(consumer: ModuleInfo): Json {
    return { cloudId: this.platform.site.cloudId, moduleKey: consumer.key };
  }

  /** AsyncEvent of @forge/events. */
  #asyncEvent(event: QueueEvent): Json {
    const { site } = this.platform;
    const retry = event.retry === null ? undefined : record(parseJson(event.retry));
    return {
      body: parseJson(event.body),
      ...(event.delay_s === null ? {} : { delayInSeconds: event.delay_s }),
      ...(event.concurrency_key === null ? {} : { concurrency: { key: event.concurrency_key, limit: event.concurrency_limit } }),
      queueName: event.queue,
      jobId: event.job,
      eventId: event.id,
      ...(retry?.retryReason === undefined
        ? {}
        : {
            retryContext: {
              retryCount: event.attempts - 1,
              retryReason: retry.retryReason,
              retryData: retry.retryData,
              retentionWindow: {
                startTime: new Date(event.pushed).toISOString(),
                remainingTimeMs: Math.max(0, event.pushed + QUEUE.retentionMs - site.clock.now()),
              },
            },
          }),
    };
  }
}

/** The issue an event's body is plainly about, for the meter. */
export function subjectOf(body: unknown): { subject?: string } {
  const { issueId, issueKey, issue } = record(body);
  const subject = text(issueId) ?? text(issueKey) ?? text(record(issue).id) ?? text(record(issue).key);
  return subject === undefined ? {} : { subject };
}
