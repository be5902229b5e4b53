import type { Ladder, PublishedPolicy, Settings } from '../../contract/types';
import type { Act } from '../acts/act';
import type { EscalatedAct } from '../acts/escalation';
import { kept } from '../calendar/kept';
import type { IssueFacts } from '../incident/facts';
import type { PriorityState } from '../incident/state';
import { instantMs } from '../instant';
import { lazily } from '../lazily';
import { fits, type Subject } from '../policy/fits';
import type { Placement } from '../routing/placement';
import type { ClockState } from '../sla/clock-state';
import { clockRulesOf } from '../sla/rules/clock-rules';
import type { ClockRun } from '../sla/run';
import { BY_HAND } from './by-hand';
import { type Due, type Step, stepsOf } from './climb';
import { snoozeIn } from './defer';
import { isMoving } from './moves';
import { occasionsOf } from './occasions/find';
import type { Sight } from './occasions/occasion';
import type { Past, Stretch } from './past';
import { isStale, united } from './rest';
import type { NotWhy } from './state';

/** What an incident's escalation follows from, besides its facts and acts. */
export interface EscalationGround {
  /** In force: a ladder withdrawn there stops at once. */
  policy: PublishedPolicy;
  /** The clocks run under. */
  clockPolicy: PublishedPolicy;
  settings: Settings;
  clocks: readonly ClockState[];
  runs: readonly ClockRun[];
  /** When the incident waited for whatever reason. */
  waits: readonly Stretch[];
  priority: PriorityState;
  placement?: Placement;
}

/** What of an incident everything here is decided by. */
export interface Incident {
  facts: IssueFacts;
  acts: readonly Act[];
  /** Those of them that escalated it, in their order. */
  done: readonly EscalatedAct[];
  past: Past;
  subject: () => Subject;
  /** ms since 1970. */
  now: number;
}

/**
 * Escalations that are recorded of an incident at most, so that its log of acts never outgrows the storage: a third of it. Beyond them nothing
 * escalates any more.
 */
export const ESCALATED_MAX = 150;

const asksFor = new WeakMap<Ladder, { anything: boolean }>();
const asksAnything = (ladder: Ladder): boolean =>
  kept(asksFor, ladder, () => ({ anything: Object.values(ladder.for).some((part) => part !== undefined) })).anything;

/** Why nothing escalates now. */
function restNow({ facts, past }: Incident, { waits }: EscalationGround): NotWhy | undefined {
  if (facts.status.category === 'done') return 'resolved';
  const child = past.child().at(-1);
  if (child && child.to === undefined) return 'child';
  return waits.some(({ to }) => to === undefined) ? 'onHold' : undefined;
}

/** Stretches somebody put escalations off. */
function snoozesIn(acts: readonly Act[], now: number): Stretch[] {
  const snoozed = acts.filter((act) => act.kind === 'snoozed');
  return snoozed.map(({ at, until }, place) => {
    const ends = Math.min(instantMs(until), instantMs(snoozed[place + 1]?.at ?? until), now);
    return { from: instantMs(at), to: ends };
  });
}

/** Ladders that concern an incident: those that fit it; one that is not active only where it has begun. */
function laddersFor({ subject, acts, done }: Incident, { policy }: EscalationGround): Ladder[] {
  const ladders = policy.document.escalation.ladders.filter(
    (ladder) => (ladder.active || done.some((act) => act.ladder === ladder.id)) && (!asksAnything(ladder) || fits(ladder.for, subject())),
  );
  const byHand = acts.some(({ kind }) => kind === 'handOver') && !ladders.some(({ active, trigger }) => active && trigger.on === 'hand');
  return byHand ? [...ladders, BY_HAND] : ladders;
}

/** A ladder of the policy's climbed for what somebody asked for: should it be withdrawn since, nothing stands in for it. */
const isOthers = (key: string, done: readonly EscalatedAct[]): boolean =>
  done.some(({ id, ladder }) => ladder !== BY_HAND.id && id.startsWith(`${ladder}/${key}/`));

/** What ladders have not done: what is due, what will be, and what does not come, with why. */
export function openSteps(incident: Incident, ground: EscalationGround): Step[] {
  const { facts, acts, done, past, subject, now } = incident;
  const { policy, clockPolicy, settings, clocks, runs, waits } = ground;
  const ladders = laddersFor(incident, ground);
  if (ladders.length === 0) return [];
  const { calendars } = clockRulesOf(policy, settings);
  const clockCalendars = clockRulesOf(clockPolicy, settings).calendars;
  const sight: Sight = { facts, acts, past, document: policy.document, settings, subject, clocks, runs, clockCalendars };
  const recorded = new Map(done.map((act) => [act.id, act]));
  const rests = lazily(() => united([...past.over(), ...past.child(), ...waits, ...snoozesIn(acts, now)]));
  const resting = restNow(incident, ground);
  const put = snoozeIn(acts);
  const snooze = put && { at: instantMs(put.at), until: instantMs(put.until) };
  // What was put off before it was too old begins anew at the next opening after that.
  const tooOld = ({ at, ripe }: Due): boolean =>
    snooze && at > ripe ? isStale(ripe, Math.min(snooze.at, now), rests) || isStale(at, now, rests) : isStale(ripe, now, rests);
  const isFull = done.length >= ESCALATED_MAX;
  const steps: Step[] = [];
  for (const [order, ladder] of ladders.entries()) {
    const calendar = ladder.calendar === undefined ? undefined : calendars.get(ladder.calendar);
    const climbed = { ladder, order, calendar, recorded, acts, snooze, rests, resting: resting !== undefined, isStale: tooOld, now };
    for (const occasion of occasionsOf(ladder.trigger, sight, calendar)) {
      if (!ladder.active && !done.some(({ id }) => id.startsWith(`${ladder.id}/${occasion.key}/`))) continue;
      if (ladder === BY_HAND && isOthers(occasion.key, done)) continue;
      for (const step of stepsOf(climbed, occasion)) {
        const not = !ladder.active || isFull ? 'off' : (whyNot(step, resting) ?? (isPassedOver(step, tooOld, now) ? 'tooLate' : undefined));
        if (not !== undefined) step.not = not;
        steps.push(step);
      }
    }
  }
  return steps;
}

/** Why a step does not come: what holds of the step whatever the incident does, else what the incident rests for. */
function whyNot({ not }: Step, resting: NotWhy | undefined): NotWhy | undefined {
  return not === 'acknowledged' || not === 'neverReached' ? not : (resting ?? not);
}

/** Old news is told to nobody, but an incident that has been lying about still moves on. */
function isPassedOver({ ladder, place, due }: Step, tooOld: (due: Due) => boolean, now: number): boolean {
  const level = ladder.levels[place];
  return due !== undefined && due.at <= now && !(level && isMoving(level)) && tooOld(due);
}
