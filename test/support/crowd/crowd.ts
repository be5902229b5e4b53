import { AppFault, fault } from '../../../src/contract/errors';
import { type ActLog, NO_ACTS } from '../../../src/domain/acts/act';
import type { IssueFacts } from '../../../src/domain/incident/facts';
import type { ApplicationRun, BulkWork, IncidentWrite, WakeUp } from '../../../src/ports';
import { askForLook } from '../../../src/usecases/ask-for-looks';
import { runStorm, runSweep, type StormPorts } from '../../../src/usecases/bulk/run-storm';
import { spread } from '../../../src/usecases/bulk/spread';
import { type ApplyPorts, applyPolicy } from '../../../src/usecases/policy/apply-policy';
import { lookWhenDue } from '../../../src/usecases/reconcile/look-when-due';
import { reconcileIncident } from '../../../src/usecases/reconcile/reconcile-incident';
import { QUEUE } from '../../sandbox/forge/limits';
import { JIRA_POINTS_PER_HOUR, LATENCY } from '../../sandbox/kernel/meter/prices';
import { facts, NOW, POLICY, SETTINGS } from '../../unit/fakes';
import { MemoryGroups } from '../memory-groups';
import { MemoryHealth } from '../memory-health';
import { VirtualTime } from './time';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Calls of one method a second on one endpoint (Jira's rate-limiting page), by all apps; none of the others calls here. */
const BURST = { GET: 100, POST: 100, PUT: 50 } as const;
/** Seconds Jira tells whoever is over it to wait. */
const BURST_WAIT = 5;

/** An incident as Jira keeps it. */
type Incident = IssueFacts;

/**
 * Many incidents under the caps of the real platform: calls take their time, Jira refuses more than its bursts and its points, the queue more
 * than its events a minute. The use cases are the app's own, and run on it as entry runs them; time is virtual.
 */
export class Crowd {
  readonly health = new MemoryHealth();
  readonly groups = new MemoryGroups();
  readonly time = new VirtualTime(NOW);
  readonly incidents = new Map<string, Incident>();
  readonly wakeUps = new Map<string, WakeUp>();
  readonly acts = new Map<string, ActLog>();
  readonly work: BulkWork[] = [];
  run: ApplicationRun | undefined;
  /** When each incident was looked at, in the order it happened. */
  readonly looks: { issueId: string; at: number }[] = [];
  /** Points by the full hour in which they were spent. */
  readonly points = new Map<number, number>();
  /** Times Jira, and the queue, said no. */
  readonly refused = { burst: 0, points: 0, queue: 0 };
  /** What a call of Jira's throws instead, if anything. */
  failing: ((call: string, issueId: string | undefined) => AppFault | undefined) | undefined;
  readonly #bursts = new Map<string, { second: number; calls: number }>();
  readonly #pushed: { at: number; events: number }[] = [];
  #revision = 0;

  /** Incidents nobody has looked at yet. */
  constructor(count: number) {
    for (let n = 0; n < count; n++) {
      const issueId = String(20_001 + n);
      this.incidents.set(issueId, facts({ issueId, key: `IT-${n + 1}` }));
    }
  }

  /** Schedules the sweep as the platform does, the first after so many ms. */
  sweepEveryFiveMinutes(first: number): void {
    const again = async (): Promise<void> => {
      await this.time.sleep(first);
      for (;;) {
        this.#start(async () => void (await runSweep(this.ports)));
        await this.time.sleep(5 * MINUTE);
      }
    };
    void again();
  }

  /** An event of an incident reaches the app. */
  event(issueId: string): void {
    this.#start(() => askForLook(this.ports, issueId));
  }

  publish(): void {
    const at = new Date(this.time.now).toISOString();
    this.run = { version: 1, applies: 'open', state: 'waiting', total: 0, asked: 0, since: at, at, pending: [] };
    this.#start(() => this.ports.queue.applyPolicy(1, 60));
  }

  /** Everything there is to look at was looked at. */
  allSeen(): boolean {
    for (const { property } of this.incidents.values()) if (property === undefined) return false;
    return true;
  }

  async #jira(method: keyof typeof BURST, call: string, points: number, issueId?: string): Promise<void> {
    const failure = this.failing?.(call, issueId);
    if (failure) throw failure;
    const second = Math.floor(this.time.now / 1000);
    const burst = this.#bursts.get(call);
    const calls = burst?.second === second ? burst.calls + 1 : 1;
    this.#bursts.set(call, { second, calls });
    if (calls > BURST[method]) {
      this.refused.burst++;
      throw busy(BURST_WAIT);
    }
    const hour = this.time.now - (this.time.now % HOUR);
    const spent = (this.points.get(hour) ?? 0) + points;
    if (spent > JIRA_POINTS_PER_HOUR) {
      this.refused.points++;
      throw busy(Math.ceil((hour + HOUR - this.time.now) / 1000));
    }
    this.points.set(hour, spent);
    await this.time.sleep(method === 'PUT' || call === 'say' ? LATENCY.jiraWrite : LATENCY.jiraRead);
  }

  #kvs = (): Promise<void> => this.time.sleep(LATENCY.kvs);

  /** Runs something as the platform runs a function; it asks for another try as entry/retry.ts does. */
  #start(run: () => Promise<unknown>, delayS = 0): void {
    const go = async (): Promise<void> => {
      await this.time.sleep(delayS * 1000);
      try {
        await run();
      } catch (error) {
        if (!(error instanceof AppFault) || !['TRY_LATER', 'CONFLICT'].includes(error.error.code)) throw error;
        this.#start(run, error.error.code === 'CONFLICT' ? 1 : spread(error.retryAfter ?? 30));
      }
    };
    void go();
  }

  async #push(events: { delayS: number; run: () => Promise<unknown> }[]): Promise<void> {
    const since = this.time.now - MINUTE;
    while ((this.#pushed[0]?.at ?? since + 1) <= since) this.#pushed.shift();
    const before = this.#pushed.reduce((sum, push) => sum + push.events, 0);
    if (before + events.length > QUEUE.eventsPerMinute || events.length > QUEUE.eventsPerPush) {
      this.refused.queue++;
      throw fault('TRY_LATER', 'The queue took no event: too many requests');
    }
    this.#pushed.push({ at: this.time.now, events: events.length });
    for (const { delayS, run } of events) this.#start(run, delayS);
    await this.time.sleep(LATENCY.queuePush);
  }

  #look = (issueId: string, due?: number) => async (): Promise<void> => {
    await (due === undefined ? reconcileIncident(this.ports, issueId) : lookWhenDue(this.ports, issueId, due));
  };

  #written(issueId: string, { state, lozenge, fields }: IncidentWrite): void {
    const before = this.incidents.get(issueId);
    if (!before) return;
    const { priority } = fields;
    const priorityId = typeof priority === 'object' && priority !== null && 'id' in priority ? String(priority.id) : before.priorityId;
    const after = {
      ...before,
      ...(priorityId === undefined ? {} : { priorityId }),
      property: state,
      lozenge: { type: 'lozenge', value: lozenge },
    };
    this.incidents.set(issueId, after);
    this.looks.push({ issueId, at: this.time.now });
  }

  #said(issueId: string, values: Record<string, string | null>): void {
    const before = this.incidents.get(issueId);
    if (!before) return;
    const { firstResponseDue, resolutionDue, slaStatus } = SETTINGS.appFields;
    const of = (id: string | undefined) => (id === undefined ? undefined : values[id]);
    const said = { firstResponseDue: of(firstResponseDue), resolutionDue: of(resolutionDue), slaStatus: of(slaStatus) };
    const filled = Object.fromEntries(Object.entries(said).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])));
    this.incidents.set(issueId, { ...before, appFields: { ...before.appFields, ...filled } });
  }

  readonly ports: StormPorts & ApplyPorts & Parameters<typeof askForLook>[0] = {
    clock: { now: () => this.time.now },
    jira: {
      readFacts: async (issueId) => {
        await this.#jira('GET', 'read', 2, issueId);
        return this.incidents.get(issueId);
      },
      readStatusCategories: async () => ({}),
      ...this.groups.jira,
      readActive: async (ids) => new Set(ids),
      readMembership: async (accountId) => ({ accountId, groupIds: [], roleIds: [], locale: 'en_US' }),
      readListener: async (accountId) => ({ accountId, locale: 'en_US' }),
      writeIncident: async (issueId, write) => {
        await this.#jira('PUT', 'write', 1, issueId);
        this.#written(issueId, write);
      },
      writeAppFields: async (issueId, values) => {
        await this.#jira('POST', 'say', 1, issueId);
        this.#said(issueId, values);
      },
      comment: async (issueId) => this.#jira('POST', 'comment', 1, issueId),
      findComment: async () => false,
      createTask: async (task) => {
        await this.#jira('POST', 'task', 1, task.parentId);
        return { id: '1', key: 'CROWD-1' };
      },
      findTask: async () => undefined,
      notify: async (issueId) => this.#jira('POST', 'notify', 1, issueId),
      commentInWords: async (issueId) => this.#jira('POST', 'comment', 1, issueId),
      notifyInWords: async (issueId) => this.#jira('POST', 'notify', 1, issueId),
      readActors: async () => ({ users: [], groups: [] }),
      listWays: async () => [],
      setFields: async (issueId) => this.#jira('PUT', 'edit', 1, issueId),
      transition: async (issueId) => this.#jira('POST', 'transition', 1, issueId),
      addLabel: async (issueId) => this.#jira('PUT', 'label', 1, issueId),
    },
    bulk: {
      readFacts: async (issueIds) => {
        await this.#jira('POST', 'read in bulk', 1 + issueIds.length);
        return { facts: issueIds.flatMap((id) => this.incidents.get(id) ?? []), unread: [] };
      },
      writeAppFields: async (updates) => {
        await this.#jira('POST', 'say', 1);
        for (const { issueId, values } of updates) this.#said(issueId, values);
      },
      findChanged: async () => ({ facts: [], unread: [], refused: [] }),
      findUnseen: async () => ({ ids: [], refused: [] }),
    },
    app: {
      countOpen: async () => this.incidents.size,
      listOpen: async (_, cursor) => {
        const from = Number(cursor ?? 0);
        const ids = [...this.incidents.keys()].slice(from, from + 1_000);
        await this.#jira('POST', 'search', 1 + ids.length);
        return { ids, ...(from + ids.length < this.incidents.size ? { cursor: String(from + ids.length) } : {}) };
      },
    },
    store: {
      health: this.health.store,
      groups: this.groups.store,
      readSettings: async () => SETTINGS,
      readPolicy: async () => POLICY,
      readPolicyFor: async () => POLICY,
      readStatuses: async () => ({ at: new Date(this.time.now).toISOString(), categories: { '1': 'new', '3': 'indeterminate' } }),
      saveStatuses: async () => undefined,
      readActs: async (issueId) => this.acts.get(issueId) ?? NO_ACTS,
      readManyActs: async (issueIds) => {
        await this.#kvs();
        return new Map(issueIds.flatMap((id): [string, ActLog][] => nonNull(this.acts.get(id)).map((log) => [id, log])));
      },
      appendActs: async (issueId, after, acts) => {
        await this.#kvs();
        this.acts.set(issueId, { version: after.version + 1, acts: [...after.acts, ...acts] });
      },
      effects: { claim: async () => 'yours', read: async () => undefined, mark: () => this.#kvs(), release: () => this.#kvs() },
      applications: {
        read: async () => structuredClone(this.run),
        save: async (run) => {
          await this.#kvs();
          this.run = structuredClone(run);
        },
      },
      wakeUps: {
        read: async (issueId) => this.wakeUps.get(issueId),
        readMany: async (issueIds) => {
          await this.#kvs();
          return new Map(issueIds.flatMap((id): [string, WakeUp][] => [...nonNull(this.wakeUps.get(id))].map((row) => [id, row])));
        },
        until: async (instant) => {
          await this.#kvs();
          const due = [...this.wakeUps.values()].filter(({ next }) => next <= instant).sort((a, b) => a.next - b.next);
          return { wakeUps: due.slice(0, 400), all: due.length <= 400 };
        },
        save: async (rows) => {
          await this.#kvs();
          for (const row of rows) this.wakeUps.set(row.issueId, row);
        },
        settle: async (issueId, known, wakeUp) => {
          await this.#kvs();
          if (this.wakeUps.get(issueId)?.due !== known?.due) throw fault('CONFLICT', 'asked for meanwhile');
          if (wakeUp) this.wakeUps.set(issueId, wakeUp);
          else this.wakeUps.delete(issueId);
        },
      },
      bulk: {
        readWork: async () => {
          const work = this.work.at(-1);
          return { revision: this.#revision, ...(work ? { work } : {}) };
        },
        writeWork: async (after, work) => {
          await this.#kvs();
          if (after !== this.#revision) return false;
          this.#revision++;
          this.work.push(work);
          return true;
        },
        readSearchedUpTo: async () => undefined,
        saveSearchedUpTo: async () => undefined,
      },
    },
    queue: {
      look: (issueId) => this.#push([{ delayS: 0, run: this.#look(issueId) }]),
      looks: (looks) => this.#push(looks.map(({ issueId, delayS, due }) => ({ delayS, run: this.#look(issueId, due) }))),
      sweepOn: (delayS) => this.#push([{ delayS, run: () => runSweep(this.ports) }]),
      storm: (delayS) => this.#push([{ delayS, run: () => runStorm(this.ports) }]),
      applyPolicy: (version, delayS) => this.#push([{ delayS, run: () => applyPolicy(this.ports, version) }]),
    },
  };
}

const busy = (seconds: number): AppFault =>
  new AppFault({ code: 'TRY_LATER', message: 'Jira answered 429', retryAfter: seconds }, seconds, 429);
const nonNull = <T>(value: T | undefined): T[] => (value === undefined ? [] : [value]);
