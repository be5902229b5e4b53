import type { Ladder, Metric, Policy } from '../../../src/contract/types';
import type { Stopwatch } from './stopwatch';
import type { Traced } from './trace';
import { after, firstOpen, loud, type Open, remembered } from './working';

// When levels of ladders are due, by what happened so far. It shares no code with the engine. Instants in ms since 1970.

const MINUTE = 60_000;
const DAY = 1_440 * MINUTE;

export interface Stretch {
  from: number;
  to: number | undefined;
}

/** A level of a ladder, or its repetition, that was not done yet. */
export interface Step {
  id: string;
  ladder: Ladder;
  place: number;
  round: number;
  passed: number;
  due: number;
  /** When it would be due if nobody had put it off. */
  ripe: number;
  group: string | undefined;
}

interface Occasion {
  key: string;
  at: number | undefined;
  /** It does not count. */
  not?: boolean;
  asked?: boolean;
  group?: string;
}

/** Escalations of one incident beyond which nothing escalates any more. */
const MOST = 150;

/** What stands in for a ladder by hand, where the policy has none. */
const BY_HAND: Ladder = {
  id: '-by-hand',
  name: '',
  help: '',
  active: true,
  for: {},
  trigger: { on: 'hand' },
  levels: [{ id: '-next-tier', kind: 'functional', afterMs: 0, unlessAcknowledged: false, do: [{ do: 'nextTier' }] }],
};

const MOVES: ReadonlySet<string> = new Set(['nextTier', 'toGroup']);

/** Where a level leads; undefined: nowhere. */
export function leadsTo(ladder: Ladder, place: number, named: string | undefined): 'nextTier' | { group: string } | undefined {
  const byHand = ladder.trigger.on === 'hand' && place === 0;
  if (byHand && named !== undefined) return { group: named };
  for (const action of ladder.levels[place]?.do ?? []) {
    if (action.do === 'nextTier') return 'nextTier';
    if (action.do === 'toGroup') return { group: action.group };
  }
  return byHand && !ladder.levels.some((level) => level.do.some((action) => MOVES.has(action.do))) ? 'nextTier' : undefined;
}

/** An incident's ladders, as far as it has climbed them. */
export class Climb {
  readonly stays: { at: number; group: string; tier: string }[] = [];
  readonly fired = new Map<string, number>();
  readonly #acknowledged: number[] = [];
  readonly #snoozed: { at: number; until: number }[] = [];
  readonly #asked: number[] = [];
  readonly #hands: { at: number; group: string | undefined }[] = [];
  readonly #reopened: number[] = [];
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
  readonly ways = new Map<Ladder, { later: (from: number, ms: number) => number | undefined; into: (at: number) => number | undefined }>();

  constructor(
    readonly policy: Policy,
    /** From when on a ladder is switched off. */
    readonly withdrawn: { at: number; ladder: string } | undefined,
    readonly created: number,
    readonly watches: readonly Stopwatch[],
    readonly open: ReadonlyMap<string, Open>,
  ) {}

  work(by: string, at: number): void {
    if (by === 'u-customer' || by === 'app') return;
    this.#work.set(by, at);
    this.#lastWork = Math.max(this.#lastWork, at);
  }

  reopen(at: number): void {
    this.#reopened.push(at);
  }

  take(traced: Traced): void {
    switch (traced.kind) {
      case 'placed':
        this.stays.push({ at: this.stays.length === 0 ? this.created : traced.at, group: traced.group, tier: traced.tier });
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
        this.#hands.push(traced);
        break;
      case 'asked':
        this.#asked.push(traced.at);
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

  /** It could have been done for a day. Stretches are asked minute by minute where they overlap. */
  isStale(ripe: number, now: number): boolean {
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

  /** Everything that is not done, whether or not its time has come. @param priority of the policy, that it has now. */
  steps(now: number, priority: string | undefined): Step[] {
    const { withdrawn } = this;
    const isGone = (id: string): boolean => withdrawn !== undefined && id === withdrawn.ladder && now >= withdrawn.at;
    const own = this.policy.escalation.ladders.filter(({ id, active }) => active && !isGone(id));
    const fitting = own.filter((ladder) => {
      const { priorities } = ladder.for;
      return priorities === undefined || (priority !== undefined && priorities.includes(priority));
    });
    const byHand = fitting.some(({ trigger }) => trigger.on === 'hand') ? [] : [BY_HAND];
    return [...fitting, ...byHand].flatMap((ladder) => this.#occasions(ladder).flatMap((occasion) => this.#climb(ladder, occasion, now)));
  }

  #way(ladder: Ladder) {
    const known = this.ways.get(ladder);
    if (known) return known;
    const open = ladder.calendar === undefined ? undefined : this.open.get(ladder.calendar);
    const heard = loud(ladder);
    const made = {
      later: remembered((from, ms) => after(from, ms, open)),
      into: remembered((at) => firstOpen(at, open, heard)),
    };
    const way = { later: made.later, into: (at: number) => made.into(at, 0) };
    this.ways.set(ladder, way);
    return way;
  }

  #occasions(ladder: Ladder): Occasion[] {
    const { trigger } = ladder;
    const { later } = this.#way(ladder);
    switch (trigger.on) {
      case 'clock':
        return this.#ofClock(trigger.metric, `${trigger.percent}`, (goal) => (goal * trigger.percent) / 100);
      case 'willBreach':
        return this.#ofClock(trigger.metric, `within-${trigger.withinMs}`, (goal) => goal - trigger.withinMs);
      case 'dwell': {
        let stay = this.stays[0];
        for (const one of this.stays) if (one.tier !== stay?.tier) stay = one;
        if (!stay || (trigger.tier !== undefined && trigger.tier !== stay.tier)) return [];
        const since = Math.max(stay.at, this.#lastWork);
        return [{ key: `dwell-${since}`, at: later(since, trigger.afterMs) }];
      }
      case 'notAcknowledged': {
        const since = this.stays.at(-1)?.at ?? this.created;
        // Nobody tells the app of what it writes itself: the look that chooses them counts them as having it.
        const has = this.#chosen ? this.#chosen.to : this.assignee;
        const theirs = has === undefined ? Number.NEGATIVE_INFINITY : (this.#work.get(has) ?? Number.NEGATIVE_INFINITY);
        const not = this.#acknowledged.some((at) => at >= since) || this.#selfTaken >= since || theirs >= since;
        return [{ key: `given-${since}`, at: later(since, trigger.afterMs), not }];
      }
      case 'reopened': {
        const at = this.#reopened[trigger.times - 1];
        return at === undefined ? [] : [{ key: `reopened-${trigger.times}`, at }];
      }
      case 'customer':
        return this.#asked.map((at, place) => ({ key: `asked-${place + 1}`, at }));
      case 'hand':
        return this.#hands.map(({ at, group }, place) => ({
          key: `hand-${place + 1}`,
          at,
          asked: true,
          ...(group === undefined ? {} : { group }),
        }));
      default:
        return [];
    }
  }

  #ofClock(metric: Metric['id'], what: string, share: (goalMs: number) => number): Occasion[] {
    const watch = this.watches.find((one) => one.metric.id === metric);
    if (!watch?.goal || (watch.state !== 'running' && watch.state !== 'held')) return [];
    const at = watch.countedAt(share(watch.goal.goalMs) / MINUTE);
    return at === undefined ? [] : [{ key: `${metric}-${watch.cycle}-${what}`, at }];
  }

  #climb(ladder: Ladder, occasion: Occasion, now: number): Step[] {
    const { later } = this.#way(ladder);
    const passed = occasion.at;
    if (passed === undefined) return [];
    const found: Step[] = [];
    const noted = this.#acknowledged.some((at) => at >= passed);
    let base = passed;
    for (const [place, level] of ladder.levels.entries()) {
      const id = (round: number): string => `${ladder.id}/${occasion.key}/${level.id}/${round}`;
      const group = place === 0 ? occasion.group : undefined;
      const done = this.fired.get(id(1));
      const whole = later(base, level.afterMs);
      const first =
        done === undefined
          ? this.#due(ladder, occasion, whole === undefined ? undefined : Math.max(whole, passed))
          : { due: done, ripe: done };
      if (!first) break;
      base = first.due;
      const not = occasion.not === true || (noted && (done !== undefined || level.unlessAcknowledged));
      const add = (round: number, { due, ripe }: { due: number; ripe: number }): void => {
        found.push({ id: id(round), ladder, place, round, passed, due, ripe, group });
      };
      if (done === undefined && !not) add(1, first);
      const begun = done !== undefined || (first.due <= now && !not && !this.resting && !this.isStale(first.ripe, now));
      if (!level.repeat || !begun || not || noted) continue;
      let before = first.due;
      for (let round = 2; round <= level.repeat.atMost + 1 && before <= now; round++) {
        const known = this.fired.get(id(round));
        if (known !== undefined) {
          before = known;
          continue;
        }
        const whole = later(before, level.repeat.everyMs);
        const next = whole === undefined ? undefined : Math.max(whole, passed);
        const due = next === undefined ? undefined : this.#due(ladder, occasion, next <= now ? this.#afterRest(next, now) : next);
        if (!due) break;
        add(round, due);
        before = due.due;
      }
    }
    return found;
  }

  #afterRest(at: number, now: number): number | undefined {
    let out = at;
    for (const { from, to } of this.#rests(now).sort((a, b) => a.from - b.from)) {
      if (from > out || (to !== undefined && to < out) || (to === out && from <= out)) continue;
      if (to === undefined) return undefined;
      out = to;
    }
    return out;
  }

  #due(ladder: Ladder, occasion: Occasion, at: number | undefined): { due: number; ripe: number } | undefined {
    const { into } = this.#way(ladder);
    const ripe = at === undefined ? undefined : into(at);
    if (ripe === undefined) return undefined;
    const last = this.#snoozed.at(-1);
    const snooze = last && last.until > last.at ? last : undefined;
    if (!snooze || ripe >= snooze.until || (occasion.asked && snooze.at <= (occasion.at ?? 0))) return { due: ripe, ripe };
    const put = into(snooze.until);
    return put === undefined ? undefined : { due: put, ripe };
  }

  /** Ladder and level of an id, if a clock sets it off. */
  ofClock(id: string): Pick<Step, 'ladder' | 'place'> | undefined {
    const [of, , levelId] = id.split('/');
    const ladder = this.policy.escalation.ladders.find((one) => one.id === of && one.active);
    const place = ladder?.levels.findIndex((one) => one.id === levelId) ?? -1;
    return ladder && place >= 0 && (ladder.trigger.on === 'clock' || ladder.trigger.on === 'willBreach') ? { ladder, place } : undefined;
  }

  /** Whether what sets it off has come to pass. */
  hasPassed(id: string, now: number): boolean {
    const { ladder } = this.ofClock(id) ?? {};
    return ladder !== undefined && this.#occasions(ladder).some(({ key, at }) => id.split('/')[1] === key && at !== undefined && at <= now);
  }

  /** Whether a step is to be done at an instant. */
  isRipe(step: Step, now: number): boolean {
    if (this.fired.has(step.id) || this.fired.size >= MOST || step.due > now || this.resting) return false;
    const moves = step.ladder.levels[step.place]?.do.some((action) => MOVES.has(action.do)) ?? false;
    return moves || !this.isStale(step.ripe, now);
  }
}
