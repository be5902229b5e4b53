import { exec, execSync, spawn, spawnSync } from 'node:child_process';
import * as dgram from 'node:dgram';
import * as dns from 'node:dns';
import * as dnsPromises from 'node:dns/promises';
import * as http from 'node:http';
import * as http2 from 'node:http2';
import * as https from 'node:https';
import * as inspector from 'node:inspector';
import { createRequire } from 'node:module';
import * as net from 'node:net';
import * as tls from 'node:tls';
import { Worker } from 'node:worker_threads';

const HOST = '127.0.0.1';
/** A port nobody listens on: what is not refused fails for that reason, and the test tells the difference. */
const PORT = 9;
const settled = (start: (done: (error?: unknown) => void) => unknown): Promise<void> =>
  new Promise((resolve, reject) => {
    start((error) => (error === undefined || error === null ? resolve() : reject(error)));
  });

/** The ways a program can reach out of its process through Node. */
export const WAYS: Record<string, () => unknown> = {
  'http.get': () => settled((done) => http.get(`http://${HOST}:${PORT}`).on('error', done)),
  'http.ClientRequest': () => settled((done) => new http.ClientRequest({ host: HOST, port: PORT }).on('error', done).end()),
  'http.createServer': () => settled((done) => http.createServer().on('error', done).listen(0, HOST, done)),
  'http.Server': () => settled((done) => new http.Server().on('error', done).listen(0, HOST, done)),
  'https.request': () => settled((done) => https.request(`https://${HOST}:${PORT}`).on('error', done).end()),
  'http2.connect': () => settled((done) => http2.connect(`http://${HOST}:${PORT}`).on('error', done)),
  'net.connect': () => settled((done) => net.connect(PORT, HOST).on('error', done)),
  'net.Socket': () => settled((done) => new net.Socket().on('error', done).connect(PORT, HOST)),
  'tls.connect': () => settled((done) => tls.connect(PORT, HOST).on('error', done)),
  'dgram.createSocket': () => settled((done) => dgram.createSocket('udp4').send('x', PORT, HOST, done)),
  'dns.lookup': () => settled((done) => dns.lookup('localhost', done)),
  'dns.resolve4': () => settled((done) => dns.resolve4('localhost', done)),
  'dns.Resolver': () => settled((done) => new dns.Resolver().resolve4('localhost', done)),
  'dns.promises.lookup': () => dns.promises.lookup('localhost'),
  'dns/promises.resolve4': () => dnsPromises.resolve4('localhost'),
  'child_process.exec': () => settled((done) => exec('true', done)),
  'child_process.execSync': () => execSync('true'),
  'child_process.spawn': () =>
    settled((done) =>
      spawn('true')
        .on('error', done)
        .on('close', () => done()),
    ),
  'child_process.spawnSync': () => spawnSync('true'),
  'worker_threads.Worker': () => settled((done) => new Worker('1', { eval: true }).on('error', done).on('exit', () => done())),
  'inspector.open': () => inspector.open(0, HOST),
  'a require made anew': () => settled((done) => createRequire('/index.js')('net').connect(PORT, HOST).on('error', done)),
};
