import type { ProductEvent } from '../../jira/jira';
import { evaluateFilter } from '../expressions';
import type { Invoker } from '../invoke';
import { bytesOf, type Json, record, text } from '../json';
import { EVENT_BYTES, EVENT_RETRIES } from '../limits';
import { functionOf } from '../manifest/manifest';
import { type Listening, listening } from '../manifest/support';
import type { Platform } from '../platform';
import { wishOf } from '../queue/retry';
import { subjectOf } from '../queue/service';
import type { ModuleInfo } from '../types';
import { includePayload } from './include';

const JOB = 'forge.event';

/** An event on its way to one trigger. */
interface Delivery {
  triggerKey: string;
  /** Place of the entry among the trigger's events. */
  entry: number;
  event: ProductEvent;
  retry?: { count: number; reason: string; data?: unknown };
}

/** Product and lifecycle events to the app's triggers: filters, delay, retries, faults. */
export class Events {
  constructor(
    private readonly platform: Platform,
    private readonly invoker: () => Invoker,
  ) {
    platform.site.agenda.on(JOB, (body) => this.#deliver(body as Delivery));
    platform.jira.onEvent((event) => this.take(event));
  }

  /** An event happened: every trigger listening gets it after the platform's delay. */
  take(event: ProductEvent): void {
    const { site, manifest } = this.platform;
    if (!this.platform.installed) return;
    const heard = manifest.modules
      .filter((module) => module.type === 'trigger')
      .flatMap((module) => listening(module).map((entry, index) => ({ module, entry, index })))
      .filter(({ entry }) => entry.eventType === event.eventType);
    if (heard.length === 0) return;
    for (const { module, index } of heard) {
      const fault = site.faults.strike('event', event.eventType);
      if (fault) site.journal.note('fault', `${fault.kind} on event ${event.eventType}`);
      if (fault?.kind === 'drop') continue;
      const delay = this.platform.settings.eventDelayMs + (fault?.kind === 'delay' ? (fault.delayMs ?? 60_000) : 0);
      const delivery: Delivery = { triggerKey: module.key, entry: index, event };
      for (let copy = 0; copy < (fault?.kind === 'double' ? 2 : 1); copy++) this.#schedule(delivery, site.clock.now() + delay);
    }
  }

  #schedule(delivery: Delivery, due: number): void {
    this.platform.site.agenda.add({ due, kind: JOB, body: delivery });
  }

  async #deliver(delivery: Delivery): Promise<void> {
    const { site, manifest } = this.platform;
    const module = manifest.modules.find((candidate) => candidate.key === delivery.triggerKey);
    const entry = module && listening(module)[delivery.entry];
    const functionKey = module && functionOf(module);
    if (!this.platform.installed || !module || !entry || functionKey === undefined) return;
    const { event } = delivery;
    if (!this.#passes(module, entry, event)) return;
    const payload: Json = {
      eventType: event.eventType,
      ...event.body,
      ...(entry.payload.include === undefined ? {} : includePayload(this.platform, event, record(entry.payload.include))),
      selfGenerated: event.causedByApp === manifest.appId,
      ...(delivery.retry
        ? { retryContext: { retryCount: delivery.retry.count, retryReason: delivery.retry.reason, retryData: delivery.retry.data ?? null } }
        : {}),
    };
    if (bytesOf(JSON.stringify(payload)) > EVENT_BYTES) {
      site.journal.note('event', `${event.eventType} is larger than ${EVENT_BYTES} bytes and is not delivered`);
      return;
    }
    site.journal.note('event', `${event.eventType} to ${module.key}`, payload);
    const result = await this.invoker().invoke({
      functionKey,
      moduleKey: module.key,
      moduleType: 'trigger',
      kind: 'event',
      event: payload,
      ...(event.actor === undefined ? {} : { principal: event.actor }),
      ...(event.issueId === undefined ? subjectOf(event.body) : { subject: event.issueId }),
    });
    const wish = result.ok ? wishOf(result.value) : undefined;
    const count = (delivery.retry?.count ?? 0) + 1;
    if (!wish || count > EVENT_RETRIES) return;
    this.#schedule(
      { ...delivery, retry: { count, reason: wish.reason, ...(wish.data === undefined ? {} : { data: wish.data }) } },
      site.clock.now() + (wish.afterMs ?? 1000),
    );
  }

  /** Whether a trigger's filter lets an event through. */
  #passes(module: ModuleInfo, { filter }: Listening, event: ProductEvent): boolean {
    const { site, jira, manifest } = this.platform;
    if (filter.ignoreSelf === true && event.causedByApp === manifest.appId) return false;
    const expression = text(filter.expression);
    if (expression === undefined) return true;
    const onError = text(filter.onError) ?? 'IGNORE_AND_LOG';
    try {
      const subject = { issueId: event.issueId, projectId: event.projectId, accountId: event.actor };
      const outcome = evaluateFilter(jira, subject, expression, { eventType: event.eventType, ...event.body });
      if (typeof outcome === 'boolean') return outcome;
      throw new Error(`the expression gave ${JSON.stringify(outcome)}, not a Boolean`);
    } catch (error) {
      const what = `filter of ${module.key} for ${event.eventType}: ${error instanceof Error ? error.message : String(error)}`;
      site.journal.note('event', what);
      if (onError.endsWith('_AND_LOG')) site.journal.note('log', what);
      return onError.startsWith('RECEIVE');
    }
  }
}
