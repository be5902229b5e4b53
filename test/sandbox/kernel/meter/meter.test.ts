import { describe, expect, test } from '@jest/globals';
import { chargedSeconds, Meter } from './meter';
import { JIRA_POINTS_PER_HOUR, LATENCY, PRICES } from './prices';

describe('meter', () => {
  test('charges each call its documented latency at the declared memory', () => {
    const meter = new Meter();
    meter.finish(meter.begin({ id: '0', functionKey: 'f', moduleKey: 'm', moduleType: 'trigger', at: '' }), 'ok');
    const run = meter.begin({
      id: '1',
      functionKey: 'f',
      moduleKey: 'm',
      moduleType: 'consumer',
      at: '',
      subject: '10001',
      memoryMb: 1024,
    });
    run.calls.push(
      { seam: 'jira', label: 'GET /x', write: false, status: 200, points: 2, bytesRead: 0, bytesWritten: 0 },
      { seam: 'jira', label: 'PUT /x', write: true, status: 204, points: 1, bytesRead: 0, bytesWritten: 0 },
      { seam: 'kvs', label: 'set', write: true, status: 204, points: 0, bytesRead: 0, bytesWritten: 10_241 },
    );
    meter.finish(run, 'ok');
    expect(run.cold).toBe(false);
    const seconds = (LATENCY.ownWork + LATENCY.jiraRead + LATENCY.jiraWrite + LATENCY.kvs) / 1000;
    expect(chargedSeconds(run)).toBeCloseTo(seconds);
    expect(meter.bySubject()['10001']).toMatchObject({
      invocations: 1,
      jiraCalls: 2,
      points: 3,
      kvsBytesWritten: 10_241,
      kvsBytesWrittenRounded: 20_480,
    });
    expect(meter.bySubject()['10001']?.gbSeconds).toBeCloseTo(seconds);
    expect(meter.totals().invocations).toBe(2);
    const { usd, usdRounded } = meter.totals();
    expect(usdRounded - usd).toBeCloseTo(((20_480 - 10_241) / 1024 ** 3) * PRICES.kvsWrites.usdPerUnit, 12);
  });

  test('files calls of screens under the issue they are about, without points or price', () => {
    const meter = new Meter();
    meter.frontendCall('GET /x', '10001');
    meter.frontendCall('GET /x');
    expect(meter.frontend()).toEqual({ calls: 2, byLabel: { 'GET /x': 2 } });
    expect(meter.bySubject()).toMatchObject({ '10001': { screenCalls: 1, points: 0, usd: 0 } });
    expect(meter.totals().screenCalls).toBe(2);
  });

  test('the points pool empties at its bound and fills at the top of the hour', () => {
    const meter = new Meter();
    const hour = 1_700_000_000_000 - (1_700_000_000_000 % 3_600_000);
    expect(meter.spend(JIRA_POINTS_PER_HOUR, hour)).toBe(true);
    expect(meter.spend(1, hour + 3_599_999)).toBe(false);
    expect(meter.spend(1, hour + 3_600_000)).toBe(true);
  });
});
