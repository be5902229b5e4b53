import api, { assumeTrustedRoute, getAppContext, i18n, privacy, webTrigger } from '@forge/api';
import { appEvents, InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import kvs from '@forge/kvs';
import Resolver from '@forge/resolver';
import { WAYS } from './ways-out';

/** Does what a test asks: storage by name, Jira by path, queues, time, failures. The work itself lies in the tests. */
const resolver = new Resolver();
resolver.define('echo', ({ payload, context }) => ({ payload, context, at: new Date('2020-01-02T03:04:05Z') }));
resolver.define('now', () => ({ now: Date.now(), iso: new Date().toISOString(), isDate: new Date() instanceof Date, text: Date() }));
resolver.define('jira', async ({ payload }) => {
  const { as, path, method, body, user } = payload as { as: string; path: string; method?: string; body?: unknown; user?: string };
  const init = {
    method: method ?? 'GET',
    ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'Content-Type': 'application/json' } }),
  };
  const caller = as === 'app' ? api.asApp() : as === 'user' ? api.asUser(user) : api;
  const answer = await caller.requestJira(assumeTrustedRoute(path), init);
  return {
    status: answer.status,
    headers: { retryAfter: answer.headers.get('retry-after'), reason: answer.headers.get('ratelimit-reason') },
    body: await answer.text(),
  };
});
resolver.define('kvs', async ({ payload }) => {
  const { calls } = payload as { calls: [string, ...unknown[]][] };
  const done: unknown[] = [];
  for (const call of calls) done.push((await storage(call)) ?? null);
  return done;
});
resolver.define('push', async ({ payload }) => {
  const { queue, events } = payload as { queue: string; events: never };
  return new Queue({ key: queue }).push(events);
});
resolver.define('stats', async ({ payload }) => {
  const { queue, job } = payload as { queue: string; job: string };
  return new Queue({ key: queue }).getStats(job);
});
resolver.define('cancel', async ({ payload }) => {
  const { queue, job } = payload as { queue: string; job: string };
  await new Queue({ key: queue }).cancel(job);
});
resolver.define('fail', () => {
  throw new TypeError('as asked');
});
resolver.define('hang', () => new Promise(() => undefined));
resolver.define('spin', () => {
  for (;;) Math.sqrt(2);
});
resolver.define('sleep', async ({ payload }) => {
  await new Promise((done) => setTimeout(done, Number(payload.ms)));
  return getAppContext().invocationId;
});
resolver.define('large', ({ payload }) => 'x'.repeat(Number(payload.bytes)));
resolver.define('log', ({ payload }) => {
  for (let line = 0; line < Number(payload.lines); line++) console.log('line', line, { of: payload.lines });
});
resolver.define('fetch', async ({ payload }) => {
  const answer = await fetch(String(payload.url));
  return answer.status;
});
resolver.define('manyReads', async ({ payload }) => {
  const { count, atOnce } = payload as { count: number; atOnce: boolean };
  const read = async (): Promise<number> => (await api.asApp().requestJira(assumeTrustedRoute('/rest/api/3/issue/X-1'))).status;
  if (atOnce) return Promise.all(Array.from({ length: count }, read));
  const statuses: number[] = [];
  for (let nth = 0; nth < count; nth++) statuses.push(await read());
  return statuses;
});
resolver.define('apiFetch', async ({ payload }) => (await api.fetch(String(payload.url))).status);
resolver.define('https', async () => {
  const https = await import('node:https');
  https.request('https://example.com');
});
resolver.define('reachOut', async ({ payload }) => {
  const way = WAYS[String(payload.way)];
  if (!way) throw new Error(`no such way: ${payload.way}`);
  await way();
});
resolver.define('context', () => {
  const { appAri, environmentType, moduleKey, invocationRemainingTimeInMillis } = getAppContext();
  return { app: appAri.toString(), environmentType, moduleKey, remaining: invocationRemainingTimeInMillis() };
});
resolver.define('environment', () => ({
  env: process.env,
  globals: ['Buffer', 'structuredClone', 'crypto', 'AbortController'].filter((name) => name in globalThis),
}));
resolver.define('url', ({ payload }) => webTrigger.getUrl(String(payload.key)));
resolver.define('urls', () => webTrigger.queryUrls());
resolver.define('deleteUrl', ({ payload }) => webTrigger.deleteUrl(String(payload.url)));
resolver.define('privacy', ({ payload }) => privacy.reportPersonalData(payload.accounts as never));
resolver.define('appEvent', ({ payload }) => appEvents.publish({ key: String(payload.key) }));
resolver.define('graph', async () => (await api.asApp().requestGraph('query { me { id } }')).status);
resolver.define('translate', async ({ payload }) => (await i18n.createTranslationFunction(String(payload.locale)))(String(payload.key)));
resolver.define('careless', () => {
  setInterval(() => undefined, 1_000);
  void Promise.reject(new Error('nobody cares'));
});
resolver.define('crashingWork', async () => {
  await kvs.set('before', 1);
  await kvs.set('middle', 2);
  await kvs.set('after', 3);
});
resolver.define('fromQueue', async ({ payload, context }) =>
  note(`method ${JSON.stringify(payload)} ${String(context.jobId !== undefined)}`),
);
const handler = resolver.getDefinitions();

export { handler as resolver };

type Call = [string, ...unknown[]];

async function storage([name, ...args]: Call): Promise<unknown> {
  const target = name.startsWith('entity:') ? kvs.entity<Record<string, unknown>>(String(name.split(':')[1])) : kvs;
  try {
    switch (name.split(':').pop()) {
      case 'query':
        return await query(args[0] as Asked);
      case 'transact':
        return await transact(args[0] as Step[]);
      case 'list': {
        const { prefix, limit, cursor } = args[0] as { prefix: string; limit?: number; cursor?: string };
        let builder = kvs.query().where('key', { condition: 'BEGINS_WITH', values: [prefix] });
        if (limit !== undefined) builder = builder.limit(limit);
        if (cursor !== undefined) builder = builder.cursor(cursor);
        return await builder.getMany();
      }
      default: {
        const method = String(name.split(':').pop());
        const run = Reflect.get(target, method) as ((...all: unknown[]) => Promise<unknown>) | undefined;
        return await run?.call(target, ...args);
      }
    }
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { error: code ?? message };
  }
}

interface Asked {
  entity: string;
  index: string;
  partition?: unknown[];
  where?: never;
  filters?: { property: string; condition: string; values: unknown[] }[];
  sort?: 'ASC' | 'DESC';
  limit?: number;
  cursor?: string;
}

async function query(asked: Asked): Promise<unknown> {
  let builder = kvs
    .entity<Record<string, unknown>>(asked.entity)
    .query()
    .index(asked.index, asked.partition ? { partition: asked.partition } : undefined);
  if (asked.where) builder = builder.where(asked.where);
  if (asked.filters) builder = builder.filters({ filters: () => asked.filters, operator: () => 'and' } as never);
  if (asked.sort) builder = builder.sort(asked.sort as never);
  if (asked.limit !== undefined) builder = builder.limit(asked.limit);
  if (asked.cursor !== undefined) builder = builder.cursor(asked.cursor);
  return builder.getMany();
}

interface Step {
  do: 'set' | 'delete' | 'check';
  key: string;
  value?: unknown;
  entity?: string;
  conditions?: { property: string; condition: string; values: unknown[] }[];
}

async function transact(steps: Step[]): Promise<unknown> {
  let builder = kvs.transact();
  for (const step of steps) {
    const conditions = step.conditions && { filters: () => step.conditions, operator: () => 'and' };
    const entity = step.entity === undefined ? undefined : ({ entityName: step.entity, ...(conditions ? { conditions } : {}) } as never);
    if (step.do === 'set') builder = builder.set(step.key, step.value, entity);
    else if (step.do === 'delete') builder = builder.delete(step.key, entity);
    else builder = builder.check(step.key, entity as never);
  }
  await builder.execute();
  return 'done';
}

/** Keeps what happened where tests find it. */
async function note(text: string): Promise<void> {
  const seen = (await kvs.get<string[]>('notes')) ?? [];
  await kvs.set('notes', [...seen, text]);
}

interface TriggerEvent {
  eventType: string;
  selfGenerated?: boolean;
  issue?: { key: string };
  retryContext?: { retryCount: number };
  ask?: string;
}

export async function onEvent(event: TriggerEvent, context: { principal?: { accountId: string } }): Promise<unknown> {
  await note(`${event.eventType} ${event.issue?.key ?? ''} self=${String(event.selfGenerated)} by=${context.principal?.accountId ?? ''}`);
  if (event.ask === 'user') {
    const answer = await api
      .asUser()
      .requestJira(assumeTrustedRoute('/rest/api/3/issue/X-1'))
      .catch((error: Error) => error.message);
    await note(`as user: ${typeof answer === 'string' ? answer : answer.status}`);
  }
  if (event.ask === 'retry' && (event.retryContext?.retryCount ?? 0) < 9)
    return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST });
  return undefined;
}

interface Work {
  name: string;
  ms?: number;
  retries?: number;
  retryData?: unknown;
  throws?: number;
  hang?: number;
}

let running = 0;

export async function consume(event: {
  body: Work;
  queueName: string;
  retryContext?: { retryCount: number; retryReason: string; retryData: unknown };
}): Promise<unknown> {
  const { body, retryContext } = event;
  const tries = retryContext?.retryCount ?? 0;
  running++;
  if (body.ms !== undefined) await new Promise((done) => setTimeout(done, body.ms));
  await note(
    `${body.name} #${tries}${retryContext ? ` ${retryContext.retryReason} ${JSON.stringify(retryContext.retryData)}` : ''} running=${running}`,
  );
  running--;
  if (tries < (body.throws ?? 0)) throw new Error('not yet');
  if (tries < (body.hang ?? 0)) return new Promise(() => undefined);
  if (tries < (body.retries ?? 0))
    return new InvocationError({
      retryAfter: 120,
      retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED,
      retryData: body.retryData,
    });
  return undefined;
}

export async function consumeSlowly(event: { body: { name: string; push?: number } }): Promise<void> {
  await note(`slow ${event.body.name} ${getAppContext().invocationRemainingTimeInMillis() > 60_000}`);
  if (event.body.push !== undefined) await new Queue({ key: 'slow' }).push({ body: { ...event.body, push: event.body.push + 1 } });
}

export async function sweep(event: { context: { moduleKey: string } }, context: { principal?: unknown }): Promise<{ statusCode: number }> {
  await note(`sweep ${event.context.moduleKey} ${context.principal === undefined}`);
  return { statusCode: 204 };
}

interface HookRequest {
  method: string;
  path: string;
  userPath: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body: string;
}

export const hook = (request: HookRequest): unknown => ({
  statusCode: 201,
  headers: { 'Content-Type': ['application/json'] },
  body: JSON.stringify({ got: request.body, q: request.queryParameters, path: request.userPath, method: request.method }),
});

export const fixed = (): unknown => ({ outputKey: 'fine' });

export const validate = ({ issue }: { issue: { key: string } }): unknown => ({
  result: issue.key !== 'NO-1',
  errorMessage: 'A note is needed',
});

export const jql = ({ clause }: { clause: { arguments: string[] } }): unknown => ({ jql: `tinyCount >= ${clause.arguments[0]}` });
