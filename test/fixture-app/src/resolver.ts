import { asApp, asUser, getAppContext, route, webTrigger } from '@forge/api';
import { Queue } from '@forge/events';
import { kvs } from '@forge/kvs';
import Resolver from '@forge/resolver';
import { count, countOf, heavyMarks, marksOf, publish, writeFields } from './marks';
import { list, number, record, text } from './read';

/** What a resolver call brings. */
interface Call {
  payload: unknown;
  context: unknown;
}

const resolver = new Resolver();
const define = (key: string, run: (call: Call) => Promise<unknown> | unknown): void => {
  resolver.define(key, ({ payload, context }) => run({ payload, context }));
};

/** Id of the work item the screen stands on: never what the browser says. In the portal there is the key only. */
async function issueOf(context: unknown): Promise<string> {
  const extension = record(record(context).extension);
  const id = text(record(extension.issue).id);
  if (id) return id;
  const key = text(record(extension.request).key);
  const answer = await asApp().requestJira(route`/rest/api/3/issue/${key}?fields=summary`);
  if (!answer.ok) throw new Error(`No work item ${key}`);
  return text(record(await answer.json()).id);
}

define('load', async ({ context }) => {
  const issueId = await issueOf(context);
  return { issueId, count: await countOf(issueId), accountId: record(context).accountId, extension: record(context).extension };
});

define('add', async ({ payload, context }) => {
  const issueId = await issueOf(context);
  const total = await count(
    issueId,
    number(record(payload).by),
    text(record(context).accountId, 'nobody'),
    text(record(payload).name, 'kudos'),
  );
  await publish(issueId, total);
  const { jobId } = await new Queue({ key: 'tally-queue' }).push({
    body: { kind: 'counted', issueId, total },
    concurrency: { key: `issue-${issueId}`, limit: 1 },
  });
  return { count: total, jobId };
});

define('fields', async ({ context }) => {
  const issueId = await issueOf(context);
  await writeFields(issueId, await countOf(issueId));
});

define('marks', async ({ payload, context }) => {
  const found = await marksOf(await issueOf(context), number(record(payload).atLeast, 1));
  return found.map(({ key, value }) => ({ key, ...value }));
});

define('heavy', ({ payload }) => heavyMarks(text(record(payload).name), number(record(payload).from), number(record(payload).to)));

define('me', async () => {
  const answer = await asUser().requestJira(route`/rest/api/3/myself`);
  const body = record(await answer.json());
  return { status: answer.status, accountId: body.accountId, displayName: body.displayName };
});

define('meAsApp', async () => {
  const answer = await asApp().requestJira(route`/rest/api/3/myself`);
  return record(await answer.json()).accountId;
});

define('summaryAsUser', async ({ payload }) => {
  const answer = await asUser().requestJira(route`/rest/api/3/issue/${text(record(payload).key)}?fields=summary`);
  return { status: answer.status, body: await answer.text() };
});

define('settings', async () => (await kvs.get<unknown>('settings')) ?? { watch: false });

define('saveSettings', async ({ payload }) => {
  await kvs.set('settings', { watch: record(payload).watch === true });
  return { saved: true };
});

define('secret', async ({ payload }) => {
  const { set } = record(payload);
  if (typeof set === 'string') await kvs.setSecret('token', set);
  return { secret: await kvs.getSecret<string>('token'), plain: (await kvs.get<string>('token')) ?? null };
});

define('push', async ({ payload }) => {
  const { events, queue } = record(payload);
  const { jobId } = await new Queue({ key: text(queue, 'tally-queue') }).push(
    list(events).map((event) => ({
      body: record(record(event).body),
      ...(typeof record(event).delayInSeconds === 'number' ? { delayInSeconds: number(record(event).delayInSeconds) } : {}),
      ...(typeof record(event).key === 'string' ? { concurrency: { key: text(record(event).key), limit: 1 } } : {}),
    })),
  );
  return { jobId };
});

define('stats', ({ payload }) => new Queue({ key: 'tally-queue' }).getStats(text(record(payload).jobId)));

define('stored', async ({ payload }) => (await kvs.get<unknown>(text(record(payload).key))) ?? null);

define('store', async ({ payload }) => {
  const { key, value, length } = record(payload);
  await kvs.set(text(key), typeof length === 'number' ? 'x'.repeat(length) : (value ?? null));
});

define('hookUrl', () => webTrigger.getUrl('tally-hook'));
define('pingUrl', () => webTrigger.getUrl('tally-ping'));
define('echo', ({ payload }) => payload);
define('fail', () => {
  throw new RangeError('deliberately');
});
define('app', () => {
  const { appAri, environmentType, moduleKey } = getAppContext();
  return { app: appAri.toString(), environmentType, moduleKey };
});
define('clock', () => ({ now: Date.now(), iso: new Date().toISOString() }));
define('outside', async ({ payload }) => {
  const answer = await fetch(text(record(payload).url));
  return answer.status;
});

/** Called by the screens. */
export const handler = resolver.getDefinitions();
