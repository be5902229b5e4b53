import { LATENCY } from '../../kernel/meter/prices';
import type { WireAnswer, WireRequest } from '../code/code';
import type { Invocation } from '../invoke';
import { bytesOf, parseJson } from '../json';
import type { KvsService } from '../kvs/service';
import type { Platform } from '../platform';
import type { QueueService } from '../queue/service';
import type { WebTriggers } from '../webtriggers';
import { withFaults } from './faults';
import { requestJira } from './jira';
import { requestStargate, unmodelled } from './stargate';
import { jsonAnswer } from './wire';

/** Everything a function can ask of the outside, by the target @forge/api names. */
export class Boundary {
  constructor(
    private readonly platform: Platform,
    private readonly parts: { kvs: KvsService; queues: QueueService; webTriggers: WebTriggers },
  ) {}

  /** @param issued when the function made the call, by the site's pace */
  async handle(invocation: Invocation, request: WireRequest, issued: number): Promise<WireAnswer> {
    const { target } = request;
    if (target.type === 'kvs') return this.#kvs(invocation, request).finally(() => this.platform.site.pace.spend(issued, LATENCY.kvs));
    if (target.type === 'fpp' && target.remote === 'jira') return requestJira(this.platform, request, invocation, issued);
    if (target.type === 'fpp' && target.remote === 'stargate') return requestStargate(this.platform, request, invocation, this.parts);
    if (target.type === 'egress') return this.#egress(request.path);
    return unmodelled(this.platform, `${JSON.stringify(target)} ${request.path}`);
  }

  #kvs(invocation: Invocation, request: WireRequest): Promise<WireAnswer> {
    const { site, manifest } = this.platform;
    const body = request.body === undefined ? undefined : parseJson(request.body);
    const operation = request.path.replace('/api/v1/', '');
    const label = `${operation} ${namesOf(body)}`.trim();
    const refusal = (status: number, headers: Record<string, string>): WireAnswer =>
      jsonAnswer(
        status,
        status === 429
          ? { code: 'RATE_LIMIT_EXCEEDED', message: 'Too many requests' }
          : { code: 'SERVICE_UNAVAILABLE', message: 'Service unavailable' },
        headers,
      );
    if (!manifest.scopes.includes('storage:app')) {
      site.problems.report({ where: 'scopes', what: `storage (${operation}) needs storage:app, which the manifest does not declare` });
      return Promise.resolve(jsonAnswer(403, { code: 'FORBIDDEN', message: 'The app lacks the scope storage:app' }));
    }
    return withFaults(site, { seam: 'kvs', label, invocation, refusal }, async () => {
      const answer = this.parts.kvs.handle(request.path, body);
      invocation.metered.calls.push({
        seam: 'kvs',
        label: operation,
        write: !/get$|query$/.test(operation),
        status: answer.status,
        points: 0,
        bytesRead: answer.bytesRead,
        bytesWritten: answer.bytesWritten,
      });
      site.journal.note('kvs', `${label} ${answer.status} (${bytesOf(request.body ?? '')} bytes)`, { invocation: invocation.id });
      return jsonAnswer(answer.status, answer.body);
    });
  }

  /** Nothing leaves the machine. What the manifest does not list is refused as the platform does; what it lists, as a loud limit of ours. */
  #egress(url: string): WireAnswer {
    const host = URL.canParse(url) ? new URL(url).host : url;
    const listed = this.platform.manifest.egress.some((entry) => matches(entry, host));
    const what = listed
      ? `egress to ${url}: the manifest allows it, but nothing leaves the local Jira`
      : `egress to ${url} is not allowed: the manifest's permissions.external.fetch.backend does not list it`;
    this.platform.site.problems.report({ where: 'egress', what });
    return listed
      ? { failure: { name: 'FetchError', message: what } }
      : jsonAnswer(403, { message: what }, { 'forge-proxy-error': 'BLOCKED_EGRESS' });
  }
}

function matches(entry: string, host: string): boolean {
  const wanted = entry.replace(/^https?:\/\//, '').split('/')[0] ?? '';
  if (wanted === '*') return true;
  return wanted.startsWith('*.') ? host.endsWith(wanted.slice(1)) : host === wanted;
}

/** Keys a storage call is about, for fault switches and the log. */
function namesOf(body: unknown): string {
  const keyOf = (value: unknown): string =>
    typeof value === 'object' && value !== null
      ? [Reflect.get(value, 'entityName'), Reflect.get(value, 'key')].filter((part) => typeof part === 'string').join('/')
      : '';
  if (Array.isArray(body)) return body.map(keyOf).join(' ');
  if (typeof body !== 'object' || body === null) return '';
  const inner = ['set', 'delete', 'check'].flatMap((part) =>
    Array.isArray(Reflect.get(body, part)) ? (Reflect.get(body, part) as unknown[]) : [],
  );
  return [keyOf(body), ...inner.map(keyOf)].filter((name) => name !== '').join(' ');
}
