import type { Ladder, Metric, Policy } from '../../../src/contract/types';
import type { Past } from './past';
import type { Stopwatch } from './stopwatch';
import { after, firstOpen, loud, type Open, remembered } from './working';

// When levels of ladders are due, by what happened so far. It shares no code with the engine. Instants in ms since 1970.

const MINUTE = 60_000;

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
  readonly ways = new Map<Ladder, { later: (from: number, ms: number) => number | undefined; into: (at: number) => number | undefined }>();

  constructor(
    readonly policy: Policy,
    /** From when on a ladder is switched off. */
    readonly withdrawn: { at: number; ladder: string } | undefined,
    readonly past: Past,
    readonly watches: readonly Stopwatch[],
    readonly open: ReadonlyMap<string, Open>,
  ) {}

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
        const { tier, since } = this.past.inTier ?? {};
        if (since === undefined || (trigger.tier !== undefined && trigger.tier !== tier)) return [];
        return [{ key: `dwell-${since}`, at: later(since, trigger.afterMs) }];
      }
      case 'notAcknowledged': {
        const { since, taken } = this.past.given;
        return [{ key: `given-${since}`, at: later(since, trigger.afterMs), not: taken }];
      }
      case 'reopened': {
        const at = this.past.reopened[trigger.times - 1];
        return at === undefined ? [] : [{ key: `reopened-${trigger.times}`, at }];
      }
      case 'customer':
        return this.past.asked.map((at, place) => ({ key: `asked-${place + 1}`, at }));
      case 'hand':
        return this.past.hands.flatMap(({ at, group }, place) => {
          const key = `hand-${place + 1}`;
          // A ladder that was switched off since had it in hand.
          const isOthers =
            ladder === BY_HAND && [...this.past.fired.keys()].some((id) => id.includes(`/${key}/`) && !id.startsWith(BY_HAND.id));
          return isOthers ? [] : [{ key, at, asked: true, ...(group === undefined ? {} : { group }) }];
        });
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
    const noted = this.past.isNoted(passed);
    let base = passed;
    for (const [place, level] of ladder.levels.entries()) {
      const id = (round: number): string => `${ladder.id}/${occasion.key}/${level.id}/${round}`;
      const group = place === 0 ? occasion.group : undefined;
      const done = this.past.fired.get(id(1));
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
      const begun = done !== undefined || (first.due <= now && !not && !this.past.resting && !this.past.isStale(first, now));
      if (!level.repeat || !begun || not || noted) continue;
      let before = first.due;
      for (let round = 2; round <= level.repeat.atMost + 1 && before <= now; round++) {
        const known = this.past.fired.get(id(round));
        if (known !== undefined) {
          before = known;
          continue;
        }
        const whole = later(before, level.repeat.everyMs);
        const next = whole === undefined ? undefined : Math.max(whole, passed);
        const due = next === undefined ? undefined : this.#due(ladder, occasion, next <= now ? this.past.afterRest(next, now) : next);
        if (!due) break;
        add(round, due);
        before = due.due;
      }
    }
    return found;
  }

  #due(ladder: Ladder, occasion: Occasion, at: number | undefined): { due: number; ripe: number } | undefined {
    const { into } = this.#way(ladder);
    const ripe = at === undefined ? undefined : into(at);
    if (ripe === undefined) return undefined;
    const { snooze } = this.past;
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
    if (this.past.fired.has(step.id) || this.past.fired.size >= MOST || step.due > now || this.past.resting) return false;
    const moves = step.ladder.levels[step.place]?.do.some((action) => MOVES.has(action.do)) ?? false;
    return moves || !this.past.isStale(step, now);
  }
}
