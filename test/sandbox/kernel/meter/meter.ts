import { DEFAULT_MEMORY_MB, JIRA_POINTS_PER_HOUR, KVS_ROUNDING, LATENCY, PRICES } from './prices';

/** One call a function made. */
export interface MeteredCall {
  seam: 'jira' | 'kvs' | 'queue' | 'other';
  /** "GET /rest/api/3/issue/{issueIdOrKey}", "set", "entity/query", … */
  label: string;
  write: boolean;
  status: number;
  /** Jira rate-limit points. */
  points: number;
  bytesRead: number;
  bytesWritten: number;
}

/** One run of a function of the app. */
export interface MeteredInvocation {
  id: string;
  functionKey: string;
  moduleKey: string;
  moduleType: string;
  /** The issue this was about (key or id), where known. */
  subject?: string;
  at: string;
  memoryMb: number;
  cold: boolean;
  calls: MeteredCall[];
  logBytes: number;
  outcome: 'ok' | 'error' | 'timeout' | 'crash';
}

/** Sums over invocations. */
export interface Totals {
  invocations: number;
  gbSeconds: number;
  jiraCalls: number;
  jiraReads: number;
  jiraWrites: number;
  points: number;
  kvsReads: number;
  kvsWrites: number;
  kvsBytesRead: number;
  kvsBytesWritten: number;
  /** The same with each operation rounded up to 10 KB. */
  kvsBytesReadRounded: number;
  kvsBytesWrittenRounded: number;
  queuePushes: number;
  /** Jira calls of the app's screens: no points, no price. */
  screenCalls: number;
  logBytes: number;
  /** Price without the free allowance, US dollars; storage by its bytes as they are. */
  usd: number;
  /** The same with each storage operation rounded up to 10 KB: the price list does not say which is charged. */
  usdRounded: number;
}

const GB = 1024 ** 3;
/** Single invocations kept for the lab and for tests; sums go on for ever. */
const KEPT = 2_000;

/** Seconds one invocation would have taken on the platform, by the latencies of `prices.ts`. */
export function chargedSeconds(invocation: MeteredInvocation): number {
  const calls = invocation.calls.reduce((sum, call) => sum + latencyOf(call), 0);
  return (LATENCY.ownWork + calls + (invocation.cold ? LATENCY.coldStart : 0)) / 1000;
}

function latencyOf(call: MeteredCall): number {
  switch (call.seam) {
    case 'jira':
      return call.write ? LATENCY.jiraWrite : LATENCY.jiraRead;
    case 'kvs':
      return LATENCY.kvs;
    case 'queue':
      return LATENCY.queuePush;
    case 'other':
      return LATENCY.other;
  }
}

function rounded(bytes: number): number {
  return Math.max(1, Math.ceil(bytes / KVS_ROUNDING)) * KVS_ROUNDING;
}

function zero(): Totals {
  return {
    invocations: 0,
    gbSeconds: 0,
    jiraCalls: 0,
    jiraReads: 0,
    jiraWrites: 0,
    points: 0,
    kvsReads: 0,
    kvsWrites: 0,
    kvsBytesRead: 0,
    kvsBytesWritten: 0,
    kvsBytesReadRounded: 0,
    kvsBytesWrittenRounded: 0,
    queuePushes: 0,
    screenCalls: 0,
    logBytes: 0,
    usd: 0,
    usdRounded: 0,
  };
}

function price({ gbSeconds, logBytes }: Totals, bytesRead: number, bytesWritten: number): number {
  return (
    gbSeconds * PRICES.functions.usdPerUnit +
    (bytesRead / GB) * PRICES.kvsReads.usdPerUnit +
    (bytesWritten / GB) * PRICES.kvsWrites.usdPerUnit +
    (logBytes / GB) * PRICES.logs.usdPerUnit
  );
}

function addTo(sum: Totals, invocation: MeteredInvocation): void {
  sum.invocations++;
  sum.gbSeconds += (chargedSeconds(invocation) * invocation.memoryMb) / 1024;
  sum.logBytes += invocation.logBytes;
  for (const call of invocation.calls) {
    if (call.seam === 'jira') {
      sum.jiraCalls++;
      if (call.write) sum.jiraWrites++;
      else sum.jiraReads++;
      sum.points += call.points;
    } else if (call.seam === 'kvs') {
      if (call.write) {
        sum.kvsWrites++;
        sum.kvsBytesWritten += call.bytesWritten;
        sum.kvsBytesWrittenRounded += rounded(call.bytesWritten);
      } else {
        sum.kvsReads++;
        sum.kvsBytesRead += call.bytesRead;
        sum.kvsBytesReadRounded += rounded(call.bytesRead);
      }
    } else if (call.seam === 'queue') sum.queuePushes++;
  }
  sum.usd = price(sum, sum.kvsBytesRead, sum.kvsBytesWritten);
  sum.usdRounded = price(sum, sum.kvsBytesReadRounded, sum.kvsBytesWrittenRounded);
}

/** Counts what the app would be charged and limited for. Front-end Jira calls are counted apart: Atlassian charges no points for them. */
export class Meter {
  #kept: MeteredInvocation[] = [];
  #sum = zero();
  readonly #bySubject = new Map<string, Totals>();
  #frontend = { calls: 0, byLabel: new Map<string, number>() };
  #hour = { start: 0, points: 0 };
  #count = 0;

  /** Begins an invocation; `finish` files it. */
  begin(start: Omit<MeteredInvocation, 'calls' | 'logBytes' | 'outcome' | 'cold' | 'memoryMb'> & { memoryMb?: number }): MeteredInvocation {
    const cold = this.#count++ % LATENCY.coldEvery === 0;
    return { ...start, memoryMb: start.memoryMb ?? DEFAULT_MEMORY_MB, cold, calls: [], logBytes: 0, outcome: 'ok' };
  }

  finish(invocation: MeteredInvocation, outcome: MeteredInvocation['outcome']): void {
    invocation.outcome = outcome;
    this.#kept.push(invocation);
    if (this.#kept.length > KEPT * 2) this.#kept = this.#kept.slice(-KEPT);
    addTo(this.#sum, invocation);
    if (invocation.subject) addTo(this.#subject(invocation.subject), invocation);
  }

  /** Spends points at a sandbox instant; false when the hour's pool is empty (Jira then answers 429). */
  spend(points: number, now: number): boolean {
    const start = Math.floor(now / 3_600_000) * 3_600_000;
    if (this.#hour.start !== start) this.#hour = { start, points: 0 };
    if (this.#hour.points + points > JIRA_POINTS_PER_HOUR) return false;
    this.#hour.points += points;
    return true;
  }

  /** A Jira call of one of the app's screens. @param subject the issue the screen is about */
  frontendCall(label: string, subject?: string): void {
    this.#frontend.calls++;
    this.#sum.screenCalls++;
    if (subject !== undefined) this.#subject(subject).screenCalls++;
    this.#frontend.byLabel.set(label, (this.#frontend.byLabel.get(label) ?? 0) + 1);
  }

  #subject(subject: string): Totals {
    const sum = this.#bySubject.get(subject) ?? zero();
    this.#bySubject.set(subject, sum);
    return sum;
  }

  invocations(): readonly MeteredInvocation[] {
    return this.#kept;
  }

  totals(): Totals {
    return { ...this.#sum };
  }

  bySubject(): Record<string, Totals> {
    return Object.fromEntries(this.#bySubject);
  }

  frontend(): { calls: number; byLabel: Record<string, number> } {
    return { calls: this.#frontend.calls, byLabel: Object.fromEntries(this.#frontend.byLabel) };
  }

  reset(): void {
    this.#kept = [];
    this.#sum = zero();
    this.#bySubject.clear();
    this.#frontend = { calls: 0, byLabel: new Map() };
    this.#count = 0;
  }
}
