'use strict';
/**
 * What an app finds in its process before its own code is loaded: Forge's two globals, egress, console, a Date that follows the
 * site's clock. The same file serves both ways of loading: evaluated inside the app's own realm (source), required by its process (forge).
 *
 * @param {object} g the app's global object
 * @param {object} host what the sandbox gives:
 *   run(): {id, facts} of the invocation this code runs in, or undefined; now(): site time, ms; remaining(id): ms left;
 *   fetch(id, request): Promise<answer>; log(id, level, args); appCodeDir
 */
module.exports = function install(g, host) {
  const noop = () => {};
  const metrics = {
    counter: () => ({ incr: noop, incrBy: noop, decr: noop, decrBy: noop }),
    timing: () => ({ measure: () => ({ stop: noop }) }),
    gauge: () => ({ set: noop }),
  };

  // --- time
  const RealDate = g.Date;
  const SiteDate = new Proxy(RealDate, {
    construct: (target, args, newTarget) =>
      Reflect.construct(target, args.length === 0 ? [host.now()] : args, newTarget === SiteDate ? target : newTarget),
    apply: () => new RealDate(host.now()).toString(),
    get: (target, name, receiver) => (name === 'now' ? () => Math.floor(host.now()) : Reflect.get(target, name, receiver)),
  });
  RealDate.prototype.constructor = SiteDate;
  g.Date = SiteDate;

  // --- the two globals of @forge/api
  Object.defineProperty(g, '__forge_runtime__', {
    configurable: false,
    get: () => {
      const run = host.run();
      if (!run) return undefined;
      return {
        ...run.facts,
        container: { region: 'local', runtime: 'node', handler: run.facts.appContext.functionKey, appCodeDir: host.appCodeDir },
        lambdaContext: { awsRequestId: run.id, getRemainingTimeInMillis: () => host.remaining(run.id) },
        metrics,
        featureFlags: () => false,
      };
    },
  });

  const bodyOf = (body) => {
    if (body === undefined || body === null) return {};
    if (typeof body === 'string') return { body };
    if (body instanceof g.URLSearchParams) return { body: body.toString() };
    if (g.Buffer.isBuffer(body)) return { body: body.toString('utf8') };
    return { unsupportedBody: body.constructor ? body.constructor.name : typeof body };
  };

  const forgeFetch = async (target, path, init) => {
    const run = host.run();
    if (!run) throw new Error(`A Forge API was called outside an invocation: ${JSON.stringify(target)} ${String(path)}`);
    const answer = await host.fetch(run.id, {
      target: JSON.parse(JSON.stringify(target)),
      path: String(path),
      method: String(init?.method ?? 'GET').toUpperCase(),
      headers: [...new g.Headers(init?.headers ?? {}).entries()],
      ...bodyOf(init?.body),
    });
    if (answer.failure) throw Object.assign(new Error(answer.failure.message), { name: answer.failure.name });
    const empty = answer.body === '' || answer.status === 204 || answer.status === 304;
    return new g.Response(empty ? null : answer.body, {
      status: answer.status,
      statusText: answer.statusText ?? '',
      headers: answer.headers,
    });
  };
  g.__forge_fetch__ = forgeFetch;
  g.fetch = (resource, init) => {
    const request = typeof resource === 'object' && resource !== null && 'url' in resource ? resource : undefined;
    return forgeFetch({ type: 'egress' }, request ? request.url : String(resource), init ?? (request && { method: request.method }));
  };

  // --- console
  const say =
    (level) =>
    (...args) =>
      host.log(host.run()?.id, level, args);
  g.console = {
    ...g.console,
    log: say('info'),
    info: say('info'),
    debug: say('debug'),
    trace: say('debug'),
    warn: say('warn'),
    error: say('error'),
  };

  /** Calls a handler; events and results cross as JSON, as between the platform and a function. */
  return async (handler, eventJson, contextJson) => {
    try {
      const value = await handler(JSON.parse(eventJson), JSON.parse(contextJson));
      return { ok: true, json: value === undefined ? undefined : JSON.stringify(value) };
    } catch (error) {
      const known = typeof error === 'object' && error !== null;
      return {
        ok: false,
        name: known && typeof error.name === 'string' ? error.name : 'Error',
        message: known && typeof error.message === 'string' ? error.message : String(error),
        stack: known && typeof error.stack === 'string' ? error.stack : '',
      };
    }
  };
};
