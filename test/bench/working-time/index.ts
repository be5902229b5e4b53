import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { median, milliseconds, printTable } from '../table';
import type { ContenderName } from './contenders';
import type { Measured } from './measure-child';
import { SPAN_NAMES } from './task';

const LIBS = join(__dirname, 'libs');
const KINDS = ['add', 'between'] as const;
const NAMES: readonly ContenderName[] = ['opening_hours', 'dayjs-business-time', 'moment-business-time'];

/** Prints how fast working time is reckoned, beside three libraries that reckon it in the same process. */
export function workingTime(): void {
  if (!existsSync(join(LIBS, 'node_modules'))) {
    const done = spawnSync('npm', ['ci', '--silent'], { cwd: LIBS, encoding: 'utf8', shell: process.platform === 'win32' });
    if (done.status !== 0) {
      console.log(
        `\nWorking time is left out: the libraries compared with cannot be installed: ${done.stderr.trim().split('\n').at(-1) ?? ''}`,
      );
      return;
    }
  }
  const child = spawnSync(process.execPath, ['--import', 'tsx', join(__dirname, 'measure-child.ts')], {
    encoding: 'utf8',
    env: { ...process.env, TZ: 'Europe/Berlin' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (child.status !== 0) throw new Error('working time could not be measured');
  const measured: Measured = JSON.parse(child.stdout);
  for (const kind of KINDS) printSpeed(measured, kind);
  printCold(measured);
}

function printSpeed({ ours, theirs }: Measured, kind: (typeof KINDS)[number]): void {
  const title = kind === 'add' ? 'add: when so much working time will have passed' : 'between: how much has passed';
  printTable(`Working time, ${title} (answers a second of one processor; Europe/Berlin, Mon–Fri 09–17, 30 holidays)`, [
    ['', ...SPAN_NAMES],
    ['Firebreak', ...SPAN_NAMES.map((span) => perSecond(ours[span][kind]))],
    ...NAMES.map((name) => [
      name,
      ...SPAN_NAMES.map((span) => {
        const { wrong, [kind]: rate } = theirs[name][span];
        return `${perSecond(rate)}${wrong[kind] > 0 ? ` (${wrong[kind]} of ${wrong.of} wrong)` : ''}`;
      }),
    ]),
    [
      'Firebreak against the fastest',
      ...SPAN_NAMES.map(
        (span) => `${Math.round(ours[span][kind] / Math.max(...NAMES.map((name) => theirs[name][span][kind]))).toLocaleString('en-US')} ×`,
      ),
    ],
  ]);
}

function printCold({ cold }: Measured): void {
  const row = (what: string, times: readonly number[]): string[] => [what, hundredths(median(times)), hundredths(slow(times))];
  printTable('Working time, a calendar’s first answer (of one processor; 300 calendars)', [
    ['', 'median', 'of 20 the slowest'],
    row('within a year', cold.year),
    row('over three years', cold.threeYears),
    ['the first of a process, its zone not read yet', milliseconds(cold.zone), ''],
  ]);
}

/** What one in twenty takes longer than. */
const slow = (times: readonly number[]): number => [...times].sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

const hundredths = (ms: number): string => `${ms.toFixed(2)} ms`;
const perSecond = (rate: number): string => (rate >= 1e6 ? `${(rate / 1e6).toFixed(1)} million` : Math.round(rate).toLocaleString('en-US'));
