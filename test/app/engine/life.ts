import { createIssue, type Made, settle } from '../../fixture/firm';
import { accountId } from '../../sandbox/demo/people';
import { chargedSeconds, type MeteredInvocation } from '../../sandbox/kernel/meter/meter';
import { KVS_ROUNDING } from '../../sandbox/kernel/meter/prices';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { comment, move, suspend } from '../clocks/deeds';
import { setUp } from '../firebreak';
import { levelFields } from '../level-fields';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** What some invocations cost. Without Jest: the benchmark measures it too. */
export interface Cost {
  points: number;
  gbSeconds: number;
  jiraCalls: number;
  /** Bytes of storage as they are, and with each operation rounded up to ten kilobytes. */
  read: { bytes: number; rounded: number };
  written: { bytes: number; rounded: number };
  logBytes: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
const roundUp = (bytes: number): number => Math.max(1, Math.ceil(bytes / KVS_ROUNDING)) * KVS_ROUNDING;

/** @param warm without the time of cold starts. */
export function costOf(runs: readonly MeteredInvocation[], warm = true): Cost {
  const calls = runs.flatMap((run) => run.calls);
  const jira = calls.filter(({ seam }) => seam === 'jira');
  const kvs = calls.filter(({ seam }) => seam === 'kvs');
  const bytes = (write: boolean): Cost['read'] => {
    const moved = kvs.filter((call) => call.write === write).map((call) => (write ? call.bytesWritten : call.bytesRead));
    return { bytes: sum(moved), rounded: sum(moved.map(roundUp)) };
  };
  return {
    points: sum(jira.map(({ points }) => points)),
    gbSeconds: sum(runs.map((run) => (chargedSeconds(warm ? { ...run, cold: false } : run) * run.memoryMb) / 1024)),
    jiraCalls: jira.length,
    read: bytes(false),
    written: bytes(true),
    logBytes: sum(runs.map(({ logBytes }) => logBytes)),
  };
}

/**
 * The whole life of an incident over two hours: made in Jira with impact and urgency; eight changes by people (assigned, in progress, a comment,
 * the summary, on hold, in progress, urgency, resolved); a warning of a clock, which follows from time alone; closure. Answers what it
 * cost itself (`found` of its points for being found by hourly searches), and apart from that what a site costs by the hour however many incidents it has: sweeps with nothing due, searches, check-ups.
 */
export async function wholeLife(local: LocalJira): Promise<{ incident: Cost; site: Cost; hours: number; found: number }> {
  const settings = await setUp(local);
  // The first incident of a site asks for its statuses, which the others find in storage for a day.
  await live(local, settings);
  const before = new Set(local.site.meter.invocations().map(({ id }) => id));
  const began = local.site.clock.now();
  await live(local, settings);
  const runs = local.site.meter.invocations().filter(({ id }) => !before.has(id));
  const idle = (run: MeteredInvocation): boolean => run.functionKey === 'sweep' && !run.calls.some(({ seam }) => seam === 'queue');
  const searches = runs.filter(({ functionKey }) => functionKey === 'find-missed');
  const checkUps = runs.filter(({ functionKey }) => functionKey === 'check-up');
  const ofSite = (run: MeteredInvocation): boolean => idle(run) || searches.includes(run) || checkUps.includes(run);
  const incident = costOf(runs.filter((run) => !ofSite(run)));
  const site = costOf(runs.filter(ofSite));
  // A search is two calls, and a point for each incident it finds: that one is the incident's.
  const found = costOf(searches).points - 2 * searches.length;
  return {
    incident: { ...incident, points: incident.points + found },
    site: { ...site, points: site.points - found },
    hours: (local.site.clock.now() - began) / HOUR,
    found,
  };
}

async function live(local: LocalJira, settings: Awaited<ReturnType<typeof setUp>>): Promise<Made> {
  const levels = levelFields(settings, { impact: 'extensive', urgency: 'critical' });
  const issue = await createIssue(local, 'lea', 'Printer on fire', { project: 'DESK', type: '[System] Incident', fields: levels });
  const put = (body: unknown) => restAs(local, accountId('lea'), 'PUT', `/rest/api/3/issue/${issue.key}`, body);
  const pause = (ms: number) => settle(local, ms);
  await pause(2 * MINUTE);
  await put({ fields: { assignee: { accountId: accountId('lea') } } });
  // Past the first warning of the goal for the first response, which is half of a quarter of an hour.
  await pause(8 * MINUTE);
  await move(local, issue, 'Work in progress');
  await pause(10 * MINUTE);
  await comment(local, issue, 'lea');
  await pause(5 * MINUTE);
  await put({ fields: { summary: 'Printer on fire, third floor' } });
  await pause(10 * MINUTE);
  await suspend(local, issue, 'Waiting on vendor');
  await pause(20 * MINUTE);
  await move(local, issue, 'Work in progress');
  await pause(10 * MINUTE);
  await put({ fields: levelFields(settings, { urgency: 'high' }) });
  await pause(40 * MINUTE);
  await move(local, issue, 'Completed');
  await pause(10 * MINUTE);
  await move(local, issue, 'Closed');
  await pause(HOUR);
  return issue;
}
