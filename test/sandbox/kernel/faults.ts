import type { Random } from './random';

/** Where a fault can be made to happen. */
export type Seam = 'jira' | 'kvs' | 'queue' | 'event' | 'invoke';

/**
 * - rate-limit: 429 with Retry-After; server-error: 503; time-out: no answer, nothing done; lost-answer: done, but the answer never arrives;
 * - not-granted: 403, as Jira answers while the platform has not granted the app its permissions yet (life-cycle events page);
 * - crash-before / crash-after: the function dies before / after the call took effect;
 * - drop / double / delay: of what the platform delivers: events, queued events, runs of scheduled triggers (delay also reorders).
 */
export type FaultKind =
  | 'rate-limit'
  | 'server-error'
  | 'time-out'
  | 'lost-answer'
  | 'not-granted'
  | 'crash-before'
  | 'crash-after'
  | 'drop'
  | 'double'
  | 'delay';

/** Faults of a call that is made. */
export const CALL_FAULTS: readonly FaultKind[] = ['rate-limit', 'server-error', 'time-out', 'lost-answer', 'crash-before', 'crash-after'];
/** Faults of something the platform delivers. */
export const DELIVERY_FAULTS: readonly FaultKind[] = ['drop', 'double', 'delay'];

/** Which faults can happen where. */
export const FAULTS: Readonly<Record<Seam, readonly FaultKind[]>> = {
  jira: [...CALL_FAULTS, 'not-granted'],
  kvs: CALL_FAULTS,
  queue: [...CALL_FAULTS, ...DELIVERY_FAULTS],
  event: DELIVERY_FAULTS,
  invoke: CALL_FAULTS,
};

/** One switch on the lab page, or one line of a test. All conditions must hold for it to strike. */
export interface FaultRule {
  id: string;
  seam: Seam;
  kind: FaultKind;
  /** Case-sensitive substring of the call's label, such as "PUT /rest/api/3/issue" or "set effect/". Empty: every call. */
  match?: string;
  /** Strikes on the n-th matching call only, counted from 1. */
  nth?: number;
  /** Strikes with this probability (seeded). Default 1. */
  probability?: number;
  /** How many times it may strike. Default: for ever. */
  times?: number;
  /** For rate-limit: seconds in Retry-After. Default 5. */
  retryAfterS?: number;
  /** For delay: ms. Default 60,000. */
  delayMs?: number;
}

interface Armed {
  rule: FaultRule;
  seen: number;
  struck: number;
}

/** The fault switches of a site. Off unless asked for. */
export class Faults {
  readonly #armed = new Map<string, Armed>();

  constructor(private readonly random: Random) {}

  /** Throws for a fault that cannot happen there: it would stand armed and never strike. */
  arm(rule: FaultRule): void {
    if (!FAULTS[rule.seam].includes(rule.kind)) throw new Error(`sandbox faults: ${rule.kind} cannot happen at ${rule.seam}`);
    this.#armed.set(rule.id, { rule, seen: 0, struck: 0 });
  }

  disarm(id: string): void {
    this.#armed.delete(id);
  }

  clear(): void {
    this.#armed.clear();
  }

  list(): { rule: FaultRule; seen: number; struck: number }[] {
    return [...this.#armed.values()].map((armed) => ({ ...armed }));
  }

  /** Whether a fault of one of these kinds strikes this call; counts it as seen. The first rule that strikes wins. */
  strike(seam: Seam, label: string, kinds: readonly FaultKind[] = FAULTS[seam]): FaultRule | undefined {
    for (const armed of this.#armed.values()) {
      const { rule } = armed;
      if (rule.seam !== seam || !kinds.includes(rule.kind) || (rule.match && !label.includes(rule.match))) continue;
      armed.seen++;
      if (rule.times !== undefined && armed.struck >= rule.times) continue;
      if (rule.nth !== undefined && armed.seen !== rule.nth) continue;
      if (rule.probability !== undefined && !this.random.chance(rule.probability)) continue;
      armed.struck++;
      return rule;
    }
    return undefined;
  }
}
