'use strict';
/**
 * One process that runs an app bundled by Forge, one invocation at a time, as a function's container on the platform.
 * Usage: fork(runner.cjs, [bundleDir, appCodeDir]). Talks to pool.ts by messages; the app itself finds what prologue.cjs gives it.
 */
const { AsyncLocalStorage } = require('node:async_hooks');
const { join } = require('node:path');
const { inspect } = require('node:util');

const [bundleDir, appCodeDir] = process.argv.slice(2);
const send = process.send.bind(process);
const RealDate = Date;
const store = new AsyncLocalStorage();
const waiting = new Map();
let clock = { running: true, at: RealDate.now(), real: RealDate.now() };
let next = 1;

require('./no-egress.cjs')((what) => send({ type: 'problem', what }));

const call = require('../code/prologue.cjs')(globalThis, {
  run: () => store.getStore(),
  now: () => (clock.running ? clock.at + RealDate.now() - clock.real : clock.at),
  remaining: () => Math.max(0, (store.getStore()?.deadline ?? 0) - RealDate.now()),
  fetch: (id, request) =>
    new Promise((resolve) => {
      const seq = next++;
      waiting.set(seq, resolve);
      send({ type: 'fetch', id, seq, request });
    }),
  log: (id, level, args) =>
    send({ type: 'log', id, level, text: args.map((arg) => (typeof arg === 'string' ? arg : inspect(arg, { depth: 6 }))).join(' ') }),
  appCodeDir,
});

function handlerOf(file, exportName) {
  const handler = require(join(bundleDir, `${file}.cjs`))[exportName];
  if (typeof handler !== 'function') throw new Error(`src/${file} exports no function called ${exportName}`);
  return handler;
}

process.on('message', (message) => {
  if (message.type === 'clock') clock = message.clock;
  if (message.type === 'answer') {
    waiting.get(message.seq)?.(message.answer);
    waiting.delete(message.seq);
  }
  if (message.type !== 'call') return;
  clock = message.clock;
  const run = { id: message.id, facts: message.facts, deadline: message.deadline };
  store
    .run(run, async () => call(handlerOf(message.file, message.exportName), message.event, message.context))
    .catch((error) => ({ ok: false, name: error.name, message: error.message, stack: error.stack }))
    .then((result) => send({ type: 'result', id: message.id, result }));
});
process.on('disconnect', () => process.exit(0));
send({ type: 'ready' });
