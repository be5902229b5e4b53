// `npm test`: installs what is missing, then runs every check and says how many passed. Plain Node at the top: it runs before anything is installed.
import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { needChromium } from './tools/chromium.mjs';
import { demandNode, installPackages } from './tools/install.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
demandNode();
installPackages(root);
const env = { ...process.env, CHROMIUM: needChromium() };

let passed = 0;
let failed = 0;

/** One check by command: passed when it exits with 0. */
function check([name, command, ...args]) {
  const started = Date.now();
  return new Promise((done) => {
    execFile(
      join(root, 'node_modules', '.bin', command),
      args,
      { cwd: root, env, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error) failed++;
        else passed++;
        console.log(`${error ? 'FAIL' : 'ok  '} ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
        if (error) console.log(`${stdout}${stderr}${stdout || stderr ? '' : error}`);
        done();
      },
    );
  });
}

/** Runs checks, two at a time. */
async function checkAll(checks) {
  const left = [...checks];
  const worker = async () => {
    for (let next = left.shift(); next; next = left.shift()) await check(next);
  };
  await Promise.all([worker(), worker()]);
}

const only = process.argv.slice(2);
if (only.length === 0)
  await checkAll([
    ['types: tests and sandbox', 'tsc', '-p', 'test/tsconfig.json'],
    ['types: app', 'tsc', '--noEmit'],
    ['types: screens', 'tsc', '-p', 'static/tsconfig.json'],
    ['types: pages of the local Jira', 'tsc', '-p', 'test/sandbox/web/client/tsconfig.json'],
    ['lint and format', 'biome', 'check', '--error-on-warnings', '.'],
    ['architecture rules', 'depcruise', '--config', '.dependency-cruiser.cjs', 'src', 'static', 'test'],
    ['nothing unused', 'knip', '--no-progress'],
  ]);

const built = spawnSync(process.execPath, [join(root, 'static', 'build.mjs')], { cwd: root, stdio: 'inherit', env });
if (built.status !== 0) {
  failed++;
  console.log('FAIL the screens do not build');
}

// What the app under test logs is not shown: Jest finds the place of each line in the sources, which took minutes.
mkdirSync(join(root, '.sandbox'), { recursive: true });
const report = join(root, '.sandbox', 'jest.json');
rmSync(report, { force: true });
spawnSync(
  process.execPath,
  [join(root, 'node_modules', 'jest', 'bin', 'jest.js'), '--json', `--outputFile=${report}`, '--maxWorkers=2', '--silent', ...only],
  {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  },
);
if (existsSync(report)) {
  const result = JSON.parse(readFileSync(report, 'utf8'));
  passed += result.numPassedTests;
  failed += result.numFailedTests + result.numRuntimeErrorTestSuites + result.numPendingTests + result.numTodoTests;
  if (result.numPendingTests + result.numTodoTests > 0)
    console.log(`${result.numPendingTests + result.numTodoTests} tests were skipped: counted as failed.`);
} else {
  failed++;
  console.log('FAIL jest wrote no report');
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 && passed > 0 ? 0 : 1);
