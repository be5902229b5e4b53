import { openBench } from './harness';

/** Works through a queue until somebody kills it: fork(killed.ts, [file]). Says "working" once some of it is done. */
async function main(): Promise<void> {
  const bench = await openBench({ file: process.argv[2] ?? '' });
  const events = Array.from({ length: 20 }, (_, n) => ({ body: { name: `job-${n}`, ms: 15 }, concurrency: { key: 'one', limit: 1 } }));
  await bench.value('push', { queue: 'work', events });
  await bench.kvs(['entity:parcel:set', 'kept', { city: 'Lyon', weight: 1 }], ['set', 'plain', { kept: true }]);
  bench.site.clock.start();
  bench.site.agenda.live();
  for (;;) {
    await new Promise((done) => setTimeout(done, 10));
    if ((await bench.notes()).filter((note) => note.startsWith('job')).length >= 4) process.send?.('working');
  }
}

void main();
