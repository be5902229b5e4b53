import type { Policy } from '../../../src/contract/types';
import { type Climb, leadsTo, type Step } from './climb';
import type { Traced } from './trace';

// Who should have an incident, and what its ladders should have done, by what people did and when the app looked. Instants in ms since 1970.

const MINUTE = 60_000;
/** ms between reading an issue and deciding: what people do meanwhile may be known or not. */
const READ = 1_500;

/** A level was to be done all this time, and was not. */
export interface Missed {
  id: string;
  from: number;
  until: number;
}

/** What the rest of the model says of the incident. */
export interface Standing {
  /** Of the policy; what rules see. */
  priority: string | undefined;
  done: boolean;
}

type Move = Pick<Step, 'ladder' | 'place' | 'group'>;
type Escalated = Extract<Traced, { kind: 'escalated' }>;
type Placed = Extract<Traced, { kind: 'placed' }>;
type Assigned = Extract<Traced, { kind: 'assigned' }>;

/** Follows what the app recorded, and holds it against what it should. */
export class Desk {
  readonly wrong: string[] = [];
  readonly missed: Missed[] = [];
  checked = 0;
  readonly #ripe = new Map<string, number>();
  readonly #places: Placed[] = [];
  /** Places before the escalations that moved it and were not taken back. */
  readonly #before: Placed[] = [];
  #owed: Traced[] = [];
  #moving: { id: string; group: string } | undefined;
  #assigned: Assigned | undefined;
  #reopenedSince = false;
  #decided = false;
  #assigneeChanged = Number.NEGATIVE_INFINITY;
  #next = Number.NEGATIVE_INFINITY;
  #dirty = true;
  #steps: Step[] = [];
  #priority: string | undefined;
  raises: string[] = [];
  /** Escalations by a clock that the model has at its share within a minute, or they were for nothing. */
  #early: Escalated[] = [];
  /** ms by which the model's clocks, that count whole minutes, may be off: escalations raise a priority, and change goals, in between. */
  #slack = 0;
  /** When something people do changed last. */
  lastDeed = Number.NEGATIVE_INFINITY;

  constructor(
    readonly policy: Policy,
    readonly climb: Climb,
    /** An act of the panel's that is not there yet may change what clocks show, or a look may not know the policy yet. */
    readonly isPending: (at: number) => boolean,
  ) {
    this.#decided = climb.past.assignee !== undefined;
  }

  changed(): void {
    this.#dirty = true;
  }

  reopened(): void {
    this.#reopenedSince = true;
  }

  /** What was recorded. */
  take(traced: Traced, standing: Standing): void {
    if (traced.kind === 'escalated') this.#escalated(traced, standing);
    else if (this.#moving && traced.kind !== 'assignee' && traced.kind !== 'note') this.#moved(traced);
    if (traced.kind === 'placed') this.#placed(traced, standing);
    if (traced.kind === 'assigned') this.#gave(traced);
    if (traced.kind === 'assignee' && traced.by !== 'app') this.#assigneeChanged = traced.t;
    if (traced.kind === 'assignee') this.#decided = true;
    if (traced.kind === 'takenBack') this.raises = [];
    const back = this.#owed.filter(({ kind }) => kind === 'takenBack').length;
    if (traced.kind === 'support' || (traced.kind === 'takenBack' && this.#before.length > back)) this.#owed.push(traced);
    if (['escalated', 'acknowledged', 'handOver', 'support', 'takenBack'].includes(traced.kind)) this.#decided = true;
    this.climb.past.take(traced);
    // From the next look on: in this one clocks have counted as they did.
    if (traced.kind === 'escalated' && traced.raisedTo !== undefined) this.#slack = MINUTE;
    if (traced.kind === 'escalated') this.#close(traced.id, traced.at, true);
    this.#dirty = true;
  }

  #escalated(traced: Escalated, { priority }: Standing): void {
    this.checked++;
    const { id, at, dueAt, passedAt } = traced;
    const step = this.climb.steps(at, priority).find((one) => one.id === id);
    const { raisedTo } = traced;
    const unsure = this.isPending(at) || at - this.lastDeed < READ;
    if (this.climb.past.fired.has(id)) this.wrong.push(`${id} escalated twice`);
    if (raisedTo !== undefined) this.raises.push(raisedTo);
    if (!step || !this.climb.isRipe(step, at + this.#slack)) {
      const early = this.#slack > 0 && !this.climb.hasPassed(id, at) ? this.climb.ofClock(id) : undefined;
      if (early) this.#early.push(traced);
      else if (!unsure)
        this.wrong.push(`${id} escalated at ${iso(at)} for nothing${step ? `: by the model it is due ${iso(step.due)}` : ''}`);
      if (early) this.#follow({ ...early, group: undefined }, traced, priority, unsure);
      return;
    }
    const isOther = (is: number, should: number): boolean => is !== should && Math.abs(is - should) >= this.#slack;
    if (!unsure && (isOther(step.due, dueAt) || isOther(step.passed, passedAt)))
      this.wrong.push(`${id} was due ${iso(dueAt)} (passed ${iso(passedAt)}), by the model ${iso(step.due)} (${iso(step.passed)})`);
    this.#follow(step, traced, priority, unsure);
  }

  /** What a level does that moves the incident or raises its priority. */
  #follow(step: Move, { id, raisedTo }: Escalated, priority: string | undefined, unsure: boolean): void {
    const wanted = this.#raise(step, priority);
    if (!unsure && wanted !== raisedTo) this.wrong.push(`${id} raised to ${raisedTo ?? 'nothing'}, by the model to ${wanted ?? 'nothing'}`);
    const group = this.#destination(step, priority);
    this.#moving = group !== undefined && group !== this.#places.at(-1)?.group ? { id, group } : undefined;
  }

  #raise({ ladder, place }: Move, priority: string | undefined): string | undefined {
    const { priorities } = this.policy;
    const now = priorities.findIndex(({ id }) => id === priority);
    let best = now < 0 ? priorities.length : now;
    const from = best;
    for (const action of ladder.levels[place]?.do ?? []) {
      if (action.do === 'raisePriority' && now >= 0) best = Math.min(best, Math.max(0, now - action.steps));
      if (action.do === 'raisePriorityTo')
        best = Math.min(
          best,
          priorities.findIndex(({ id }) => id === action.priority),
        );
    }
    return best < from ? priorities[best]?.jiraPriorityId : undefined;
  }

  #destination({ ladder, place, group }: Move, priority: string | undefined): string | undefined {
    const to = leadsTo(ladder, place, group);
    if (to === undefined || to !== 'nextTier') return to?.group;
    const { tiers, supportGroups } = this.policy;
    const is = supportGroups.find(({ id }) => id === this.#places.at(-1)?.group)?.tier;
    const tier = tiers[tiers.findIndex(({ id }) => id === is) + 1]?.id;
    if (tier === undefined) return undefined;
    const inTier = (id: string): boolean => supportGroups.some((one) => one.id === id && one.tier === tier);
    return this.#rules(priority).find(inTier) ?? supportGroups.find((one) => one.tier === tier)?.id;
  }

  #rules(priority: string | undefined): string[] {
    return this.policy.routing.rules.flatMap(({ for: { priorities }, to }) =>
      priorities === undefined || (priority !== undefined && priorities.includes(priority)) ? [to] : [],
    );
  }

  #moved(traced: Traced): void {
    const { id, group } = this.#moving ?? { id: '', group: '' };
    if (traced.kind !== 'placed' || traced.escalation !== id) this.wrong.push(`${id} did not move it to ${group}`);
    this.#moving = undefined;
  }

  #placed(traced: Placed, { priority }: Standing): void {
    this.checked++;
    const { group, why, at, escalation } = traced;
    const say = (wanted: string | undefined): void => {
      if (group !== wanted) this.wrong.push(`it came to ${group} at ${iso(at)} (${why}), by the model to ${wanted ?? 'none'}`);
    };
    const tier = this.policy.supportGroups.find(({ id }) => id === group)?.tier;
    if (tier !== traced.tier) this.wrong.push(`${group} is said to be of ${traced.tier}`);
    const present = this.#places.at(-1);
    if (why === 'escalation') {
      if (present) this.#before.push(present);
      const mine = escalation !== undefined && this.climb.past.fired.has(escalation);
      if (!mine) this.wrong.push(`it came to ${group} by ${escalation}, which never was`);
      if (this.#places.some((one) => one.escalation === escalation)) this.wrong.push(`${escalation} moved it twice`);
    } else if (why === 'support' || why === 'deEscalation') {
      const asked = this.#owed.find((one) => 'at' in one && one.at === at && (one.kind === 'support') === (why === 'support'));
      this.#owed = this.#owed.filter((one) => one !== asked);
      if (!asked) this.wrong.push(`it came to ${group} at ${iso(at)} though nobody asked (${why})`);
      say(asked?.kind === 'support' ? asked.group : this.#before.pop()?.group);
    } else if (present && this.#decided) this.wrong.push(`it was routed to ${group} at ${iso(at)} though somebody had decided`);
    else if (!(at - this.lastDeed < READ || this.isPending(traced.t))) say(this.#rules(priority)[0] ?? this.policy.routing.fallback);
    this.#places.push(traced);
    this.#assigned = undefined;
  }

  #gave(traced: Assigned): void {
    this.checked++;
    const { group, to, how, at, refused } = traced;
    if (group !== this.#places.at(-1)?.group) this.wrong.push(`somebody of ${group} was chosen at ${iso(at)}, which does not have it`);
    const again = this.#assigned && !this.#reopenedSince && !refused;
    if (again) this.wrong.push(`it was given to somebody twice at one place: ${iso(at)}`);
    this.#reopenedSince = false;
    this.#assigned = traced;
    if (to === undefined) return;
    const { members = [], lead } = this.policy.supportGroups.find(({ id }) => id === group) ?? {};
    const own = members.some(({ id, away }) => id === to && away.length === 0) || (how === 'lead' && lead?.id === to);
    if (!own && how !== 'hadIt' && how !== 'person') this.wrong.push(`${to} is not one of ${group} who is there (${how})`);
    if (to === 'u-barred') this.wrong.push(`${to} got it, whom Jira does not let have it`);
    this.#decided = true;
  }

  /** A minute has come to its end as far as what happened in it: whatever is due for the whole of the next has to be done in it. */
  see(minute: number, { priority }: Standing): void {
    const now = minute * MINUTE;
    for (const { id, at } of this.#early)
      if (at < now && !this.climb.hasPassed(id, now)) this.wrong.push(`${id} escalated at ${iso(at)} for nothing`);
    this.#early = this.#early.filter(({ at }) => at >= now);
    if (priority !== this.#priority) this.#dirty = true;
    this.#priority = priority;
    if (!this.#dirty && now < this.#next && minute % 60 !== 0) return;
    this.#dirty = false;
    this.#steps = this.climb.steps(now, priority);
    this.#next = Number.POSITIVE_INFINITY;
    const ripe = new Set<string>();
    for (const step of this.#steps) {
      if (step.due > now) this.#next = Math.min(this.#next, step.due);
      else if (this.climb.isRipe(step, now)) ripe.add(step.id);
    }
    for (const id of [...this.#ripe.keys()]) if (!ripe.has(id)) this.#close(id, now, false);
    for (const id of ripe) if (!this.#ripe.has(id)) this.#ripe.set(id, now);
  }

  /** @param until end of the minute before: since then it may not be so any more. */
  #close(id: string, until: number, done: boolean): void {
    const from = this.#ripe.get(id);
    this.#ripe.delete(id);
    if (from === undefined) return;
    const end = done ? until : until - MINUTE;
    if (end > from + MINUTE) this.missed.push({ id, from: from + MINUTE, until: end });
  }

  /** All is over. @param at ms since 1970. */
  end(at: number, { done, priority }: Standing): void {
    for (const id of [...this.#ripe.keys()]) {
      this.wrong.push(`${id} never escalated, though due`);
      this.#close(id, at, false);
    }
    if (this.#moving) this.wrong.push(`${this.#moving.id} did not move it`);
    const present = this.#places.at(-1);
    if (!present) this.wrong.push('it came to no group');
    for (const { kind } of this.#owed) this.wrong.push(`what somebody asked for did not come to be: ${kind}`);
    const routed = this.#rules(priority)[0] ?? this.policy.routing.fallback;
    const free = present && ['rule', 'category', 'fallback'].includes(present.why) && !this.#decided && !done;
    if (free && present.group !== routed) this.wrong.push(`it is still with ${present.group}, though routing leads to ${routed}`);
  }

  /** Support group that has it; the person it was given to, if nobody changed that. */
  get group(): string | undefined {
    return this.#places.at(-1)?.group;
  }

  get given(): { to: string | undefined } | undefined {
    const last = this.#assigned;
    return last && !last.refused && this.#assigneeChanged <= last.at ? { to: last.to } : undefined;
  }
}

const iso = (at: number): string => new Date(at).toISOString();
