import type { Invoker } from './invoke';
import { bytesOf, record, text, throughJson } from './json';
import { FRONT_END_REQUEST_BYTES, INVOCATIONS_PER_MINUTE, INVOCATIONS_PER_SECOND } from './limits';
import { functionOf } from './manifest/manifest';
import type { Platform } from './platform';
import type { ForgeHost, InvokeResult } from './types';

type ResolverCall = Parameters<ForgeHost['invokeResolver']>[0];

const failed = (name: string, message: string): InvokeResult => ({ ok: false, outcome: 'error', error: { name, message } });

/** Calls out of the app's screens, with the limits user-led invocations have. */
export class Resolvers {
  #recent: { at: number; real: number; accountId: string | undefined }[] = [];

  constructor(
    private readonly platform: Platform,
    private readonly invoker: Invoker,
  ) {}

  async invoke(call: ResolverCall): Promise<InvokeResult> {
    const { site, manifest } = this.platform;
    const module = manifest.modules.find((candidate) => candidate.key === call.moduleKey);
    const functionKey = module && functionOf(module);
    if (!this.platform.installed) return failed('Error', 'The app is not installed');
    if (!module || functionKey === undefined) {
      site.problems.report({
        where: 'bridge',
        what: `invoke('${call.functionKey}') from ${call.moduleKey}, which has no resolver function`,
      });
      return failed('Error', `No resolver is configured for the module ${call.moduleKey}`);
    }
    const payload = throughJson(call.payload);
    if (payload !== undefined && bytesOf(JSON.stringify(payload)) > FRONT_END_REQUEST_BYTES)
      return failed('REQUEST_TOO_LARGE', `The request payload is larger than ${FRONT_END_REQUEST_BYTES / 1024} KB`);
    if (this.#limited(call.accountId)) return failed('TOO_MANY_REQUESTS', 'Rate limit exceeded: too many invocations');
    const issue = record(call.context.extension.issue);
    const subject = text(issue.id) ?? text(issue.key) ?? text(record(call.context.extension.request).key);
    return this.invoker.invoke({
      functionKey,
      moduleKey: module.key,
      moduleType: module.type,
      kind: 'ui',
      event: { call: { functionKey: call.functionKey, ...(payload === undefined ? {} : { payload }) }, context: call.context },
      ...(call.accountId === undefined ? {} : { accountId: call.accountId }),
      ...(call.context.accountType === undefined ? {} : { accountType: call.context.accountType }),
      ...(subject === undefined ? {} : { subject }),
    });
  }

  /** Counts by site time and by real time at once: neither a clock standing still nor one that jumps makes calls look closer than they are. */
  #limited(accountId: string | undefined): boolean {
    const now = this.platform.site.clock.now();
    const real = performance.now();
    const within = (ms: number) => (entry: { at: number; real: number }) => entry.at > now - ms && entry.real > real - ms;
    this.#recent = this.#recent.filter(within(60_000));
    const own = this.#recent.filter((entry) => entry.accountId === accountId).length;
    const second = this.#recent.filter(within(1_000)).length;
    const { invocationsPerUserMinute } = this.platform.settings;
    if (own >= invocationsPerUserMinute || this.#recent.length >= INVOCATIONS_PER_MINUTE || second >= INVOCATIONS_PER_SECOND) return true;
    this.#recent.push({ at: now, real, accountId });
    return false;
  }
}
