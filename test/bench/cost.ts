import { move, suspend } from '../app/clocks/deeds';
import { deskChoices, screenCall, setUp, succeed, withFirebreak } from '../app/firebreak';
import { createIssue, settle } from '../fixture/firm';
import { accountId } from '../sandbox/demo/people';
import type { MeteredInvocation } from '../sandbox/kernel/meter/meter';
import { chargedSeconds } from '../sandbox/kernel/meter/meter';
import type { LocalJira } from '../sandbox/local-jira';
import { restAs } from '../support/local-jira';
import { printTable } from './table';

const MINUTE = 60_000;

/** What a stretch of work cost: Jira calls in order, points, storage calls, invocations and the GB-seconds the meter charges. */
type Cost = string[];

async function costOf(local: LocalJira, what: string, functions: readonly string[], work: () => Promise<unknown>): Promise<Cost> {
  const before = new Set(local.site.meter.invocations().map(({ id }) => id));
  await work();
  await settle(local, MINUTE);
  const runs = local.site.meter.invocations().filter(({ id, functionKey }) => !before.has(id) && functions.includes(functionKey));
  const calls = runs.flatMap((run) => run.calls);
  const jira = calls.filter(({ seam }) => seam === 'jira');
  return [
    what,
    jira.map(({ label }) => label.split(' ')[0]).join(' + ') || '–',
    String(jira.reduce((sum, { points }) => sum + points, 0)),
    String(calls.filter(({ seam }) => seam === 'kvs').length),
    String(runs.length),
    runs.reduce((sum, run) => sum + gbSeconds(run), 0).toFixed(2),
  ];
}

const gbSeconds = (run: MeteredInvocation): number => (chargedSeconds({ ...run, cold: false }) * run.memoryMb) / 1024;

/** Prints what the app’s first journey costs in calls of Jira, points of its rate limit, and GB-seconds. */
export async function cost(): Promise<void> {
  await withFirebreak(async (local) => {
    const settings = await setUp(local);
    const input = (intentId: string) => ({
      intentId,
      summary: 'VPN is down',
      description: 'Since nine.',
      impact: 'extensive',
      urgency: 'high',
      category: 'network',
      subcategory: 'network-vpn',
      services: ['network'],
      channel: 'jira',
    });
    const origin = await createIssue(local, 'lea', 'Checkout fails', { project: 'SHOP' });
    const raise = (as: 'lea' | 'sofia', intentId: string) =>
      succeed(screenCall(local, 'raiseIncident', input(intentId), { as, issue: origin }));
    const rows: Cost[] = [];
    const asAgent = '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b11';
    rows.push(await costOf(local, 'raise as a request, by an agent', ['resolve-raise'], () => raise('lea', asAgent)));
    const made = await raise('lea', asAgent);
    const issue = { id: made.issueId, key: made.key };
    rows.push(
      await costOf(local, 'raise as a request, by somebody without a place in the project', ['resolve-raise'], () =>
        raise('sofia', '5f1c9e52-3c5b-4c39-9d5d-0a8f3f7c2b12'),
      ),
    );
    const edit = (fields: unknown) => restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${issue.key}`, { fields });
    rows.push(await costOf(local, 'a look that changes nothing', ['reconcile'], () => edit({ summary: 'Still down' })));
    const urgency = settings.fields.urgency;
    rows.push(
      await costOf(local, 'a look that changes the priority', ['reconcile'], () =>
        edit({ [urgency?.fieldId ?? '']: { id: urgency?.options.low } }),
      ),
    );
    rows.push(
      await costOf(local, 'an edit of the priority by an agent, judged', ['reconcile'], () => edit({ priority: { name: 'Lowest' } })),
    );
    await edit({ [urgency?.fieldId ?? '']: { id: urgency?.options.critical } });
    await succeed(screenCall(local, 'releasePriority', {}, { as: 'lea', issue }));
    await settle(local, MINUTE);
    rows.push(
      await costOf(local, 'a look that changes clocks: work begins', ['reconcile'], () => move(local, issue, 'Work in progress')),
      await costOf(local, 'a look that changes clocks: it waits for a vendor', ['reconcile'], () =>
        suspend(local, issue, 'Waiting on vendor'),
      ),
      await costOf(local, 'a look that changes clocks: it goes on', ['reconcile'], () => move(local, issue, 'Work in progress')),
      await costOf(local, 'half a day in which time alone brings a clock to two warnings, risk and breach', ['sweep', 'reconcile'], () =>
        settle(local, 12 * 60 * MINUTE),
      ),
      await costOf(local, 'five minutes with nothing due: the sweep', ['sweep'], () => settle(local, 4 * MINUTE)),
      await costOf(local, 'explain this timer', ['resolve-panel'], () =>
        succeed(screenCall(local, 'explainClocks', {}, { as: 'lea', issue })),
      ),
    );
    rows.push(
      await costOf(local, 'set-up once more, with nothing to do', ['resolve-settings'], () =>
        succeed(screenCall(local, 'setUp', { choices: deskChoices(local), skip: [] }, { as: 'ada' })),
      ),
    );
    printTable('Calls of Jira, points of its rate limit, storage calls, invocations, GB-seconds (warm; latencies of docs/sandbox.md)', [
      ['', 'Jira', 'points', 'storage', 'runs', 'GB-s'],
      ...rows.map((row) => (row[1] && row[1].length > 40 ? [row[0] ?? '', `${row[1].split('+').length} calls`, ...row.slice(2)] : row)),
    ]);
  });
}
