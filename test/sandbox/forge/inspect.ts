import type { Invoker } from './invoke';
import { parseJson } from './json';
import type { KvsService } from './kvs/service';
import type { Platform } from './platform';
import type { QueueService } from './queue/service';
import type { Schedules } from './schedules';
import type { ForgeHost } from './types';
import type { WebTriggers } from './webtriggers';

/** Queue events shown. */
const SHOWN = 200;

/** What the lab page shows of the platform. */
export function inspection(parts: {
  platform: Platform;
  kvs: KvsService;
  queues: QueueService;
  schedules: Schedules;
  webTriggers: WebTriggers;
  invoker: Invoker;
}): ForgeHost['inspect'] {
  const { kvs, queues, platform } = parts;
  return {
    storage: ({ prefix, entity, limit, after }) => {
      const found = kvs.store.browse({
        ...(entity === undefined ? {} : { store: `entity:${entity}` }),
        prefix: prefix ?? '',
        after: after ?? '',
        limit: limit + 1,
      });
      const rows = found.slice(0, limit);
      const last = rows.at(-1);
      return {
        rows: rows.map((row) => ({
          store: row.store.split(':')[0] ?? row.store,
          ...(row.store.startsWith('entity:') ? { entity: row.store.slice('entity:'.length) } : {}),
          key: row.key,
          value: row.store === 'secret' ? '(secret)' : parseJson(row.value),
          bytes: row.value.length,
        })),
        ...(found.length > limit && last ? { next: `${last.store}\u0001${last.key}` } : {}),
      };
    },
    queues: () => {
      const counts = queues.store.counts();
      const names = new Set([
        ...platform.manifest.modules.filter((module) => module.type === 'consumer').map((module) => String(module.props.queue)),
        ...counts.map((count) => count.queue),
      ]);
      const open = queues.store.list(SHOWN).filter((event) => event.state !== 'done' && event.state !== 'cancelled');
      return [...names].map((queue) => {
        const of = (...states: string[]): number =>
          counts.filter((count) => count.queue === queue && states.includes(count.state)).reduce((sum, count) => sum + count.n, 0);
        return {
          queue,
          waiting: of('waiting', 'held'),
          running: of('running'),
          failed: of('failed'),
          done: of('done'),
          events: open
            .filter((event) => event.queue === queue)
            .map((event) => ({
              id: event.id,
              due: event.due,
              body: parseJson(event.body),
              attempts: event.attempts,
              ...(event.concurrency_key === null ? {} : { concurrencyKey: event.concurrency_key }),
            })),
        };
      });
    },
    schedules: () => parts.schedules.list(),
    webTriggers: () => parts.webTriggers.list(),
    invocations: () => parts.invoker.records(),
  };
}
