import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { launchBrowser } from '../support/browser';
import { loadingTime } from './backend';
import { initialBytes } from './bytes';
import { cost } from './cost';
import { decisions } from './decisions';
import { drains } from './drains';
import { month } from './month';
import { buildAtlaskitPanel, timeToUseful } from './panels';
import { kilobytes, median, milliseconds, printTable, ratio } from './table';
import { workingTime } from './working-time';

// npm run bench: what Firebreak costs, each number beside a named alternative measured in the same run on the same machine.

const ROOT = join(__dirname, '..', '..');
const OPENINGS = 15;
const LOADS = 9;

/**
 * ms that answers take on their way on a real site; assumptions of docs/sandbox.md's meter: a read of Jira 250 ms. A resolver that reads the
 * issue costs that read and, on top, the platform's way to a warm function, taken as 100 ms (no published number; a cold start is more).
 */
const JIRA_READ = 250;
const RESOLVER = JIRA_READ + 100;

function bytes(): void {
  const { files, gzip, brotli } = initialBytes('issue-panel');
  const own = files.reduce((sum, file) => sum + file.own, 0);
  printTable('Side panel, bytes fetched before it is useful', [
    ['file', 'minified', 'gzip', 'brotli', 'of it ours'],
    ...files.map((file) => [file.name, kilobytes(file.raw), kilobytes(file.gzip), kilobytes(file.brotli), kilobytes(file.own)]),
    ['total', kilobytes(files.reduce((sum, file) => sum + file.raw, 0)), kilobytes(gzip), kilobytes(brotli), kilobytes(own)],
  ]);
}

async function panels(): Promise<void> {
  const other = await buildAtlaskitPanel();
  if ('skipped' in other) return console.log(`\nThe same panel in Atlaskit is left out: ${other.skipped}`);
  const chromium = await launchBrowser();
  try {
    const oursDir = join(ROOT, 'static', 'issue-panel', 'dist');
    const measured = await timeToUseful(chromium.browser, OPENINGS, {
      ours: { dir: oursDir },
      theirs: { dir: other.dir },
      oursAway: { dir: oursDir, latency: { fetchProduct: JIRA_READ } },
      theirsAway: { dir: other.dir, latency: { invoke: RESOLVER } },
    });
    const [ours, theirs] = [median(measured.ours), median(measured.theirs)];
    const [oursAway, theirsAway] = [median(measured.oursAway), median(measured.theirsAway)];
    const { gzip } = initialBytes('issue-panel');
    printTable(`Side panel, from opening to the incident on screen (median of ${OPENINGS} cold openings, Chromium, loopback)`, [
      ['', 'Firebreak', 'React + Atlaskit + resolver', 'ratio'],
      ['bytes, gzip', kilobytes(gzip), kilobytes(other.gzip), ratio(gzip, other.gzip)],
      ['answers at once', milliseconds(ours), milliseconds(theirs), ratio(ours, theirs)],
      [
        `Jira ${JIRA_READ} ms, resolver ${RESOLVER} ms (assumed)`,
        milliseconds(oursAway),
        milliseconds(theirsAway),
        ratio(oursAway, theirsAway),
      ],
      ['function invocations per opening', '0', '1', ''],
    ]);
  } finally {
    await chromium.close();
  }
}

async function backend(): Promise<void> {
  const ours = await loadingTime(ROOT, LOADS);
  const empty = await loadingTime(join(__dirname, 'empty-app'), LOADS);
  printTable(`Back end, loading what Forge’s bundler made (median of ${LOADS} new processes, Node ${process.version})`, [
    ['', 'Firebreak', 'empty Forge app', 'more'],
    ['bundle', kilobytes(ours.bytes), kilobytes(empty.bytes), kilobytes(ours.bytes - empty.bytes)],
    ['loading', milliseconds(median(ours.ms)), milliseconds(median(empty.ms)), milliseconds(median(ours.ms) - median(empty.ms))],
  ]);
}

async function main(): Promise<void> {
  const built = spawnSync(process.execPath, [join(ROOT, 'static', 'build.mjs')], { stdio: 'inherit' });
  if (built.status !== 0) throw new Error('the screens do not build');
  bytes();
  await decisions();
  await cost();
  await month();
  await drains();
  await panels();
  await backend();
  workingTime();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
