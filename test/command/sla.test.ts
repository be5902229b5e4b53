import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { calendarDefinition } from '../../src/contract/calendar';

const MAIN = join(__dirname, '..', '..', 'src', 'command', 'main.ts');
const NODE = [process.execPath, '--import', 'tsx', MAIN] as const;

/** Runs the command to its end. Lines that are no strings are written as JSON. */
function sla(lines: readonly unknown[], args: string[] = []) {
  const input = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  const [node, ...rest] = NODE;
  const done = spawnSync(node, [...rest, ...args], { input, encoding: 'utf8', maxBuffer: 1 << 28 });
  return { code: done.status, out: done.stdout, err: done.stderr };
}

/** Asks questions, and gives the exit code, what was said beside, and the answers. */
function ask(lines: readonly unknown[]) {
  const { code, out, err } = sla(lines);
  const answers = out
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line));
  return { code, err, answers };
}

const day = [['09:00', '17:00']];
const office = {
  timeZone: 'Europe/Berlin',
  weekly: { mon: day, tue: day, wed: day, thu: day, fri: day },
  holidays: ['2026-12-25'],
};
const add = { op: 'add', calendar: office, start: '2026-03-27T15:00:00Z', ms: 14_400_000 };
const between = { op: 'between', calendar: office, start: '2026-03-27T15:00:00Z', end: '2026-03-30T10:00:00Z' };
const started = { op: 'clock', calendar: office, goalMs: 14_400_000, events: [{ at: '2026-03-27T15:00:00Z', do: 'start' }] };

describe('questions', () => {
  test('are answered in the order in which they were asked', () => {
    const { code, err, answers } = ask([
      `\uFEFF${JSON.stringify({ id: 1, ...add })}\r`,
      { id: 'two', ...between },
      { id: 3, ...started, now: '2026-03-30T09:00:00+01:00' },
      { id: null, ...between, start: between.end, end: between.start },
      { ...add, start: '2026-03-27T16:00:00.000+0100', ms: 0 },
    ]);
    expect([code, err]).toEqual([0, '']);
    expect(answers).toEqual([
      { id: 1, at: '2026-03-30T10:00:00.000Z' },
      { id: 'two', ms: 14_400_000 },
      {
        id: 3,
        state: 'running',
        elapsedMs: 7_200_000,
        remainingMs: 7_200_000,
        dueAt: '2026-03-30T10:00:00.000Z',
        breachedAt: null,
      },
      { id: null, ms: -14_400_000 },
      { id: null, at: '2026-03-27T15:00:00.000Z' },
    ]);
  });

  test('that cannot be answered say why and where, and the rest goes on', () => {
    const { code, answers } = ask([
      '{"id":1,',
      '[]',
      '',
      { id: 4 },
      { id: 5, ...add, ms: -1 },
      { id: 6, ...add, ms: 1.5 },
      { id: 7, ...add, start: '2026-03-27T15:00:00' },
      { id: 8, ...add, start: '2026-02-30T15:00:00Z' },
      { id: 9, ...add, calendar: { ...office, timeZone: 'Europe/Atlantis' } },
      { id: 10, ...add, calendar: { ...office, weekly: { mon: [['09:00', '09:00']] } } },
      { id: 11, ...add, calendar: { ...office, weekly: {} } },
      { id: 12, ...add, calendar: undefined },
      { id: 13, ...add, calendar: { timeZone: 'UTC', weekly: {}, openings: [{ date: '2026-04-01', hours: day }] }, ms: 36_000_000 },
      { id: 14, ...started, events: [{ at: '2026-03-27T15:00:00Z', do: 'pause' }], now: between.end },
      { id: 15, ...add, calendar: { ...office, holiday: [] } },
      `{"id":16,"op":"add","calendar":${'['.repeat(50_000)}${']'.repeat(50_000)},"start":"2026-03-27T15:00:00Z","ms":1}`,
      { id: 17, ...add },
    ]);
    expect(code).toBe(0);
    const words = [
      [null, 'the line is not JSON'],
      [null, 'in braces'],
      [null, 'the line is not JSON'],
      [4, 'op must be ("add" | "between" | "clock")'],
      [5, 'ms must be 0 or more milliseconds'],
      [6, 'ms must be a whole number of milliseconds'],
      [7, 'start must name a zone: end it with Z'],
      [8, 'start must be a day and a time of day that exist'],
      [9, 'calendar.timeZone must be an IANA time zone'],
      [10, 'calendar.weekly.mon[0] must not end when it starts: for a whole day write ["00:00","24:00"]'],
      [11, 'calendar never opens'],
      [12, 'calendar is missing'],
      [13, 'calendar is open for less than 36000000 ms after 2026-03-27T15:00:00.000Z'],
      [14, 'events[0].do must be ("start" | "hold" | "resume" | "stop" | "reset"), not "pause"'],
      [15, 'calendar.holiday is not expected: leave it out'],
      [16, ''],
    ] as const;
    expect(answers).toEqual([
      ...words.map(([id, part]) => ({ id, error: expect.stringContaining(part) })),
      { id: 17, at: '2026-03-30T10:00:00.000Z' },
    ]);
  });

  test('in great number, and one very long line among them', () => {
    const many = Array.from({ length: 30_000 }, (_, id) => ({ id, ...add, ms: id * 60_000 }));
    const long = `{"id":"long","op":"add","note":"${'x'.repeat(17 * 1024 * 1024)}"}`;
    const { answers } = ask([...many.slice(0, 15_000), long, ...many.slice(15_000)]);
    expect(answers.map(({ id }) => id)).toEqual([...Array(15_000).keys(), null, ...Array.from({ length: 15_000 }, (_, i) => 15_000 + i)]);
    expect(answers[15_000]).toEqual({ id: null, error: expect.stringContaining('too long') });
    expect(answers[240]).toEqual({ id: 240, at: '2026-03-30T10:00:00.000Z' });
  });

  test('one at a time get their answer before the next is asked', async () => {
    const [node, ...rest] = NODE;
    const child = spawn(node, rest, { stdio: ['pipe', 'pipe', 'inherit'] });
    const answers = child.stdout.setEncoding('utf8')[Symbol.asyncIterator]();
    for (const id of [1, 2, 3]) {
      // In two pieces, in the middle of a letter: what comes is put together again.
      const bytes = Buffer.from(`${JSON.stringify({ id: `é${id}`, ...add })}\n`);
      const cut = bytes.indexOf(0xc3) + 1;
      child.stdin.write(bytes.subarray(0, cut));
      await new Promise((done) => setTimeout(done, 20));
      child.stdin.write(bytes.subarray(cut));
      expect(JSON.parse(String((await answers.next()).value))).toEqual({ id: `é${id}`, at: '2026-03-30T10:00:00.000Z' });
    }
    child.stdin.end();
    expect(await new Promise((done) => child.on('exit', done))).toBe(0);
  });

  test('whoever stops reading ends it quietly', async () => {
    const [node, ...rest] = NODE;
    const child = spawn(node, rest, { stdio: ['pipe', 'pipe', 'pipe'] });
    let err = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      err += text;
    });
    child.stdin.on('error', () => undefined);
    child.stdout.once('data', () => child.stdout.destroy());
    const timer = setInterval(() => child.stdin.write(`${JSON.stringify({ id: 1, ...add })}\n`.repeat(100)), 5);
    const code = await new Promise((done) => child.on('exit', done));
    clearInterval(timer);
    expect([code, err]).toEqual([0, '']);
  });
});

describe('holidays of an iCalendar file', () => {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-holidays-'));
  afterAll(() => rmSync(dir, { recursive: true, force: true }));
  const put = (name: string, content: string | Uint8Array): string => {
    const path = join(dir, name);
    writeFileSync(path, content);
    return path;
  };
  const calendar = (...lines: string[]): string =>
    ['BEGIN:VCALENDAR', 'VERSION:2.0', 'BEGIN:VEVENT', 'UID:1', ...lines, 'END:VEVENT', 'END:VCALENDAR', ''].join('\r\n');

  test('are printed as a calendar takes them, and what was left out is said beside', () => {
    const good = put(
      'good.ics',
      calendar('SUMMARY:Weihnachten', 'DTSTART;VALUE=DATE:20201225', 'DTEND;VALUE=DATE:20201227', 'RRULE:FREQ=YEARLY'),
    );
    const { code, out, err } = sla([], ['--holidays', good]);
    expect(code).toBe(0);
    const holidays = JSON.parse(out);
    expect(holidays).toEqual([
      { name: 'Weihnachten', yearly: '12-25' },
      { name: 'Weihnachten', yearly: '12-26' },
    ]);
    expect(v.parse(calendarDefinition, { ...office, holidays }).holidays).toHaveLength(2);
    expect(err).toMatch(/^2 holidays, 0 events left out\. Recurrences written out: those of \d{4} to \d{4}\.\n$/);

    const timed = put('timed.ics', calendar('SUMMARY:Day off', 'DTSTART:20260504T220000Z', 'DTEND:20260505T220000Z'));
    expect(sla([], ['--holidays', timed])).toMatchObject({
      code: 0,
      out: '[]\n',
      err: expect.stringContaining('Left out, line 3 (Day off): it has times'),
    });
    expect(JSON.parse(sla([], ['--holidays', timed, '--zone', 'Europe/Berlin']).out)).toEqual([{ name: 'Day off', date: '2026-05-05' }]);
  });

  test.each([
    [
      'a broken file',
      () => ['--holidays', put('cut.ics', 'BEGIN:VCALENDAR\nVERSION:2.0\n')],
      'Line 1: VCALENDAR begins here and does not end.',
    ],
    ['one that is no text', () => ['--holidays', put('latin.ics', Uint8Array.of(0x61, 0xe9, 0x62))], 'is not UTF-8 text. Save it as UTF-8'],
    ['one that is not there', () => ['--holidays', join(dir, 'none.ics')], 'none.ics cannot be read'],
    ['an unknown zone', () => ['--holidays', put('any.ics', ''), '--zone', 'Mars/One'], 'There is no time zone Mars/One'],
    ['a zone without a file', () => ['--zone', 'UTC'], '--zone goes with --holidays'],
    ['an option that is none', () => ['--frob'], "Unknown option '--frob'"],
  ])('%s is refused', (_, args, words) => {
    expect(sla([], args())).toMatchObject({ code: 1, out: '', err: expect.stringContaining(words) });
  });
});
