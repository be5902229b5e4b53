import { asApp, route } from '@forge/api';
import { type AsyncEvent, InvocationError, InvocationErrorCode, Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';
import { count, countOf, writeFields } from './marks';
import { list, number, record, text } from './read';

const queue = new Queue({ key: 'tally-queue' });

/** Remembers that something was heard, newest last, so that tests and the overview can tell. */
async function note(what: string, detail: unknown): Promise<void> {
  const heard = list(await kvs.get<unknown>(`heard:${what}`));
  await kvs.set(`heard:${what}`, [...heard, detail].slice(-50));
}

/** Product events about work items. A summary with "[tally]" in it asks to be counted. */
export async function onIssue(event: unknown): Promise<void> {
  const { eventType, issue } = record(event);
  const id = text(record(issue).id);
  await note(text(eventType), { id, key: record(issue).key, selfGenerated: record(event).selfGenerated ?? false });
  if (eventType === 'avi:jira:created:issue' && text(record(record(issue).fields).summary).includes('[tally]')) {
    await queue.push({ body: { kind: 'welcome', issueId: id }, delayInSeconds: 30, concurrency: { key: `issue-${id}`, limit: 1 } });
  }
}

/** Updates in projects whose property "tally-settings" says watch. */
export async function onWatched(event: unknown): Promise<void> {
  await note('watched', { key: record(record(event).issue).key, changelog: record(event).changelog });
}

/** The app's own life. May come before the app's user has its permissions: then the platform is asked to come back. */
export async function onLifecycle(event: unknown, context: unknown): Promise<unknown> {
  const answer = await asApp().requestJira(route`/rest/api/3/myself`);
  if (answer.status === 401 || answer.status === 403) {
    return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED });
  }
  await note('lifecycle', { event, installContext: record(context).installContext });
  return undefined;
}

/** Every five minutes: counts its own runs. */
export async function sweep(event: unknown): Promise<{ statusCode: number }> {
  await note('sweep', { at: new Date().toISOString(), cloudId: record(record(event).context).cloudId });
  return { statusCode: 204 };
}

export async function hourly(): Promise<{ statusCode: number }> {
  await note('hourly', { at: new Date().toISOString() });
  return { statusCode: 204 };
}

/** The queue's events, by their kind. */
export async function consume(event: AsyncEvent): Promise<unknown> {
  const { kind, issueId } = record(event.body);
  const id = text(issueId);
  await note(`queue:${text(kind)}`, {
    at: Date.now(),
    retry: event.retryContext?.retryCount ?? 0,
    data: event.retryContext?.retryData ?? null,
  });
  switch (kind) {
    case 'welcome':
      await count(id, 1, 'tally');
      return comment(id, 'Tally has begun to count.');
    case 'counted':
      return writeFields(id, await countOf(id));
    case 'comment':
      return comment(id, text(record(event.body).words));
    case 'again':
      if ((event.retryContext?.retryCount ?? 0) < number(record(event.body).times, 2)) {
        return new InvocationError({ retryAfter: 60, retryReason: InvocationErrorCode.FUNCTION_RETRY_REQUEST, retryData: { kept: true } });
      }
      return undefined;
    case 'throw':
      throw new Error('the consumer threw');
    case 'slow': {
      await note('slow:begin', { at: performance.now() });
      await new Promise((done) => setTimeout(done, number(record(event.body).ms, 50)));
      return note('slow:end', { at: performance.now() });
    }
    default:
      return undefined;
  }
}

/** Writes a comment as the app; asks the platform to come back when Jira is busy. */
async function comment(issueId: string, words: string): Promise<unknown> {
  const body = { type: 'doc', version: 1, content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] };
  const answer = await asApp().requestJira(route`/rest/api/3/issue/${issueId}/comment`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ body }),
  });
  if (answer.status === 429) {
    const wait = Number(answer.headers.get('retry-after') ?? '10');
    return new InvocationError({ retryAfter: wait, retryReason: InvocationErrorCode.FUNCTION_UPSTREAM_RATE_LIMITED });
  }
  if (!answer.ok) throw new Error(`comment on ${issueId}: ${answer.status} ${await answer.text()}`);
  return undefined;
}

const methodsResolver = new Resolver();
methodsResolver.define('count-up', async ({ payload }: { payload: unknown }) => {
  await note('method', payload);
});

/** The second queue's consumer, in the older form: a method of a resolver. */
export const methods = methodsResolver.getDefinitions();

/** Runs before the app is taken off the site. */
export async function beforeUninstall(event: unknown): Promise<void> {
  console.log('goodbye', JSON.stringify(event));
  await note('uninstall', true);
}
