import type { Invoker } from './invoke';
import { isRecord, record, text } from './json';
import { functionOf } from './manifest/manifest';
import type { Platform } from './platform';
import type { InvokeResult, ModuleInfo } from './types';

const JOB = 'forge.schedule';
/** A run that comes late, the next ones as planned. */
const LATE = 'forge.schedule.late';

/** Intervals of scheduled triggers, ms. */
const INTERVAL_MS: Readonly<Record<string, number>> = { fiveMinute: 300_000, hour: 3_600_000, day: 86_400_000, week: 604_800_000 };

/**
 * Scheduled triggers: one named job each, so that neither restarts nor `advance` lose or double them. A failed run is not repeated.
 * Faults of events with "schedule <key>" as their label make runs fall out, come twice or late.
 */
export class Schedules {
  constructor(
    private readonly platform: Platform,
    private readonly invoker: () => Invoker,
  ) {
    const { site } = platform;
    site.db.define('CREATE TABLE IF NOT EXISTS forge_schedule (key TEXT PRIMARY KEY, at TEXT NOT NULL, outcome TEXT NOT NULL)');
    site.agenda.on(JOB, (body) => this.#due(text(record(body).key) ?? ''));
    site.agenda.on(LATE, async (body) => {
      const key = text(record(body).key) ?? '';
      if (platform.installed && this.#modules().some((module) => module.key === key)) await this.run(key);
    });
  }

  /** Plans what the manifest asks for and is not planned yet; forgets what it asks for no more. */
  plan(): void {
    const { site, settings } = this.platform;
    const planned = new Map(site.agenda.list(JOB).map((job) => [text(record(job.body).key) ?? '', job]));
    const wanted = this.#modules();
    for (const module of wanted) if (!planned.has(module.key)) this.#next(module.key, site.clock.now() + settings.firstScheduleMs);
    for (const [key, job] of planned) if (!wanted.some((module) => module.key === key)) site.agenda.remove(job.id);
  }

  stop(): void {
    const { agenda } = this.platform.site;
    for (const job of [...agenda.list(JOB), ...agenda.list(LATE)]) this.platform.site.agenda.remove(job.id);
    this.platform.site.db.run('DELETE FROM forge_schedule');
  }

  list(): { key: string; interval: string; next: number; last?: { at: string; outcome: string } }[] {
    const { site } = this.platform;
    const planned = new Map(site.agenda.list(JOB).map((job) => [text(record(job.body).key) ?? '', job.due]));
    return this.#modules().map((module) => {
      const last = site.db.get<{ at: string; outcome: string }>('SELECT at, outcome FROM forge_schedule WHERE key = ?', module.key);
      return { key: module.key, interval: String(module.props.interval), next: planned.get(module.key) ?? 0, ...(last ? { last } : {}) };
    });
  }

  async run(key: string): Promise<InvokeResult> {
    const { site } = this.platform;
    const module = this.#modules().find((candidate) => candidate.key === key);
    const functionKey = module && functionOf(module);
    if (!module || functionKey === undefined) throw new Error(`sandbox: there is no scheduled trigger ${key}`);
    const at = site.clock.iso();
    const result = await this.invoker().invoke({
      functionKey,
      moduleKey: key,
      moduleType: 'scheduledTrigger',
      kind: 'scheduled',
      event: { context: { cloudId: site.cloudId, moduleKey: key }, contextToken: `local-${key}` },
    });
    site.db.run(
      'INSERT INTO forge_schedule (key, at, outcome) VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET at = excluded.at, outcome = excluded.outcome',
      ...[key, at, outcomeOf(result)],
    );
    return result;
  }

  async #due(key: string): Promise<void> {
    const module = this.#modules().find((candidate) => candidate.key === key);
    if (!module) return;
    this.#next(key, this.platform.site.clock.now() + (INTERVAL_MS[String(module.props.interval)] ?? 3_600_000));
    const { site } = this.platform;
    const fault = site.faults.strike('event', `schedule ${key}`);
    if (fault) site.journal.note('fault', `${fault.kind} on scheduled trigger ${key}`);
    if (fault?.kind === 'drop') return;
    if (fault?.kind === 'delay') {
      site.agenda.add({ due: site.clock.now() + (fault.delayMs ?? 60_000), kind: LATE, body: { key } });
      return;
    }
    await this.run(key);
    if (fault?.kind === 'double') await this.run(key);
  }

  #next(key: string, due: number): void {
    this.platform.site.agenda.add({ due, kind: JOB, name: `${JOB}:${key}`, body: { key } });
  }

  #modules(): ModuleInfo[] {
    return this.platform.manifest.modules.filter((module) => module.type === 'scheduledTrigger');
  }
}

/** The platform expects {statusCode} or nothing, and files anything else as 424. */
function outcomeOf(result: InvokeResult): string {
  if (!result.ok) return result.outcome;
  if (result.value === undefined || result.value === null) return 'ok';
  return isRecord(result.value) && typeof result.value.statusCode === 'number'
    ? `ok (${result.value.statusCode})`
    : '424: the answer has no statusCode';
}
