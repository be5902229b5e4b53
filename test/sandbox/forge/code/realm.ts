import { AsyncLocalStorage } from 'node:async_hooks';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import vm from 'node:vm';
import type { Site } from '../../kernel/site';
import { isRecord } from '../json';
import type { FunctionInfo, Manifest } from '../manifest/manifest';
import { Timers, watchRejections } from './aftermath';
import { builtinRequire } from './builtins';
import { bundleSource } from './bundle';
import { type AppCode, AppCodeError, type CodeResult, type Run, type WireAnswer, type WireRequest } from './code';

type Caller = (handler: unknown, eventJson: string, contextJson: string) => Promise<CodeResult>;

/** Node's globals an app's function finds besides the language's own. */
const NODE_GLOBALS = [
  ...['URL', 'URLSearchParams', 'Headers', 'Request', 'Response', 'FormData', 'Blob', 'File', 'AbortController', 'AbortSignal'],
  ...['Event', 'EventTarget', 'MessageChannel', 'MessagePort', 'DOMException', 'TextEncoder', 'TextDecoder', 'TextDecoderStream'],
  ...['ReadableStream', 'WritableStream', 'TransformStream', 'CompressionStream', 'DecompressionStream'],
  ...['structuredClone', 'crypto', 'CryptoKey', 'Buffer', 'Uint8Array', 'ArrayBuffer', 'performance', 'atob', 'btoa', 'queueMicrotask'],
  ...['setImmediate', 'clearImmediate', 'console'],
];

/**
 * Loads an app from its sources into a realm of its own: the language's objects are the realm's, Node's are shared, nothing else is there.
 * `appCodeDir` holds the app's translation files for @forge/api's i18n. Throws AppCodeError.
 */
export async function loadRealm(options: {
  site: Site;
  appDir: string;
  manifest: Manifest;
  appCodeDir: string;
  variables: Record<string, string>;
}): Promise<AppCode> {
  const { site } = options;
  const source = await bundleSource(options.appDir, options.manifest);
  const store = new AsyncLocalStorage<Run>();
  const runs = new Map<string, Run>();
  const report = (what: string): void => site.problems.report({ where: 'app code', what });
  const timers = new Timers();
  const realm = newRealm(options.variables, timers);
  const forgive = watchRejections(vm.runInContext('Error', realm) as ErrorConstructor, report);
  const prologue = readFileSync(join(__dirname, 'prologue.cjs'), 'utf8');
  const install = evaluate(realm, `(function (module) { ${prologue}\nreturn module.exports; })({})`, 'forge-prologue.cjs');
  const host = {
    run: () => store.getStore(),
    now: () => site.clock.now(),
    remaining: (id: string) => Math.max(0, (runs.get(id)?.deadline ?? Date.now()) - Date.now()),
    fetch: (id: string, request: WireRequest): Promise<WireAnswer> => runs.get(id)?.fetch(request) ?? new Promise(() => {}),
    log: (id: string | undefined, level: string, args: unknown[]) => (id === undefined ? undefined : runs.get(id)?.log(level, args)),
    appCodeDir: options.appCodeDir,
  };
  if (typeof install !== 'function') throw new AppCodeError('sandbox: the prologue gives no function');
  const call = (install as (global: object, host: object) => Caller)(evaluate(realm, 'globalThis', 'forge-global.js') as object, host);
  const wrapper = evaluate(realm, `(function (module, exports, require, process) { ${source}\n})`, 'forge-app.js');
  const module: { exports: unknown } = { exports: {} };
  const process: unknown = evaluate(realm, 'process', 'forge-process.js');
  try {
    (wrapper as (module: object, exports: unknown, require: unknown, process: unknown) => void)(
      module,
      module.exports,
      builtinRequire(report, process),
      process,
    );
  } catch (error) {
    throw new AppCodeError(`the app cannot be loaded: ${String(error)}`);
  }
  const loaders = module.exports;
  return {
    call: (fn, eventJson, contextJson, run) => {
      runs.set(run.id, run);
      return store.run(run, async () => {
        try {
          return await call(exportOf(loaders, fn), eventJson, contextJson);
        } catch (error) {
          return { ok: false as const, name: nameOf(error), message: error instanceof Error ? error.message : String(error), stack: '' };
        } finally {
          runs.delete(run.id);
        }
      });
    },
    abandon: (run) => void runs.delete(run.id),
    close: async () => {
      runs.clear();
      timers.clear();
      forgive();
      // Node carries every storage that was ever used from promise to promise, for good: after a hundred realms all else is slow.
      store.disable();
    },
  };
}

function nameOf(error: unknown): string {
  return isRecord(error) && typeof error.name === 'string' ? error.name : 'Error';
}

function exportOf(loaders: unknown, fn: FunctionInfo): unknown {
  const loader = isRecord(loaders) ? loaders[fn.file] : undefined;
  const exported: unknown = typeof loader === 'function' ? (loader as () => unknown)() : undefined;
  const handler = (exported as Record<string, unknown> | undefined)?.[fn.exportName];
  if (typeof handler !== 'function') throw new AppCodeError(`src/${fn.file} exports no function called ${fn.exportName}`);
  return handler;
}

function evaluate(realm: vm.Context, source: string, filename: string): unknown {
  return vm.runInContext(source, realm, { filename });
}

function newRealm(variables: Record<string, string>, timers: Timers): vm.Context {
  const globals: Record<string, unknown> = {};
  for (const name of NODE_GLOBALS) if (name in globalThis) globals[name] = Reflect.get(globalThis, name) as unknown;
  Object.assign(globals, timers.globals);
  globals.process = {
    env: { ...variables },
    version: process.version,
    versions: { ...process.versions },
    platform: process.platform,
    arch: process.arch,
    pid: 1,
    argv: ['node'],
    execArgv: [],
    release: process.release,
    cwd: () => '/',
    uptime: () => process.uptime(),
    hrtime: process.hrtime,
    memoryUsage: () => process.memoryUsage(),
    nextTick: (step: (...args: unknown[]) => void, ...args: unknown[]) => process.nextTick(step, ...args),
    emitWarning: () => undefined,
    on: () => undefined,
    once: () => undefined,
    off: () => undefined,
    exit: () => {
      throw new Error('process.exit() is not available to a Forge function');
    },
  };
  const realm = vm.createContext(globals);
  vm.runInContext('globalThis.global = globalThis', realm);
  return realm;
}
