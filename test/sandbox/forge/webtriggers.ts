import { createHash } from 'node:crypto';
import type { Invoker } from './invoke';
import { isRecord, list, number, record, text, texts } from './json';
import { functionOf } from './manifest/manifest';
import type { Platform } from './platform';
import type { ModuleInfo, WebTriggerRequest, WebTriggerResponse } from './types';

/** URLs of web triggers: one per key until more are asked for, kept over restarts. */
export class WebTriggers {
  constructor(
    private readonly platform: Platform,
    private readonly invoker: () => Invoker,
  ) {
    platform.site.db.define('CREATE TABLE IF NOT EXISTS forge_webtrigger (token TEXT PRIMARY KEY, key TEXT NOT NULL, made REAL NOT NULL)');
  }

  /** The URL of a web trigger, made when there is none yet or `fresh`; undefined for an unknown key. */
  urlOf(key: string, fresh = false): string | undefined {
    if (!this.#module(key)) return undefined;
    const known = fresh ? undefined : this.#rows().find((row) => row.key === key);
    return this.#url(known?.token ?? this.#make(key));
  }

  remove(token: string): boolean {
    return this.platform.site.db.run('DELETE FROM forge_webtrigger WHERE token = ?', token).changes > 0;
  }

  list(): { key: string; url: string }[] {
    return this.#rows().map(({ key, token }) => ({ key, url: this.#url(token) }));
  }

  clear(): void {
    this.platform.site.db.run('DELETE FROM forge_webtrigger');
  }

  /** Answers a call of "/x1/<token>[/more]". */
  async handle(urlPath: string, request: WebTriggerRequest): Promise<WebTriggerResponse> {
    const [, token = '', userPath = ''] = /^\/x1\/([^/?#]+)([^?#]*)/.exec(urlPath) ?? [];
    const row = this.#rows().find((candidate) => candidate.token === token);
    const module = row && this.#module(row.key);
    const functionKey = module && functionOf(module);
    if (!module || functionKey === undefined) return plain(404, 'There is no such web trigger');
    const demanded = text(record(module.props.request).authentication) ?? 'none';
    if (demanded !== 'none') return this.#unguarded(module, demanded);
    const result = await this.invoker().invoke({
      functionKey,
      moduleKey: module.key,
      moduleType: 'webtrigger',
      kind: 'webtrigger',
      event: {
        ...request,
        path: urlPath,
        userPath,
        context: { cloudId: this.platform.site.cloudId, moduleKey: module.key },
        contextToken: `local-${token}`,
      },
    });
    if (!result.ok) return plain(result.outcome === 'timeout' ? 504 : 500, result.error.message);
    const answer = responseOf(module, result.value);
    if (answer) return answer;
    this.platform.site.problems.report({
      where: 'webtrigger',
      what: `web trigger ${module.key} answered ${JSON.stringify(result.value)}, which is no response`,
    });
    return plain(500, 'The web trigger gave no valid response');
  }

  /** Running it without the check the manifest demands would show an open door as closed. */
  #unguarded(module: ModuleInfo, demanded: string): WebTriggerResponse {
    const what = `web trigger ${module.key}: request.authentication ${demanded} is not modelled by the local Jira`;
    this.platform.site.problems.report({ where: 'webtrigger', what });
    return plain(501, what);
  }

  #rows(): { token: string; key: string }[] {
    return this.platform.site.db.all('SELECT token, key FROM forge_webtrigger ORDER BY made DESC, token');
  }

  #make(key: string): string {
    const { site } = this.platform;
    const token = createHash('sha256')
      .update(`${site.cloudId}/${key}/${site.ids.next('forge.webtrigger', 1)}`)
      .digest('base64url')
      .slice(0, 40);
    site.db.run('INSERT INTO forge_webtrigger (token, key, made) VALUES (?, ?, ?)', token, key, site.clock.now());
    return token;
  }

  #url(token: string): string {
    return `${this.platform.site.baseUrl}/x1/${token}`;
  }

  #module(key: string): ModuleInfo | undefined {
    return this.platform.manifest.modules.find((module) => module.type === 'webtrigger' && module.key === key);
  }
}

function plain(status: number, body: string): WebTriggerResponse {
  return { status, headers: { 'content-type': ['text/plain'] }, body };
}

/** A function's answer as HTTP: {statusCode, headers, body}, or by `outputKey` one of the manifest's fixed outputs. */
function responseOf(module: ModuleInfo, value: unknown): WebTriggerResponse | undefined {
  const declared = record(module.props.response);
  if (!isRecord(value)) return undefined;
  if (declared.type === 'static') {
    const output = list(declared.outputs)
      .map(record)
      .find((candidate) => candidate.key === value.outputKey);
    if (!output) return undefined;
    return {
      status: number(output.statusCode) ?? 200,
      headers: { 'content-type': [text(output.contentType) ?? 'text/plain'] },
      body: text(output.body) ?? '',
    };
  }
  const status = number(value.statusCode);
  if (status === undefined) return undefined;
  const headers = Object.entries(record(value.headers)).map(([name, values]): [string, string[]] => [
    name,
    typeof values === 'string' ? [values] : texts(values),
  ]);
  return { status, headers: Object.fromEntries(headers), body: text(value.body) ?? '' };
}
