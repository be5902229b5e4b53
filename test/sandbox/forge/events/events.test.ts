import { afterEach, describe, expect, test } from '@jest/globals';
import { type Bench, openBench } from '../testing/harness';
import { removeVariants, variant } from '../testing/variant';

let bench: Bench | undefined;
async function open(...args: Parameters<typeof openBench>): Promise<Bench> {
  bench = await openBench(...args);
  await bench.site.agenda.advance(bench.site.clock.now() + 1_000);
  await bench.kvs(['delete', 'notes']);
  return bench;
}
afterEach(async () => {
  await bench?.close();
  bench = undefined;
  removeVariants();
});

const created = (key: string, more: object = {}) => ({
  eventType: 'avi:jira:created:issue',
  body: { issue: { id: '1', key }, ...more },
  actor: 'bob',
});
const later = ({ site }: Bench, ms: number): Promise<number> => site.agenda.advance(site.clock.now() + ms);

describe('product events', () => {
  test('reach the triggers that listen, a moment later, with who caused them', async () => {
    const made = await open();
    made.jira.emit(created('X-1'));
    made.jira.emit({ eventType: 'avi:jira:deleted:issue', body: {} });
    expect(await made.notes()).toEqual([]);
    await later(made, 299);
    expect(await made.notes()).toEqual([]);
    await later(made, 1);
    expect(await made.notes()).toEqual(['avi:jira:created:issue X-1 self=false by=bob']);
  });

  test('are not sent when the change they tell of is rolled back', async () => {
    const made = await open();
    expect(() =>
      made.site.db.tx(() => {
        made.jira.emit(created('X-1'));
        throw new Error('no');
      }),
    ).toThrow('no');
    await later(made, 1_000);
    expect(await made.notes()).toEqual([]);
  });

  test('say when the app itself caused them; ignoreSelf keeps those away', async () => {
    const made = await open();
    const causedByApp = made.forge.app.appId;
    made.jira.emit({ ...created('X-1'), causedByApp });
    made.jira.emit({ eventType: 'avi:jira:commented:issue', body: { issue: { key: 'X-2' } }, causedByApp });
    made.jira.emit({ eventType: 'avi:jira:commented:issue', body: { issue: { key: 'X-3' } }, causedByApp: 'another' });
    await later(made, 1_000);
    expect(await made.notes()).toEqual(['avi:jira:created:issue X-1 self=true by=bob', 'avi:jira:commented:issue X-3 self=false by=']);
  });

  test('tell who caused them, but nobody is there to act as', async () => {
    const made = await open();
    made.jira.emit(created('X-1', { ask: 'user' }));
    await later(made, 1_000);
    expect(await made.notes()).toEqual(['avi:jira:created:issue X-1 self=false by=bob', 'as user: Authentication Required']);
  });

  test('larger than 200 KB are not delivered', async () => {
    const made = await open();
    made.jira.emit(created('X-1', { text: 'x'.repeat(200 * 1024 - 200) }));
    made.jira.emit(created('X-2', { text: 'x'.repeat(200 * 1024) }));
    await later(made, 1_000);
    expect(await made.notes()).toEqual(['avi:jira:created:issue X-1 self=false by=bob']);
  });

  test('are tried again as the function asks, four times at most', async () => {
    const made = await open();
    made.jira.emit(created('X-1', { ask: 'retry' }));
    await later(made, 60_000);
    expect(await made.notes()).toHaveLength(1);
    await later(made, 10_000);
    expect(await made.notes()).toHaveLength(2);
    await later(made, 200_000);
    expect((await made.notes()).filter((note) => note.startsWith('avi'))).toHaveLength(5);
    await later(made, 600_000);
    expect((await made.notes()).filter((note) => note.startsWith('avi'))).toHaveLength(5);
  });

  test('can be made to vanish, come twice, or come late and so in another order', async () => {
    const made = await open();
    const fault = async (kind: 'drop' | 'double' | 'delay', key: string): Promise<void> => {
      made.site.faults.arm({ id: 'e', seam: 'event', kind, match: 'created:issue', times: 1, delayMs: 5_000 });
      made.jira.emit(created(key));
    };
    await fault('drop', 'X-1');
    await fault('double', 'X-2');
    await fault('delay', 'X-3');
    made.jira.emit(created('X-4'));
    await later(made, 10_000);
    expect((await made.notes()).map((note) => note.split(' ')[1])).toEqual(['X-2', 'X-2', 'X-4', 'X-3']);
  });
});

describe('opening', () => {
  test('refuses an event the platform does not know', async () => {
    const appDir = variant((manifest) => manifest.replace('avi:jira:created:issue', 'avi:jira:created:isue'));
    await expect(openBench({ appDir })).rejects.toThrow('the platform has no event called avi:jira:created:isue');
  });

  test('refuses a function that is not there, an index on nothing, a time limit where none is allowed', async () => {
    const refusal = async (change: (manifest: string) => string): Promise<string> => {
      try {
        await (await openBench({ appDir: variant(change) })).close();
        return 'opened';
      } catch (error) {
        return String(error);
      }
    };
    expect(await refusal((text) => text.replace('function: sweep', 'function: swept'))).toContain(
      "undefined function module with key 'swept'",
    );
    expect(await refusal((text) => text.replace('range:\n              - weight', 'range:\n              - heft'))).toContain(
      'undeclared attributes heft',
    );
    expect(await refusal((text) => text.replace('handler: index.hook', 'handler: index.hook\n      timeoutSeconds: 100'))).toContain(
      'only for consumers',
    );
    expect(await refusal((text) => text.replace('handler: index.hook', 'handler: missing.hook'))).toContain(
      'src/missing, which does not exist',
    );
  });

  test('names what the local Jira does not have', async () => {
    const made = await open({
      appDir: variant((manifest) =>
        manifest.replace('  jira:adminPage:', '  jira:dashboardGadget:\n    - key: gadget\n      resource: main\n  jira:adminPage:'),
      ),
    });
    expect(made.site.problems.all().map((problem) => problem.what)).toEqual([
      'not supported by the local Jira: jira:dashboardGadget (gadget)',
    ]);
  });

  test('names what a supported module says and the local Jira does nothing with', async () => {
    const made = await open({
      appDir: variant((manifest) =>
        manifest
          .replace(
            '      type: number\n',
            '      type: number\n      view:\n        resource: main\n        formatter:\n          expression: "value + 1"\n          export: true\n',
          )
          .replace('      function: hook\n', '      function: hook\n      request:\n        authentication: hmacSharedSecret\n')
          .replace(
            '        - avi:jira:commented:issue\n',
            '        - eventType: avi:jira:commented:issue\n          payload:\n            include:\n              - fields\n',
          )
          .replace('        - avi:jira:updated:issue\n', '        - avi:jira:updated:issue\n        - avi:jira:created:version\n')
          .replace('      interval: hour\n', '      interval: hour\n      filter:\n        appIsLicensed: true\n')
          .replace('  jira:adminPage:\n    - key: admin\n', '  jira:adminPage:\n    - key: admin\n      render: native\n'),
      ),
    });
    expect(made.site.problems.all().map((problem) => problem.what.replace('not supported by the local Jira: ', ''))).toEqual([
      'render: native (UI Kit) of jira:adminPage (admin)',
      'view.resource of jira:customField (tally)',
      'view.formatter.export of jira:customField (tally)',
      'events.payload.include of trigger (on-comment)',
      'filter.appIsLicensed of scheduledTrigger (sweep-timer)',
      'request.authentication of webtrigger (hook-in)',
      'event avi:jira:created:version of trigger (on-issue), which it never sends',
    ]);
    const path = String(await made.value('url', { key: 'hook-in' })).replace(made.site.baseUrl, '');
    const answer = await made.forge.webTrigger(path, { method: 'POST', path, headers: {}, queryParameters: {}, body: '' });
    expect([answer.status, answer.body]).toEqual([501, expect.stringContaining('hmacSharedSecret')]);
  });
});
