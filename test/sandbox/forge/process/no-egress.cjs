'use strict';
/**
 * Takes from this process every way Node has to reach out of it: what would do so tells and throws instead. Refused where all ways meet (a
 * socket's connect, a server's listen, a process's spawn), so that no class or second name leads round it; the common functions beside
 * that, for a message naming what was called.
 *
 * @param {(what: string) => void} report
 */
module.exports = function noEgress(report) {
  const refuse = (holder, key, name) => {
    if (typeof holder?.[key] !== 'function') return;
    function refused() {
      const what = `egress by ${name}() is refused: nothing leaves the local Jira`;
      report(what);
      throw new Error(what);
    }
    Object.defineProperty(holder, key, { value: refused, configurable: true, writable: true, enumerable: true });
  };
  const all = {
    http: ['request', 'get'],
    https: ['request', 'get'],
    http2: ['connect'],
    net: ['connect', 'createConnection'],
    tls: ['connect'],
    dgram: ['createSocket', 'Socket'],
    child_process: ['exec', 'execFile', 'execSync', 'execFileSync', 'spawn', 'spawnSync', 'fork'],
    worker_threads: ['Worker'],
    inspector: ['open', 'Session'],
    cluster: ['fork'],
    repl: ['start'],
  };
  const net = require('node:net');
  const { ClientRequest } = require('node:http');
  // Before child_process.spawn and net.connect themselves are gone.
  refuse(net.Socket.prototype, 'connect', 'net.Socket.connect');
  refuse(net.Server.prototype, 'listen', 'net.Server.listen');
  refuse(require('node:child_process').ChildProcess.prototype, 'spawn', 'child_process.ChildProcess.spawn');
  refuse(ClientRequest.prototype, 'onSocket', 'http.ClientRequest');
  const dns = require('node:dns');
  for (const [name, holder] of Object.entries({
    dns,
    'dns.promises': dns.promises,
    'dns.Resolver': dns.Resolver.prototype,
    'dns.promises.Resolver': dns.promises.Resolver.prototype,
  }))
    for (const key of Object.getOwnPropertyNames(holder))
      if (/^(?:lookup|resolve|reverse)/.test(key)) refuse(holder, key, `${name}.${key}`);
  for (const [name, keys] of Object.entries(all)) {
    const found = require(`node:${name}`);
    for (const key of keys) refuse(found, key, `${name}.${key}`);
  }
  // What `import` sees.
  require('node:module').syncBuiltinESMExports();
};
