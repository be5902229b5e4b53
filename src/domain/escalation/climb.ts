import type { Ladder } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct } from '../acts/escalation';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { instantMs } from '../instant';
import { intoHours } from './defer';
import { later, type Occasion } from './occasions/occasion';
import type { Stretch } from './past';
import type { Deferred, NotWhy } from './state';

/** Something a ladder has not done yet. Instants in ms since 1970. */
export interface Step {
  ladder: Ladder;
  /** Of the ladder in the policy: of what is due at once the first is done first. */
  order: number;
  occasion: Occasion;
  /** Place of the level in the ladder. */
  place: number;
  round: number;
  /** Undefined: never, see `not`. */
  due: Due | undefined;
  not: NotWhy | undefined;
}

/** When something is due, and would be if nobody had put it off. */
export interface Due {
  at: number;
  ripe: number;
  /** What moved it last. */
  deferred: Deferred | undefined;
}

/** What a ladder is climbed with. Instants in ms since 1970. */
export interface Ground {
  ladder: Ladder;
  order: number;
  calendar: WorkingCalendar | undefined;
  /** Escalations that were recorded, by their ids. */
  recorded: ReadonlyMap<string, EscalatedAct>;
  acts: readonly Act[];
  /** Somebody puts escalations off. */
  snooze: { at: number; until: number } | undefined;
  /** Nothing escalates now. */
  resting: boolean;
  /** When nothing escalates; united. */
  rests: () => readonly Stretch[];
  /** Whether what was due and is not done yet is too old to be done. */
  isStale: (due: Due) => boolean;
  now: number;
}

/** What of a ladder has not been done for one occasion: each level, and what of its repetitions is due, or else the next. */
export function stepsOf(ground: Ground, occasion: Occasion): Step[] {
  const { ladder, recorded, order, now } = ground;
  const steps: Step[] = [];
  const add = (place: number, round: number, due: Due | undefined, not: NotWhy | undefined): void => {
    steps.push({ ladder, order, occasion, place, round, due, not });
  };
  const noted = isNoted(ground, occasion);
  let base = occasion.at;
  for (const [place, level] of ladder.levels.entries()) {
    const due = base === undefined ? undefined : dueOf(ground, occasion, place, base);
    if (!due) {
      add(place, 1, undefined, occasion.not ?? 'neverReached');
      break;
    }
    base = due.at;
    const isDone = recorded.size > 0 && recorded.has(idOf(ladder, occasion, place, 1));
    const not = occasion.not ?? (noted && (isDone || level.unlessAcknowledged) ? 'acknowledged' : undefined);
    if (!isDone) add(place, 1, due, not);
    const begun = isDone || (due.at <= now && not === undefined && !ground.resting && !ground.isStale(due));
    if (level.repeat && begun)
      for (const [round, next] of roundsOf(ground, occasion, place, due, noted || not !== undefined))
        add(place, round, next, noted ? (not ?? 'acknowledged') : not);
  }
  return steps;
}

/** Id of the act by which a step is recorded. */
export const idOf = (ladder: Ladder, { key }: Occasion, place: number, round: number): string =>
  `${ladder.id}/${key}/${ladder.levels[place]?.id ?? ''}/${round}`;

/** Somebody took note of what happened after it had. */
function isNoted({ acts }: Ground, { at }: Occasion): boolean {
  return at !== undefined && acts.some((act) => act.kind === 'acknowledged' && instantMs(act.at) >= at);
}

/** When it was done, if it was: what was recorded stays as it is. */
function dueAsRecorded({ recorded, ladder }: Ground, occasion: Occasion, place: number, round: number): Due | undefined {
  if (recorded.size === 0) return undefined;
  const act = recorded.get(idOf(ladder, occasion, place, round));
  const at = act ? instantMs(act.dueAt) : Number.NaN;
  return Number.isNaN(at) ? undefined : { at, ripe: at, deferred: undefined };
}

/** When a level is first due. @param base when the trigger passed, or the level before was due. */
function dueOf(ground: Ground, occasion: Occasion, place: number, base: number): Due | undefined {
  const afterMs = ground.ladder.levels[place]?.afterMs ?? 0;
  const known = dueAsRecorded(ground, occasion, place, 1);
  const after = known ? undefined : later(base, afterMs, ground.calendar);
  if (after === undefined) return known;
  // The clock may have been given more time since the level before was done.
  return inHours(ground, occasion, Math.max(after, occasion.at ?? after), afterMs > 0 ? 'level' : undefined);
}

function inHours({ calendar, ladder, snooze }: Ground, occasion: Occasion, at: number, why?: Deferred): Due | undefined {
  const ripe = intoHours(at, calendar, ladder.quietHours);
  if (!ripe) return undefined;
  const due: Due = { at: ripe.at, ripe: ripe.at, deferred: ripe.deferred ?? why };
  const asked = occasion.asked === true && snooze !== undefined && snooze.at <= (occasion.at ?? 0);
  if (!snooze || asked || ripe.at >= snooze.until) return due;
  const put = intoHours(snooze.until, calendar, ladder.quietHours);
  return put && { at: put.at, ripe: ripe.at, deferred: put.deferred ?? 'snoozed' };
}

/**
 * Repetitions that are due, and the next one. Each is so long after the one before; one that would fall into a rest comes after it.
 * @param nextAlone none is done any more: only the next one is of interest.
 */
function roundsOf(ground: Ground, occasion: Occasion, place: number, first: Due, nextAlone: boolean): [round: number, due: Due][] {
  const { everyMs = 0, atMost = 0 } = ground.ladder.levels[place]?.repeat ?? {};
  const rounds: [number, Due][] = [];
  let before = first.at;
  for (let round = 2; round <= atMost + 1 && before <= ground.now; round++) {
    const known = dueAsRecorded(ground, occasion, place, round);
    if (known) {
      before = known.at;
      continue;
    }
    const after = later(before, everyMs, ground.calendar);
    // What was passed may be ahead again: the clock was given more time.
    const next = after === undefined ? undefined : Math.max(after, occasion.at ?? after);
    const rest = next === undefined || next > ground.now ? undefined : restAt(ground, next);
    const due = next === undefined ? undefined : inHours(ground, occasion, rest?.to ?? next);
    if (!due) break;
    rounds.push([round, due]);
    if (nextAlone || (rest && rest.to === undefined)) break;
    before = due.at;
  }
  return rounds;
}

/** The rest in which an instant lies. */
const restAt = ({ rests }: Ground, at: number): Stretch | undefined =>
  rests().find(({ from, to }) => from <= at && (to === undefined || at < to));
