import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { seedPeople } from '../demo/people';
import { seedProjects } from '../demo/projects';
import { installDefaults } from '../jira/defaults';
import { allIssues } from '../jira/issues/store';
import { openJira } from '../jira/jira';
import { closeSite, openSite } from '../kernel/site';
import { readCommandLine, UsageError } from './options';
import { Progress } from './progress';
import { sayFindings } from './summary';
import { life, log, row } from './testing/log';

describe('the command line', () => {
  test('names a file and a zone; the site is the one of npm start', () => {
    const read = readCommandLine(['some.csv', '--zone', 'Europe/Berlin', '--dry-run'], '/app');
    expect(read).toMatchObject({ zone: 'Europe/Berlin', dryRun: true, skipBroken: false, dataDir: '/app/.sandbox/firebreak' });
    expect(readCommandLine(['some.csv', '--zone', 'UTC', '--data', '/else', '--project', 'HELP'], '/app')).toMatchObject({
      dataDir: '/else',
      project: 'HELP',
    });
  });

  test.each([
    [['--zone', 'UTC'], 'Name one file.'],
    [['a.csv', 'b.csv', '--zone', 'UTC'], 'Name one file.'],
    [['a.csv'], 'name it with --zone'],
    [['a.csv', '--zone', 'UTC', '--frob'], "Unknown option '--frob'"],
  ])('%j is refused', (args, words) => {
    expect(() => readCommandLine(args, '/app')).toThrow(UsageError);
    expect(() => readCommandLine(args, '/app')).toThrow(words);
  });
});

describe('progress', () => {
  const show = (isTTY: boolean): string => {
    let shown = '';
    let now = 0;
    const progress = new Progress({ isTTY, columns: 60, write: (text) => (shown += text) }, 'steps', () => (now += 20));
    for (let done = 1; done <= 2_000; done++) progress.at(done, 2_000);
    return shown;
  };

  test('is a bar that moves on a terminal', () => {
    const frames = show(true).split('\r').slice(1);
    expect(frames.length).toBeGreaterThan(100);
    expect(frames.length).toBeLessThan(1_000);
    expect(frames.at(-1)).toBe(`[${'#'.repeat(30)}] 100 % 2,000 of 2,000 steps\n`);
    expect(Math.max(...frames.map((frame) => frame.length))).toBeLessThanOrEqual(60);
  });

  test('is a few plain lines elsewhere', () => {
    expect(show(false)).toBe(
      '25 %: 500 of 2,000 steps\n50 %: 1,000 of 2,000 steps\n75 %: 1,500 of 2,000 steps\n100 %: 2,000 of 2,000 steps\n',
    );
  });
});

test('of many findings some are printed, and how many more there are', () => {
  const many = Array.from({ length: 60 }, (_, n) => ({ severity: 'error' as const, line: n + 2, what: 'Bad.', mend: 'Mend it.' }));
  expect(sayFindings(many, false)).toHaveLength(51);
  expect(sayFindings(many, false).at(-1)).toBe('… and 10 more errors: --all prints them.');
  expect(sayFindings(many, true)).toHaveLength(60);
});

describe('run', () => {
  const dir = mkdtempSync(join(tmpdir(), 'firebreak-import-'));
  const data = join(dir, 'site');
  const put = (name: string, content: string | Uint8Array): string => {
    const file = join(dir, name);
    writeFileSync(file, content);
    return file;
  };
  const run = (...args: string[]) => {
    const main = join(__dirname, 'main.ts');
    const done = spawnSync(process.execPath, ['--import', 'tsx', main, ...args, '--data', data, '--zone', 'UTC'], { encoding: 'utf8' });
    return { code: done.status, out: done.stdout, err: done.stderr };
  };

  beforeAll(async () => {
    const good = put('good.csv', log(...life('INC0000001')));
    // Nothing is made for a dry run, nor for a file that is broken.
    expect(run(good, '--dry-run')).toMatchObject({ code: 0, out: '4 lines, 1 good incident, 0 broken ones. There is no site yet.\n' });
    expect(run(put('bad.csv', log(row({ impact: 'huge' }))))).toMatchObject({ code: 1 });
    expect(existsSync(data)).toBe(false);
    mkdirSync(data);
    const site = openSite({ file: join(data, 'site.db'), seed: 1 });
    const jira = openJira(site);
    site.db.tx(() => {
      installDefaults(jira);
      seedPeople(jira);
      seedProjects(jira);
    });
    await closeSite(site);
  }, 60_000);
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  test('says what it did, and the second time that there was nothing to do', async () => {
    const good = put('good.csv', log(...life('INC0000001')));
    const first = run(good);
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining('100 %: 5 of 5 steps') });
    expect(first.out).toMatch(/^Imported 1 incident with 4 changes as DESK-1, in [\d.]+ s\.\nMade for it: 5 people; 1 group; /);
    const second = run(good);
    expect(second).toMatchObject({ code: 0, err: '' });
    expect(second.out).toBe('1 incident was there already and stayed as before.\nNothing was imported: nothing new in the file.\n');
    const site = openSite({ file: join(data, 'site.db') });
    expect(allIssues(openJira(site)).map(({ key }) => key)).toEqual(['DESK-1']);
    await closeSite(site);
  }, 60_000);

  test('a broken file ends with 1 and says how to go on', () => {
    const bad = run(put('bad.csv', log(row({ number: 'INC0000009', impact: 'huge' }))));
    expect(bad.code).toBe(1);
    expect(bad.out).toMatch(
      /^error, line 2, impact \(INC0000009\): "huge" is not known.*\nNothing was imported: 1 error\. Mend the file, or leave/,
    );
    expect(run(put('latin.csv', Uint8Array.from([0x61, 0xe9, 0x62])))).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not UTF-8'),
    });
    expect(run(join(dir, 'none.csv'))).toMatchObject({ code: 1, err: expect.stringContaining('There is no file') });
  }, 60_000);

  test('a site somebody runs is left alone', () => {
    writeFileSync(join(data, 'open-by.pid'), String(process.pid));
    const refused = run(put('good.csv', log(...life('INC0000002'))));
    rmSync(join(data, 'open-by.pid'));
    expect(refused).toMatchObject({ code: 1, err: expect.stringContaining(`(process ${process.pid}) already uses`) });
  }, 60_000);
});
