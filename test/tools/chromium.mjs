// Finds a Chromium for the browser tests, or installs Debian's.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** Chromium without a window at all: the same pages for less than half the work. */
const WITHOUT_WINDOW = '/usr/bin/chromium-headless-shell';

const PLACES = [
  WITHOUT_WINDOW,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** Path of a Chromium or Chrome: the environment's CHROMIUM first, then the usual places. */
export function findChromium() {
  const asked = process.env.CHROMIUM;
  if (asked) return existsSync(asked) ? asked : undefined;
  return PLACES.find((place) => existsSync(place));
}

/** The same, after installing Debian's where that is possible. Ends the process with advice where it is not. */
export function needChromium() {
  const found = findChromium();
  if (found && (process.env.CHROMIUM || found === WITHOUT_WINDOW)) return found;
  if (existsSync('/usr/bin/apt-get') && process.getuid?.() === 0) {
    console.log("Installing Debian's chromium-headless-shell for the browser tests …");
    apt('update', '-qq');
    apt('install', '-y', '-qq', '--no-install-recommends', 'chromium-headless-shell', 'fonts-liberation');
    // Not every distribution that has apt has it.
    if (!findChromium()) apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-liberation');
    const installed = findChromium();
    if (installed) return installed;
  }
  if (found) return found;
  console.error(
    'The browser tests need Chromium or Chrome. Install it (Debian, Ubuntu: sudo apt-get install chromium; macOS: brew install --cask google-chrome)\n' +
      'or name one: CHROMIUM=/path/to/chrome npm test',
  );
  process.exit(1);
}

/** Gives up after five minutes: a machine without a network has the Chromium it has. */
function apt(...args) {
  spawnSync('apt-get', ['-o', 'Acquire::Retries=1', '-o', 'Acquire::http::Timeout=20', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeout: 300_000,
  });
}
