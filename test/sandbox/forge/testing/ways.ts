/** Names of the tiny app's ways out of the process (tiny-app/src/ways-out.ts). */
export const WAYS_OUT = [
  ...['http.get', 'http.ClientRequest', 'http.createServer', 'http.Server', 'https.request', 'http2.connect'],
  ...['net.connect', 'net.Socket', 'tls.connect', 'dgram.createSocket', 'dns.lookup', 'dns.resolve4', 'dns.Resolver'],
  ...['dns.promises.lookup', 'dns/promises.resolve4', 'child_process.exec', 'child_process.execSync', 'child_process.spawn'],
  ...['child_process.spawnSync', 'worker_threads.Worker', 'inspector.open', 'a require made anew'],
];
