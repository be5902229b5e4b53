import type { WireAnswer, WireRequest } from '../code/code';
import type { Invocation } from '../invoke';
import { isRecord, list, parseJson, record, text } from '../json';
import type { Platform } from '../platform';
import type { QueueService } from '../queue/service';
import type { WebTriggers } from '../webtriggers';
import { withFaults } from './faults';
import { jsonAnswer } from './wire';

/** Atlassian's gateway: queues, web trigger URLs, app events, personal data reports. Anything else is a loud 501. */
export async function requestStargate(
  platform: Platform,
  request: WireRequest,
  invocation: Invocation,
  parts: { queues: QueueService; webTriggers: WebTriggers },
): Promise<WireAnswer> {
  const body = request.body === undefined ? undefined : parseJson(request.body);
  const { path } = request;
  const queueCall = /^\/webhook\/queue\/(publish|stats|cancel)\//.exec(path)?.[1];
  if (queueCall !== undefined) {
    const label = `${queueCall} ${String(record(body).queueName)}`;
    return withFaults(platform.site, { seam: 'queue', label, invocation }, async () => {
      const answer =
        queueCall === 'publish'
          ? parts.queues.publish(body, invocation)
          : queueCall === 'stats'
            ? parts.queues.stats(body)
            : parts.queues.cancel(body);
      invocation.metered.calls.push({
        seam: queueCall === 'publish' ? 'queue' : 'other',
        label,
        write: true,
        status: answer.status,
        points: 0,
        bytesRead: 0,
        bytesWritten: request.body?.length ?? 0,
      });
      return jsonAnswer(answer.status, answer.body);
    });
  }
  invocation.metered.calls.push({
    seam: 'other',
    label: path,
    write: true,
    status: 200,
    points: 0,
    bytesRead: 0,
    bytesWritten: request.body?.length ?? 0,
  });
  if (path === '/graphql') return graphql(platform, body, parts.webTriggers);
  if (path === '/forge/events/v1/app-events') return appEvents(platform, body);
  if (path === '/app/report-accounts') return reportAccounts(platform, body);
  return unmodelled(platform, `stargate ${request.method} ${path}`);
}

function graphql(platform: Platform, body: unknown, webTriggers: WebTriggers): WireAnswer {
  const query = text(record(body).query) ?? '';
  const variables = record(record(body).variables);
  if (query.includes('forge_app_createWebTriggerUrl')) {
    const url = webTriggers.urlOf(text(record(variables.input).triggerKey) ?? '', variables.forceCreate === true);
    if (url === undefined)
      return jsonAnswer(200, { data: { createWebTriggerUrl: null }, errors: [{ message: 'There is no such web trigger' }] });
    return jsonAnswer(200, { data: { createWebTriggerUrl: { url } } });
  }
  if (query.includes('forge_app_deleteWebTriggerUrl')) {
    const success = webTriggers.remove(text(variables.id) ?? '');
    return jsonAnswer(200, { data: { deleteWebTriggerUrl: { success, message: success ? null : 'There is no such URL' } } });
  }
  if (query.includes('forge_app_webTriggerUrlsByAppContext'))
    return jsonAnswer(200, { data: { webTriggerUrlsByAppContext: webTriggers.list().map(({ key, url }) => ({ triggerKey: key, url })) } });
  return unmodelled(platform, `GraphQL ${query.trim().slice(0, 120)}`);
}

/** Events an app publishes to other apps: accepted when declared; no other app is there to hear them. */
function appEvents(platform: Platform, body: unknown): WireAnswer {
  const declared = new Set(platform.manifest.modules.filter((module) => module.type === 'event').map((module) => module.key));
  const failedEvents = list(record(body).events)
    .map((event) => text(record(event).key) ?? '')
    .filter((key) => !declared.has(key))
    .map((key) => ({ event: { key }, errorMessage: `The manifest declares no event ${key}` }));
  return jsonAnswer(200, { failedEvents });
}

/** Accounts that are gone must be erased by the app; the others need nothing. */
function reportAccounts(platform: Platform, body: unknown): WireAnswer {
  const accounts = list(record(body).accounts)
    .filter(isRecord)
    .flatMap(({ accountId }) => {
      const person = typeof accountId === 'string' ? platform.jira.people.get(accountId) : undefined;
      return person?.active ? [] : [{ accountId, status: 'closed' }];
    });
  return accounts.length === 0 ? jsonAnswer(204) : jsonAnswer(200, { accounts });
}

export function unmodelled(platform: Platform, what: string): WireAnswer {
  const message = `${what} is not modelled by the local Jira`;
  platform.site.problems.report({ where: 'forge', what: message });
  return jsonAnswer(501, { code: 'LOCAL_NOT_MODELLED', message });
}
