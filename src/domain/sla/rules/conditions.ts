import type { Condition, HoldReason, StatusMatch } from '../../../contract/types';
import type { Happening } from '../history/moment';
import { holdsOneOf, NONE, type Tokens } from '../tokens';
import { SLOT, type Slots, TOPIC } from './slots';
import type { SetsWith, StatusSets } from './status-sets';

/** Whether something that happened is what a condition waits for. */
type Holds = (happening: Happening, setsWith: SetsWith) => boolean;

/** A condition, ready to be asked of what happens to one field, or of one other kind of thing. */
export interface Test {
  /** The happening's slot. */
  slot: number;
  holds: Holds;
}

/** What conditions are read with. */
export interface Naming {
  slots: Pick<Slots, 'find'>;
  statuses: StatusSets;
  /** Place of a hold reason in the policy. */
  reasonAt(id: string): number;
}

type InSet = (tokens: Tokens, setsWith: SetsWith) => boolean;

function inStatuses(match: StatusMatch, { statuses }: Naming): InSet {
  const set = statuses.numberOf(match);
  return (tokens, setsWith) => {
    const status = tokens[0];
    return status !== undefined && setsWith(status)[set] === true;
  };
}

/** Into alone: it is one of them now and was not before, and so with out of; both: it was one of those and is one of these. */
function statusTest({ into, outOf }: Extract<Condition, { on: 'status' }>, naming: Naming): Holds {
  const to = into && inStatuses(into, naming);
  const from = outOf && inStatuses(outOf, naming);
  return (happening, setsWith) => {
    if (to && from) return !happening.initial && from(happening.from, setsWith) && to(happening.to, setsWith);
    if (to) return to(happening.to, setsWith) && !to(happening.from, setsWith);
    return !!from && !happening.initial && from(happening.from, setsWith) && !from(happening.to, setsWith);
  };
}

/** What is there and was not before; a field that was emptied, or was empty, has "". */
const without = (all: Tokens, other: Tokens): Tokens => (all.length === 0 ? NONE : all.filter((one) => !other.includes(one)));

function fieldTest({ to, from }: Extract<Condition, { on: 'field' }>): Holds {
  const [into, outOf] = [to && new Set(to), from && new Set(from)];
  return (happening) => {
    const came = without(happening.to, happening.from);
    const went = without(happening.from, happening.to);
    if (happening.initial) return into !== undefined && outOf === undefined && came.length > 0 && holdsOneOf(came, into);
    const comes = !into || (came.length > 0 || happening.to.length === 0 ? holdsOneOf(came, into) : false);
    const goes = !outOf || (went.length > 0 || happening.from.length === 0 ? holdsOneOf(went, outOf) : false);
    return comes && goes;
  };
}

function assignmentTest({ to }: Extract<Condition, { on: 'assignment' }>): Holds {
  return (happening) => {
    const [was, is] = [happening.from[0], happening.to[0]];
    if (to === 'nobody') return was !== undefined && is === undefined;
    return is !== undefined && is !== was && (to === 'somebody') === (was === undefined);
  };
}

function commentTest({ by, visibility }: Extract<Condition, { on: 'comment' }>): Holds {
  return ({ comment }) =>
    comment?.side !== undefined &&
    comment.side !== 'nobody' &&
    (by === 'anybody' || by === comment.side) &&
    (visibility === 'any' || (visibility === 'public') === comment.public);
}

function holdTest({ reasons, change }: Extract<Condition, { on: 'hold' }>, { reasonAt }: Naming): Holds {
  const places = new Set(reasons.map(reasonAt));
  return ({ hold }) => hold !== undefined && hold.begins === (change === 'begins') && (places.size === 0 || places.has(hold.place));
}

function linkTest({ words, change }: Extract<Condition, { on: 'link' }>): Holds {
  const endings = words.map((one) => ` ${one.trim().toLowerCase()}`);
  return ({ link }) => link !== undefined && link.made === (change === 'made') && endings.some((one) => link.words.endsWith(one));
}

function tierTest({ to }: Extract<Condition, { on: 'tier' }>): Holds {
  const tiers = new Set(to);
  return (happening) => tiers.size === 0 || holdsOneOf(happening.to, tiers);
}

/** Makes a condition of the policy ready to be asked; undefined for one of a field that the site does not have. */
export function testOf(condition: Condition, naming: Naming): Test | undefined {
  switch (condition.on) {
    case 'created':
      return { slot: TOPIC.created, holds: () => true };
    case 'status':
      return { slot: SLOT.status, holds: statusTest(condition, naming) };
    case 'field': {
      const slot = naming.slots.find(condition.field);
      return slot === undefined ? undefined : { slot, holds: fieldTest(condition) };
    }
    case 'comment':
      return { slot: TOPIC.comment, holds: commentTest(condition) };
    case 'assignment':
      return { slot: SLOT.assignee, holds: assignmentTest(condition) };
    case 'tier':
      return { slot: SLOT.tier, holds: tierTest(condition) };
    case 'link':
      return { slot: TOPIC.link, holds: linkTest(condition) };
    case 'hold':
      return { slot: TOPIC.hold, holds: holdTest(condition, naming) };
  }
}

/** Whether an incident stands as one of the ways in which a reason to wait holds. @param sets of its status, by their numbers. */
export type Stands = (values: readonly Tokens[], sets: readonly boolean[]) => boolean;

/** Fields by which a reason to wait stands or not. */
export const slotsBehind = (reason: HoldReason, { slots }: Naming): number[] =>
  reason.while.flatMap(({ status, fields }) => [
    ...(status ? [SLOT.status] : []),
    ...fields.flatMap(({ field }) => slots.find(field) ?? []),
  ]);

/** Makes the `while` of a reason ready to be asked. A field the site does not have is empty. */
export function standsOf(reason: HoldReason, { slots, statuses }: Naming): Stands {
  const ways = reason.while.map(({ status, fields }) => {
    const within = status && statuses.numberOf(status);
    const parts = fields.map(({ field, is, values }) => ({ slot: slots.find(field) ?? -1, wanted: is === 'in', values: new Set(values) }));
    return (all: readonly Tokens[], sets: readonly boolean[]): boolean => {
      if (within !== undefined && sets[within] !== true) return false;
      for (const { slot, wanted, values } of parts) if (holdsOneOf(all[slot] ?? NONE, values) !== wanted) return false;
      return true;
    };
  });
  return (values, sets) => {
    for (const way of ways) if (way(values, sets)) return true;
    return false;
  };
}

/** The first thing of a moment for which one of the tests holds. */
export function firstOf(tests: readonly Test[], happenings: readonly Happening[], setsWith: SetsWith): Happening | undefined {
  for (const { slot, holds } of tests)
    for (const happening of happenings) if (happening.slot === slot && holds(happening, setsWith)) return happening;
  return undefined;
}
