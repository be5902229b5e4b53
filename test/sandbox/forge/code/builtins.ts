import { builtinModules, createRequire, isBuiltin } from 'node:module';

const hostRequire = createRequire(__filename);

/**
 * Modules that reach out of the process, and what of them an app may have: tables, checks and classes that hold data. Every other function
 * and class of theirs is refused when it is called. On the platform what they send is stopped by the egress proxy.
 */
const REACHING_OUT: Record<string, readonly string[]> = {
  http: ['validateHeaderName', 'validateHeaderValue', 'IncomingMessage', 'OutgoingMessage', 'ServerResponse'],
  https: [],
  http2: ['getDefaultSettings', 'getPackedSettings', 'getUnpackedSettings'],
  net: ['isIP', 'isIPv4', 'isIPv6', 'BlockList', 'SocketAddress'],
  tls: ['getCiphers', 'checkServerIdentity'],
  dgram: [],
  dns: ['getDefaultResultOrder', 'setDefaultResultOrder'],
  'dns/promises': ['getDefaultResultOrder', 'setDefaultResultOrder'],
  child_process: [],
  cluster: [],
  worker_threads: ['MessageChannel', 'MessagePort', 'markAsUntransferable', 'isMarkedAsUntransferable'],
  inspector: ['url'],
  'inspector/promises': ['url'],
  repl: [],
};

const bare = (name: string): string => name.replace(/^node:/, '');

/**
 * `require` of an app's code: Node's own modules only, without what leaves the process.
 * @param process what `require('process')` gives: the realm's own, not the sandbox's
 */
export function builtinRequire(report: (what: string) => void, process: unknown): (name: string) => unknown {
  const facades = new Map<string, unknown>();
  const load = (name: string): unknown => {
    if (!isBuiltin(name)) throw new Error(`Cannot find module '${name}': an app's bundle can require Node's own modules only`);
    const plain = bare(name);
    if (plain === 'process') return process;
    if (plain === 'module') return { createRequire: () => load, isBuiltin, builtinModules };
    const harmless = REACHING_OUT[plain];
    if (!harmless) return hostRequire(name);
    if (!facades.has(plain)) facades.set(plain, facade(plain, hostRequire(name), new Set(harmless), report));
    return facades.get(plain);
  };
  return load;
}

/** A copy of a module (so that an app changes nothing of the sandbox's) in which everything that is not harmless refuses. */
function facade(name: string, found: unknown, harmless: ReadonlySet<string>, report: (what: string) => void): unknown {
  if (typeof found !== 'object' || found === null) return found;
  const copy: Record<string, unknown> = {};
  for (const key of Object.getOwnPropertyNames(found)) {
    const member: unknown = Reflect.get(found, key);
    const path = `${name}.${key}`;
    if (typeof member === 'function') copy[key] = harmless.has(key) ? member : key === 'Agent' ? Agent : refuser(path, report);
    else if (key === 'globalAgent') copy[key] = new Agent();
    else copy[key] = key === 'promises' ? facade(path, member, harmless, report) : member;
  }
  return copy;
}

/** Packages make one of these while they are loaded; by itself it reaches nothing. */
class Agent {
  constructor(readonly options: Record<string, unknown> = {}) {}
  destroy(): void {}
}

/** Stands for a function or class: can be extended, not called. */
function refuser(path: string, report: (what: string) => void): unknown {
  return function refused(): never {
    const what = `egress by ${path}() is refused: nothing leaves the local Jira`;
    report(what);
    throw new Error(what);
  };
}
