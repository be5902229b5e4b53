import type { Traced } from './trace';

// What came to pass for an incident, as far as ladders go by it. It shares no code with the engine. Instants in ms since 1970.

const DAY = 1_440 * 60_000;

export interface Stretch {
  from: number;
  to: number | undefined;
}

/** What people and the app did about an incident so far. */
export class Past {
  readonly #stays: { at: number; group: string; tier: string }[] = [];
  readonly fired = new Map<string, number>();
  readonly #acknowledged: number[] = [];
  readonly #snoozed: { at: number; until: number }[] = [];
  readonly asked: number[] = [];
  readonly hands: { at: number; group: string | undefined }[] = [];
  readonly reopened: number[] = [];
  readonly over: Stretch[] = [];
  readonly waits: Stretch[] = [];
  /** Last work of people: of each, of any. */
  readonly #work = new Map<string, number>();
  #lastWork = Number.NEGATIVE_INFINITY;
  #selfTaken = Number.NEGATIVE_INFINITY;
  /** By Jira's field. */
  assignee: string | undefined;
  /** Whom the app's last choice names, until it is in Jira, is refused, or is overtaken by another place or somebody's own choice. */
  #chosen: { to: string | undefined } | undefined;

  constructor(readonly created: number) {}

  work(by: string, at: number): void {
    if (by === 'u-customer' || by === 'app') return;
    this.#work.set(by, at);
    this.#lastWork = Math.max(this.#lastWork, at);
  }

  reopen(at: number): void {
    this.reopened.push(at);
  }

  take(traced: Traced): void {
    switch (traced.kind) {
      case 'placed':
        this.#stays.push({ at: this.#stays.length === 0 ? this.created : traced.at, group: traced.group, tier: traced.tier });
        this.#chosen = undefined;
        break;
      case 'assigned':
        this.#chosen = traced.refused ? undefined : { to: traced.to };
        break;
      case 'escalated':
        this.fired.set(traced.id, traced.dueAt);
        break;
      case 'acknowledged':
        this.#acknowledged.push(traced.at);
        break;
      case 'snoozed':
        this.#snoozed.push(traced);
        break;
      case 'handOver':
        this.hands.push(traced);
        break;
      case 'asked':
        this.asked.push(traced.at);
        break;
      case 'assignee':
        this.assignee = traced.to;
        this.#chosen = undefined;
        if (traced.by === traced.to) this.#selfTaken = traced.t;
        this.work(traced.by, traced.t);
        break;
      case 'note':
        this.work(traced.by, traced.t);
        break;
    }
    if (['acknowledged', 'snoozed', 'handOver', 'support', 'takenBack'].includes(traced.kind) && 'at' in traced)
      this.#lastWork = Math.max(this.#lastWork, traced.at);
  }

  get resting(): boolean {
    return [this.over, this.waits].some((stretches) => stretches.length > 0 && stretches.at(-1)?.to === undefined);
  }

  #rests(now: number): Stretch[] {
    const snoozes = this.#snoozed.map(({ at, until }, place) => ({
      from: at,
      to: Math.min(until, this.#snoozed[place + 1]?.at ?? until, now),
    }));
    return [...this.over, ...this.waits, ...snoozes];
  }

  /** It could have been done for a day: before somebody put it off, or since the next opening after that. */
  isStale({ ripe, due }: { ripe: number; due: number }, now: number): boolean {
    if (due > ripe && this.snooze) return this.#isOld(ripe, Math.min(this.snooze.at, now)) || this.#isOld(due, now);
    return this.#isOld(ripe, now);
  }

  #isOld(ripe: number, now: number): boolean {
    if (now - ripe <= DAY) return false;
    const rests = this.#rests(now)
      .map(({ from, to = now }) => ({ from: Math.max(from, ripe), to: Math.min(to, now) }))
      .filter(({ from, to }) => to > from)
      .sort((a, b) => a.from - b.from);
    let [open, covered] = [now - ripe, ripe];
    for (const { from, to } of rests) {
      open -= Math.max(0, to - Math.max(from, covered));
      covered = Math.max(covered, to);
    }
    return open > DAY;
  }

  /** The end of the rests in which an instant lies; undefined: they last. */
  afterRest(at: number, now: number): number | undefined {
    let out = at;
    for (const { from, to } of this.#rests(now).sort((a, b) => a.from - b.from)) {
      if (from > out || (to !== undefined && to < out) || (to === out && from <= out)) continue;
      if (to === undefined) return undefined;
      out = to;
    }
    return out;
  }

  /** Its tier, and since when nobody has worked on it there. */
  get inTier(): { tier: string; since: number } | undefined {
    let stay = this.#stays[0];
    for (const one of this.#stays) if (one.tier !== stay?.tier) stay = one;
    return stay && { tier: stay.tier, since: Math.max(stay.at, this.#lastWork) };
  }

  /** Since when its group has it, and whether somebody took it, or note of it. */
  get given(): { since: number; taken: boolean } {
    const since = this.#stays.at(-1)?.at ?? this.created;
    // Nobody tells the app of what it writes itself: the look that chooses them counts them as having it.
    const has = this.#chosen ? this.#chosen.to : this.assignee;
    const theirs = has === undefined ? Number.NEGATIVE_INFINITY : (this.#work.get(has) ?? Number.NEGATIVE_INFINITY);
    return { since, taken: this.isNoted(since) || this.#selfTaken >= since || theirs >= since };
  }

  /** Whether somebody took note of what came to pass at an instant. */
  isNoted(passed: number): boolean {
    return this.#acknowledged.some((at) => at >= passed);
  }

  /** Until when somebody puts escalations off. */
  get snooze(): { at: number; until: number } | undefined {
    const last = this.#snoozed.at(-1);
    return last && last.until > last.at ? last : undefined;
  }
}
