import { inspect } from 'node:util';
import { getIssue } from '../jira/issues/store';
import type { FaultRule } from '../kernel/faults';
import type { MeteredInvocation } from '../kernel/meter/meter';
import type { AppCode, Run, WireAnswer, WireRequest } from './code/code';
import { bytesOf, type Json, parseJson, record } from './json';
import { type InvocationKind, LOG_BYTES, LOG_LINES_PER_MINUTE, RESPONSE_BYTES, TIME_LIMIT_S } from './limits';
import { ENVIRONMENT_TYPE, type Platform, siteAri } from './platform';
import type { InvokeResult } from './types';

/** What starts a function. */
export interface InvocationStart {
  functionKey: string;
  moduleKey: string;
  moduleType: string;
  kind: InvocationKind;
  event: unknown;
  /** Who is there, if anybody: only then asUser() works. */
  accountId?: string;
  /** Who caused it, as the handler is told; default: who is there. */
  principal?: string;
  accountType?: string;
  /** Issue key or id the meter files this under. */
  subject?: string;
  /** The invocation all this descends from (the platform's bound on loops through queues). */
  root?: string;
}

/** An invocation under way, as the boundary sees it. */
export interface Invocation extends InvocationStart {
  id: string;
  root: string;
  metered: MeteredInvocation;
  /** The process died here: nothing continues, the result is lost. */
  crash(): void;
}

export interface InvocationRecord {
  id: string;
  at: string;
  functionKey: string;
  moduleKey: string;
  outcome: string;
  ms: number;
  logs: { level: string; text: string }[];
  error?: string;
}

const KEPT = 500;
/** Never settles: what a dead invocation waits for. */
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** Runs functions of the app: contexts, time limits, crashes, logs, meter. */
export class Invoker {
  #records: InvocationRecord[] = [];
  #code: AppCode;
  readonly #memory: number;

  constructor(
    private readonly platform: Platform,
    code: AppCode,
    private readonly boundary: (invocation: Invocation, request: WireRequest, issued: number) => Promise<WireAnswer>,
  ) {
    this.#code = code;
    this.#memory = platform.manifest.memoryMb;
  }

  /** Replaces the code; running invocations end in the old one. */
  async replace(code: AppCode): Promise<void> {
    const old = this.#code;
    this.#code = code;
    await old.close();
  }

  async close(): Promise<void> {
    await this.#code.close();
  }

  records(): InvocationRecord[] {
    return this.#records;
  }

  /** Time limit of a function, real ms. */
  timeLimit(functionKey: string, kind: InvocationKind): number {
    const asked = kind === 'async' || kind === 'scheduled' ? this.platform.manifest.functions.get(functionKey)?.timeoutSeconds : undefined;
    return (asked ?? TIME_LIMIT_S[kind]) * 1000 * this.platform.settings.timeLimitScale;
  }

  async invoke(start: InvocationStart): Promise<InvokeResult> {
    const { site, manifest } = this.platform;
    const fn = manifest.functions.get(start.functionKey);
    if (!fn) return failure('error', 'Error', `The manifest has no function '${start.functionKey}'`);
    const id = `invocation-${site.ids.next('forge.invocation', 1)}`;
    const subject = start.subject === undefined ? undefined : (getIssue(this.platform.jira, start.subject)?.id ?? start.subject);
    const metered = site.meter.begin({
      id,
      functionKey: start.functionKey,
      moduleKey: start.moduleKey,
      moduleType: start.moduleType,
      at: site.clock.iso(),
      memoryMb: this.#memory,
      ...(subject === undefined ? {} : { subject }),
    });
    const began = performance.now();
    const logs = new Logs(this.platform, `${start.moduleType} ${start.functionKey}`);
    const limit = this.timeLimit(start.functionKey, start.kind);
    const result = await this.#run(fn, start, id, metered, logs, limit);
    const outcome = result.ok ? 'ok' : result.outcome;
    metered.logBytes = logs.bytes;
    site.meter.finish(metered, outcome);
    this.#file({
      id,
      at: metered.at,
      functionKey: start.functionKey,
      moduleKey: start.moduleKey,
      outcome,
      ms: Math.round(performance.now() - began),
      logs: logs.lines,
      ...(result.ok ? {} : { error: `${result.error.name}: ${result.error.message}` }),
    });
    return result;
  }

  #run(
    fn: Parameters<AppCode['call']>[0],
    start: InvocationStart,
    id: string,
    metered: MeteredInvocation,
    logs: Logs,
    limit: number,
  ): Promise<InvokeResult> {
    const code = this.#code;
    const fault = this.platform.site.faults.strike('invoke', `${start.moduleType} ${start.functionKey}`);
    if (fault && fault.kind !== 'crash-after' && fault.kind !== 'lost-answer') return Promise.resolve(struck(fault, limit));
    return new Promise<InvokeResult>((resolve) => {
      let alive = true;
      let timer: NodeJS.Timeout | undefined;
      const end = (result: InvokeResult): void => {
        if (!alive) return;
        alive = false;
        clearTimeout(timer);
        resolve(result);
      };
      const give = (result: InvokeResult): void => {
        if (!alive) return;
        end(result);
        if (!result.ok && result.outcome !== 'error') code.abandon(run);
      };
      const invocation: Invocation = {
        ...start,
        id,
        root: start.root ?? id,
        metered,
        crash: () => give(failure('crash', 'FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function crashed')),
      };
      const run: Run = {
        id,
        deadline: Date.now() + limit,
        facts: this.#facts(start, id, limit),
        log: (level, args) => alive && logs.add(level, args),
        fetch: async (request) => {
          if (!alive) return never();
          const issued = this.platform.site.pace.now();
          // As over a network: nothing is answered before the calls made at once with it are on their way.
          await new Promise<void>((resume) => setImmediate(resume));
          if (!alive) return never();
          const answer = await this.boundary(invocation, request, issued);
          return alive ? answer : never();
        },
      };
      timer = setTimeout(() => give(timedOut(limit)), limit);
      void code.call(fn, JSON.stringify(start.event ?? null), JSON.stringify(this.#context(start)), run).then((done) => {
        if (fault) return give(failure('crash', 'FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function crashed'));
        if (!done.ok) {
          if (alive) logs.add('error', [done.stack || `${done.name}: ${done.message}`]);
          return give(failure(done.crashed ? 'crash' : 'error', done.name, done.message));
        }
        if (done.json !== undefined && bytesOf(done.json) > RESPONSE_BYTES)
          return give(failure('error', 'FUNCTION_RESPONSE_TOO_LARGE', `The function's answer is larger than ${RESPONSE_BYTES} bytes`));
        give({ ok: true, value: done.json === undefined ? undefined : parseJson(done.json) });
      });
    });
  }

  /** The second argument of every handler. */
  #context(start: InvocationStart): Json {
    const { site, installationId } = this.platform;
    const principal = start.principal ?? start.accountId;
    return {
      ...(principal === undefined ? {} : { principal: { accountId: principal } }),
      installContext: siteAri(site),
      workspaceId: site.cloudId,
      installation: { ari: `ari:cloud:ecosystem::installation/${installationId}`, contexts: [siteAri(site)] },
      ...(start.accountType === undefined ? {} : { userAccess: { enabled: start.accountType === 'licensed' } }),
    };
  }

  #facts(start: InvocationStart, id: string, limit: number): Json {
    const { site, manifest, environmentId, installationId, appVersion } = this.platform;
    return {
      proxy: { token: `local-${id}`, url: site.baseUrl },
      contextAri: siteAri(site),
      appContext: {
        appId: manifest.appId,
        appVersion,
        environmentId,
        environmentType: ENVIRONMENT_TYPE,
        invocationId: id,
        installationId,
        functionKey: start.functionKey,
        moduleType: start.moduleType,
        moduleKey: start.moduleKey,
        installation: { ari: { installationId }, contexts: [{ cloudId: site.cloudId }] },
        permissions: { scopes: manifest.scopes, external: record(record(manifest.raw.permissions).external) },
      },
      ...(start.accountId === undefined ? {} : { aaid: start.accountId }),
      timeout: limit / 1000,
      tracing: { traceId: id, spanId: id },
      realtime: { contextToken: `local-${id}` },
    };
  }

  #file(done: InvocationRecord): void {
    this.#records.push(done);
    if (this.#records.length > KEPT * 2) this.#records = this.#records.slice(-KEPT);
    this.platform.site.journal.note(
      'invoke',
      `${done.moduleKey}: ${done.functionKey} ${done.outcome}${done.error ? ` (${done.error})` : ''}`,
      done,
    );
  }
}

function failure(outcome: 'error' | 'timeout' | 'crash', name: string, message: string): InvokeResult {
  return { ok: false, outcome, error: { name, message } };
}

const timedOut = (limit: number): InvokeResult =>
  failure('timeout', 'FUNCTION_TIME_OUT', `The function did not finish within ${limit / 1000} seconds`);

function struck(fault: FaultRule, limit: number): InvokeResult {
  if (fault.kind === 'time-out') return timedOut(limit);
  if (fault.kind === 'rate-limit') return failure('error', 'FUNCTION_PLATFORM_RATE_LIMITED', 'Too many invocations');
  return failure('crash', 'FUNCTION_PLATFORM_UNKNOWN_ERROR', 'The function crashed');
}

/** Console lines of one invocation, bounded as on the platform. */
class Logs {
  readonly lines: { level: string; text: string }[] = [];
  bytes = 0;
  #cut = false;

  constructor(
    private readonly platform: Platform,
    private readonly where: string,
  ) {}

  add(level: string, args: unknown[]): void {
    const text = args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg, { depth: 6, breakLength: 140 }))).join(' ');
    if (this.#cut) return;
    if (this.lines.length >= LOG_LINES_PER_MINUTE || this.bytes + bytesOf(text) > LOG_BYTES) {
      this.#cut = true;
      this.lines.push({ level: 'warn', text: 'The platform keeps no more log lines of this invocation' });
      return;
    }
    this.bytes += bytesOf(text);
    this.lines.push({ level, text });
    this.platform.site.journal.note('log', `${this.where} ${level}: ${text}`);
  }
}
