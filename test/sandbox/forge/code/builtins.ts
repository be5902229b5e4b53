import { createRequire, isBuiltin } from 'node:module';

const hostRequire = createRequire(__filename);

/** Modules that reach out of the process. On the platform what they send is stopped by the egress proxy. */
const REACHING_OUT = new Set(['http', 'https', 'http2', 'net', 'tls', 'dgram', 'dns', 'child_process', 'cluster', 'worker_threads']);
/** Their functions that would do so. */
const REFUSED = new Set([
  ...['request', 'get', 'connect', 'createConnection', 'createSocket', 'createServer', 'createSecureServer', 'lookup', 'resolve'],
  ...['exec', 'execFile', 'execSync', 'execFileSync', 'spawn', 'spawnSync', 'fork', 'Worker'],
]);

/** `require` of an app's code: Node's own modules only, without those functions that leave the process. */
export function builtinRequire(report: (what: string) => void): (name: string) => unknown {
  return (name) => {
    if (!isBuiltin(name)) throw new Error(`Cannot find module '${name}': an app's bundle can require Node's own modules only`);
    const plain = name.replace(/^node:/, '');
    const found: unknown = hostRequire(name);
    if (!REACHING_OUT.has(plain) || typeof found !== 'object' || found === null) return found;
    return new Proxy(found, {
      get: (target, key, receiver) => {
        const member: unknown = Reflect.get(target, key, receiver);
        if (typeof key !== 'string' || !REFUSED.has(key)) return member;
        return () => {
          const what = `egress by ${plain}.${key}() is refused: nothing leaves the local Jira`;
          report(what);
          throw new Error(what);
        };
      },
    });
  };
}
