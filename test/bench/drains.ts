import { BULK_POINTS } from '../../src/usecases/bulk/points';
import { Crowd } from '../support/crowd/crowd';
import { printTable } from './table';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

/** Lets time pass until a crowd is seen to; answers ms. */
async function until(crowd: Crowd, since: number): Promise<number> {
  while (!crowd.allSeen()) {
    if (crowd.time.now - since > 24 * 60 * MINUTE) throw new Error('a crowd that is never seen to');
    await crowd.time.pass(crowd.time.now + 5 * SECOND);
  }
  return (crowd.looks.at(-1)?.at ?? since) - since;
}

function row(what: string, crowd: Crowd, since: number, ms: number): string[] {
  const points = [...crowd.points.values()];
  const waited = crowd.looks.map(({ at }) => at - since).sort((a, b) => a - b);
  const half = waited[Math.floor(waited.length / 2)] ?? 0;
  const { burst, queue } = crowd.refused;
  return [
    what,
    (half / MINUTE).toFixed(1),
    (ms / MINUTE).toFixed(1),
    String(points.reduce((sum, one) => sum + one, 0)),
    String(Math.max(...points)),
    String(queue),
    String(burst),
    String(crowd.refused.points),
  ];
}

async function dueAtOnce(count: number): Promise<string[]> {
  const crowd = new Crowd(count);
  const at = crowd.time.now + 20 * MINUTE;
  for (const issueId of crowd.incidents.keys()) crowd.wakeUps.set(issueId, { issueId, due: at, next: at, tries: 0 });
  crowd.sweepEveryFiveMinutes(MINUTE);
  await crowd.time.pass(at);
  return row(`${count.toLocaleString('en')} due at one instant`, crowd, at, await until(crowd, at));
}

async function changedInAMinute(count: number): Promise<string[]> {
  const crowd = new Crowd(count);
  const since = crowd.time.now;
  crowd.sweepEveryFiveMinutes(3 * MINUTE);
  let n = 0;
  for (const issueId of crowd.incidents.keys()) {
    if (n++ % Math.ceil(count / 60) === 0) await crowd.time.pass(crowd.time.now + SECOND);
    crowd.event(issueId);
  }
  return row(`${count.toLocaleString('en')} changed within a minute`, crowd, since, await until(crowd, since));
}

async function published(count: number): Promise<string[]> {
  const crowd = new Crowd(count);
  const since = crowd.time.now;
  crowd.publish();
  crowd.sweepEveryFiveMinutes(3 * MINUTE);
  return row(`a policy for ${count.toLocaleString('en')} open incidents`, crowd, since, await until(crowd, since));
}

/** Prints how long crowds take under the platform’s caps, in virtual time. Every incident is written, the dearest there is. */
export async function drains(): Promise<void> {
  printTable(
    `Storms, minutes until half and all are seen to (queue 500 events a minute, Jira 100 reads and 50 writes a second and 65,000 points an hour, of which ${BULK_POINTS.toLocaleString('en')} for work in bulk; latencies of docs/sandbox.md)`,
    [
      ['', 'half', 'all', 'points', 'most in an hour', 'pushes refused', '429 burst', '429 points'],
      await dueAtOnce(10_000),
      await changedInAMinute(5_000),
      await published(20_000),
    ],
  );
}
