import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { axeViolations } from '../../../support/axe';
import { launchBrowser, pageErrors, type TestBrowser } from '../../../support/browser';
import { shot } from '../../../support/shots';
import { becomes } from '../frames/testing/becomes';
import { type Bench, openBench } from '../frames/testing/bench';
import { isRecord } from '../frames/values';
import { readRule } from './faults';

let bench: Bench;
let browser: TestBrowser;

beforeAll(async () => {
  bench = await openBench();
  bench.site.agenda.on('probe', async () => bench.site.journal.note('event', 'the probe ran'));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await bench?.close();
});
beforeEach(() => bench.site.problems.clear());

async function post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(`${bench.server.url}/_sandbox/lab/${path}`, { method: 'POST', body: JSON.stringify(body), headers });
  const text = await answer.text();
  return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) };
}

describe('the clock', () => {
  test('stops, goes forward doing what falls due, and starts', async () => {
    expect((await post('clock', { action: 'stop' })).status).toBe(200);
    expect(bench.site.clock.running).toBe(false);
    const before = bench.site.clock.now();
    bench.site.agenda.add({ due: before + 60_000, kind: 'probe', body: {} });
    expect(await post('clock', { action: 'advance', ms: 59_000 })).toMatchObject({ body: { ran: 0 } });
    expect(await post('clock', { action: 'advance', ms: 1_000 })).toMatchObject({ body: { ran: 1, clock: { running: false } } });
    expect(bench.site.clock.now()).toBe(before + 60_000);
    expect((await post('clock', { action: 'start' })).status).toBe(200);
    expect(bench.site.clock.running).toBe(true);
  });

  test('does not go back, nor by what is no time', async () => {
    for (const body of [
      { action: 'jump', to: '2001-01-01T00:00:00Z' },
      { action: 'jump', to: 'tomorrow' },
      { action: 'jump', to: '3001-01-01T00:00:00Z' },
      { action: 'advance', ms: -1 },
      { action: 'advance', ms: '5' },
      { action: 'dance' },
      {},
    ]) {
      expect((await post('clock', body)).status).toBe(400);
    }
  });
});

test('no page of another site can touch the stage', async () => {
  expect((await post('clock', { action: 'stop' }, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
  expect((await post('faults/clear', {}, { origin: 'http://evil.example' })).status).toBe(403);
});

describe('fault rules', () => {
  test('are read strictly', () => {
    expect(readRule({ id: 'a', seam: 'jira', kind: 'rate-limit', times: 1 })).toEqual({
      id: 'a',
      seam: 'jira',
      kind: 'rate-limit',
      times: 1,
    });
    expect(readRule({ id: 'a', seam: 'moon', kind: 'rate-limit' })).toMatch(/seam/);
    expect(readRule({ id: 'a', seam: 'jira', kind: 'drop' })).toMatch(/for jira/);
    expect(readRule({ id: 'a', seam: 'queue', kind: 'drop' })).toEqual({ id: 'a', seam: 'queue', kind: 'drop' });
    expect(readRule({ id: 'a', seam: 'event', kind: 'time-out' })).toMatch(/one of drop, double, delay for event/);
    expect(readRule({ id: 'a', seam: 'jira', kind: 'time-out', probability: 2 })).toMatch(/probability/);
    expect(readRule({ seam: 'jira', kind: 'time-out' })).toMatch(/id/);
  });
});

const TABS: [string, string][] = [
  ['', 'What happens next'],
  ['/faults', 'Armed'],
  ['/meter', 'Prices and assumptions'],
  ['/queues', 'Queues'],
  ['/triggers', 'Web triggers'],
  ['/storage', 'Storage'],
  ['/log', 'Event log'],
  ['/invocations', 'Invocations'],
  ['/problems', 'Problems'],
  ['/app', 'Scopes'],
];

describe.each(['light', 'dark'] as const)('the page, %s', (theme) => {
  test('shows every tab, without a violation', async () => {
    const page = await browser.openPage(bench.server, { person: 'admin', theme }, '/lab');
    for (const [path, heading] of TABS) {
      await page.evaluate((to) => {
        history.pushState(null, '', to);
        dispatchEvent(new PopStateEvent('popstate'));
      }, `/lab${path}`);
      await page.getByRole('heading', { name: heading, exact: true }).waitFor();
      expect({ path, violations: await axeViolations(page) }).toEqual({ path, violations: [] });
    }
    expect(pageErrors(page)).toEqual([]);
    await page.goto(`${bench.server.url}/lab/meter`);
    await page.getByRole('heading', { name: 'Totals' }).waitFor();
    await shot(page, `lab-meter-${theme}`);
    await page.context().close();
  });
});

test('its buttons work: stop, step, a fault, for somebody who is nobody too', async () => {
  const page = await browser.openPage(bench.server, { person: 'nobody' }, '/lab');
  await page.getByRole('button', { name: 'Stop' }).click();
  await page.getByText('stopped', { exact: true }).waitFor();
  const before = bench.site.clock.now();
  await page.getByRole('button', { name: '+1 h' }).click();
  await becomes(() => bench.site.clock.now(), before + 3_600_000);
  await page.getByRole('button', { name: 'Start' }).click();
  await becomes(() => bench.site.clock.running, true);
  await page.getByRole('link', { name: 'Faults' }).click();
  await page.getByLabel('Every event comes twice').click();
  await becomes(() => bench.site.faults.list().map(({ rule }) => rule.kind), ['double']);
  await page.getByText('A rule of your own').click();
  await page.getByLabel('Name').fill('mine');
  await page.getByLabel('Label contains').fill('PUT ');
  await page.getByRole('button', { name: 'Arm', exact: true }).click();
  await becomes(() => bench.site.faults.list().find(({ rule }) => rule.id === 'mine')?.rule, {
    id: 'mine',
    seam: 'jira',
    kind: 'rate-limit',
    match: 'PUT ',
  });
  await page.getByRole('button', { name: 'Switch all off' }).click();
  await becomes(() => bench.site.faults.list(), []);
  await shot(page, 'lab-faults');
  await page.context().close();
});

test('the event log and the meter follow what happens', async () => {
  const page = await browser.openPage(bench.server, { person: 'admin' }, '/lab/log');
  await page.getByRole('heading', { name: 'Event log' }).waitFor();
  bench.site.journal.note('jira', 'something happened here', { detail: 'x'.repeat(100) });
  await page.getByText('something happened here').first().waitFor();
  const reply = await fetch(`${bench.server.url}/_sandbox/lab/meter`);
  const meter: unknown = await reply.json();
  expect(isRecord(meter) && isRecord(meter.totals) && meter.totals.invocations).toBe(0);
  await page.context().close();
});
