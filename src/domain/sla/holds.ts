import type { PastStretch } from './cycle';
import { type Happening, happening, type Moment } from './history/moment';
import type { ClockRules, MetricRule } from './rules/clock-rules';
import { firstOf } from './rules/conditions';
import { SLOT, TOPIC } from './rules/slots';
import type { SetsWith } from './rules/status-sets';
import { NONE, type Tokens } from './tokens';

/** In none is what has no status. */
const NO_SETS: readonly boolean[] = [];

/** A reason to wait that is so now. */
export interface Standing {
  id: string;
  /** What began it. */
  cause: Happening;
}

/** When a reason to wait was so. */
interface Held extends Standing {
  reason: number;
  from: number;
  /** Undefined while it is so. */
  to: number | undefined;
}

/**
 * The reasons for which an incident waits, taken through its history. Each begins when its `while` begins to be so, and ends when that no
 * longer is, or early at an `until`; then it begins again only after `while` was not so.
 */
export class Holds {
  /** Those that are so, by place. */
  readonly #now: (Held | undefined)[];
  readonly #stood: boolean[];
  /** The same in the order in which they began. */
  readonly #active: Held[] = [];
  /** All there were, by when they began. */
  readonly all: Held[] = [];

  constructor(readonly rules: ClockRules) {
    this.#now = rules.reasons.map(() => undefined);
    this.#stood = rules.reasons.map(() => false);
  }

  /** Adds to a moment what begins and ends at it. */
  take(moment: Moment, values: readonly Tokens[], setsWith: SetsWith): void {
    const { stoodBy } = this.rules;
    const because = moment.happenings.find(({ slot }) => stoodBy.has(slot));
    if (because) this.#follow(moment, because, values, setsWith);
    // What ends is no longer there: the next is in its place.
    for (let at = 0; at < this.#active.length; ) if (!this.#endsEarly(this.#active[at], moment, setsWith)) at++;
  }

  #endsEarly(held: Held | undefined, moment: Moment, setsWith: SetsWith): boolean {
    const until = held && this.rules.reasons[held.reason]?.until;
    // An `until` ends what was so before the moment, not what begins at it.
    if (!until || until.length === 0 || held.cause.moment === moment) return false;
    const because = firstOf(until, moment.happenings, setsWith);
    if (!because) return false;
    this.#turn(moment, held.reason, false, because);
    moment.acted = true;
    return true;
  }

  #follow(moment: Moment, because: Happening, values: readonly Tokens[], setsWith: SetsWith): void {
    const status = values[SLOT.status]?.[0];
    const sets = status === undefined ? NO_SETS : setsWith(status);
    for (const { reason, stands } of this.rules.standing) {
      const now = stands(values, sets);
      if (now === this.#stood[reason]) continue;
      this.#stood[reason] = now;
      if (now !== (this.#now[reason] !== undefined)) this.#turn(moment, reason, now, because);
    }
  }

  #turn(moment: Moment, reason: number, begins: boolean, because: Happening): void {
    const id = this.rules.reasons[reason]?.id ?? '';
    const turn = happening(moment, 'hold', TOPIC.hold, NONE, NONE);
    turn.hold = { reason: id, place: reason, begins, because };
    moment.happenings.push(turn);
    const held = this.#now[reason];
    if (held) {
      held.to = moment.at;
      this.#active.splice(this.#active.indexOf(held), 1);
    }
    this.#now[reason] = undefined;
    if (!begins) return;
    const now: Held = { id, reason, from: moment.at, to: undefined, cause: turn };
    this.#now[reason] = now;
    this.#active.push(now);
    this.all.push(now);
  }

  /** The reason that holds a clock now: the one that began last; of those that began at once the first in the policy. */
  holding({ holds }: MetricRule): Standing | undefined {
    let last: Held | undefined;
    for (const held of this.#active)
      if (holds[held.reason] && (!last || held.from > last.from || (held.from === last.from && held.reason < last.reason))) last = held;
    return last;
  }

  /**
   * Stretches before an instant in which one of some reasons was so, each with the reason that had begun last; in order, without overlaps.
   * @param counts which reasons, by place.
   */
  before(until: number, counts: (reason: number) => boolean): PastStretch[] {
    const held = this.all.filter(({ reason, from }) => counts(reason) && from < until);
    const edges = [...new Set(held.flatMap(({ from, to = until }) => [from, Math.min(to, until)]))].sort((a, b) => a - b);
    const stretches: PastStretch[] = [];
    for (let i = 0; i + 1 < edges.length; i++) {
      const [from = 0, to = 0] = [edges[i], edges[i + 1]];
      let last: Held | undefined;
      for (const one of held)
        if (
          one.from <= from &&
          (one.to ?? until) >= to &&
          (!last || one.from > last.from || (one.from === last.from && one.reason < last.reason))
        )
          last = one;
      if (last) stretches.push({ from, to, reason: last.id, cause: last.cause });
    }
    return stretches;
  }
}
