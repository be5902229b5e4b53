import { getIssue } from '../../jira/issues/store';
import type { Entry } from '../../kernel/journal';
import { chargedSeconds } from '../../kernel/meter/meter';
import { DEFAULT_MEMORY_MB, JIRA_POINTS_PER_HOUR, LATENCY, PRICES } from '../../kernel/meter/prices';
import { refusal } from '../frames/guard';
import { textAt } from '../frames/values';
import { json, type Route, type WebContext } from '../route';
import { clockState } from './clock';
import { action } from './guarded';

/** Rows of the long lists. */
const SHOWN = 100;

const KINDS: readonly Entry['kind'][] = ['jira', 'event', 'invoke', 'log', 'queue', 'kvs', 'bridge', 'clock', 'fault', 'problem'];

function meterState({ site, jira }: WebContext): unknown {
  return {
    totals: site.meter.totals(),
    subjects: Object.entries(site.meter.bySubject()).map(([subject, totals]) => ({
      subject: getIssue(jira, subject)?.key ?? subject,
      totals,
    })),
    invocations: site.meter
      .invocations()
      .slice(-SHOWN)
      .reverse()
      .map((one) => ({
        id: one.id,
        at: one.at,
        functionKey: one.functionKey,
        moduleKey: one.moduleKey,
        subject: one.subject ?? '',
        outcome: one.outcome,
        jiraCalls: one.calls.filter((call) => call.seam === 'jira').length,
        kvsCalls: one.calls.filter((call) => call.seam === 'kvs').length,
        points: one.calls.reduce((sum, call) => sum + call.points, 0),
        seconds: chargedSeconds(one),
        calls: one.calls.map((call) => ({ seam: call.seam, label: call.label, status: call.status, points: call.points })),
      })),
    frontend: site.meter.frontend(),
    assumptions: { prices: PRICES, latency: LATENCY, pointsPerHour: JIRA_POINTS_PER_HOUR, memoryMb: DEFAULT_MEMORY_MB },
  };
}

function appState({ forge }: WebContext): unknown {
  const { app, manifest } = forge;
  const modules = typeof manifest.modules === 'object' && manifest.modules !== null ? Object.entries(manifest.modules) : [];
  return {
    name: app.name,
    appId: app.appId,
    environmentId: app.environmentId,
    accountId: app.accountId,
    folder: forge.appDir,
    scopes: app.scopes,
    modules: modules.map(([type, list]) => ({
      type,
      keys: Array.isArray(list) ? list.map((module: unknown) => textAt(module, 'key') ?? '') : [],
    })),
  };
}

/** GET /_sandbox/lab/<part>: what one tab of the lab shows. */
export const labReads: Route[] = [
  read('clock', (context) => ({ clock: clockState(context), agenda: context.site.agenda.list().slice(0, SHOWN) })),
  read('faults', ({ site }) => ({ faults: site.faults.list() })),
  read('meter', meterState),
  read('queues', ({ forge }) => ({ queues: forge.inspect.queues() })),
  read('schedules', ({ forge }) => ({ schedules: forge.inspect.schedules() })),
  read('triggers', ({ forge }) => ({ triggers: forge.inspect.webTriggers() })),
  read('invocations', ({ forge }) => ({ invocations: forge.inspect.invocations().slice(0, SHOWN) })),
  read('problems', ({ site }) => ({ problems: [...site.problems.all()].reverse() })),
  read('app', appState),
  read('storage', ({ forge }, query) => {
    const prefix = query.get('prefix') || undefined;
    const entity = query.get('entity') || undefined;
    const after = query.get('after') || undefined;
    return forge.inspect.storage({
      limit: SHOWN,
      ...(prefix === undefined ? {} : { prefix }),
      ...(entity === undefined ? {} : { entity }),
      ...(after === undefined ? {} : { after }),
    });
  }),
  read('journal', ({ site }, query) => {
    const kind = KINDS.find((known) => known === query.get('kind'));
    return { entries: site.journal.list(Number(query.get('after') ?? 0) || 0, kind).slice(-500), kinds: KINDS };
  }),
];

function read(part: string, show: (context: WebContext, query: URLSearchParams) => unknown): Route {
  return {
    origin: 'jira',
    method: 'GET',
    path: new RegExp(`^/_sandbox/lab/${part}$`),
    handle: (context, request) => json(show(context, request.url.searchParams)),
  };
}

/** What the lab's buttons do besides the clock and the faults. */
export const labActions: Route[] = [
  action(/^\/_sandbox\/lab\/meter\/reset$/, ({ site }) => {
    site.meter.reset();
    return { status: 204 };
  }),
  action(/^\/_sandbox\/lab\/journal\/clear$/, ({ site }) => {
    site.journal.clear();
    return { status: 204 };
  }),
  action(/^\/_sandbox\/lab\/problems\/clear$/, ({ site }) => {
    site.problems.clear();
    return { status: 204 };
  }),
  action(/^\/_sandbox\/lab\/schedules\/run$/, async ({ forge }, asked) => {
    const result = await forge.runScheduled(textAt(asked, 'key') ?? '');
    return json(result.ok ? { outcome: 'ok' } : { outcome: result.outcome, error: result.error.message });
  }),
  action(/^\/_sandbox\/lab\/triggers\/try$/, async ({ forge }, asked) => {
    const url = URL.canParse(textAt(asked, 'url') ?? '') ? new URL(textAt(asked, 'url') ?? '') : undefined;
    const known = forge.inspect.webTriggers().some((trigger) => url !== undefined && trigger.url === url.origin + url.pathname);
    if (!url || !known) return refusal(400, 'This is not the address of one of the web triggers.');
    const body = typeof asked.body === 'string' ? asked.body : '';
    const answer = await forge.webTrigger(url.pathname, {
      method: textAt(asked, 'method') ?? 'POST',
      path: url.pathname,
      headers: { 'content-type': ['application/json'], 'user-agent': ['lab'] },
      queryParameters: Object.fromEntries([...new Set(url.searchParams.keys())].map((name) => [name, url.searchParams.getAll(name)])),
      body,
    });
    return json(answer);
  }),
  action(/^\/_sandbox\/lab\/lifecycle$/, async ({ forge, jira }, asked) => {
    const admin = jira.people.find((person) => person.title?.includes('Admin') ?? false)?.id ?? 'admin';
    switch (asked.event) {
      case 'upgraded':
        await forge.reload();
        await forge.lifecycle('upgraded', admin);
        break;
      case 'installed':
      case 'uninstalled':
        await forge.lifecycle(asked.event, admin);
        break;
      default:
        return refusal(400, 'event must be installed, upgraded or uninstalled.');
    }
    return { status: 204 };
  }),
];
