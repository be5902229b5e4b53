import type { Random } from './random';

/** Where a fault can be made to happen. */
export type Seam = 'jira' | 'kvs' | 'queue' | 'event' | 'invoke';

/**
 * - rate-limit: 429 with Retry-After; server-error: 503; time-out: no answer, nothing done; lost-answer: done, but the answer never arrives;
 * - crash-before / crash-after: the function dies before / after the call took effect;
 * - drop / double / delay: of events only (delay also reorders).
 */
export type FaultKind =
  | 'rate-limit'
  | 'server-error'
  | 'time-out'
  | 'lost-answer'
  | 'crash-before'
  | 'crash-after'
  | 'drop'
  | 'double'
  | 'delay';

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

  arm(rule: FaultRule): void {
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

  /** Whether a fault strikes this call; counts it as seen. The first rule that strikes wins. */
  strike(seam: Seam, label: string): FaultRule | undefined {
    for (const armed of this.#armed.values()) {
      const { rule } = armed;
      if (rule.seam !== seam || (rule.match && !label.includes(rule.match))) continue;
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
