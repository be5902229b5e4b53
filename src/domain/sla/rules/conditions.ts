import type { Condition, HoldReason, StatusMatch } from '../../../contract/types';
import type { StatusCategory } from '../../incident/facts';
import type { Happening } from '../history/moment';
import { holdsOneOf, NONE, type Tokens } from '../tokens';
import { SLOT, type Slots, TOPIC } from './slots';

/** The category of a status, by its id. */
export type CategoryOf = (statusId: string) => StatusCategory;

/** Whether something that happened is what a condition waits for. */
type Holds = (happening: Happening, categoryOf: CategoryOf) => boolean;

/** A condition, ready to be asked of what happens to one field, or of one other kind of thing. */
export interface Test {
  /** The happening's slot. */
  slot: number;
  holds: Holds;
}

/** What conditions are read with. */
export interface Naming {
  slots: Pick<Slots, 'find'>;
  /** Place of a hold reason in the policy. */
  reasonAt(id: string): number;
}

type InSet = (tokens: Tokens, categoryOf: CategoryOf) => boolean;

function inStatuses({ ids, categories }: StatusMatch): InSet {
  const known = new Set(ids.map(({ id }) => id));
  return (tokens, categoryOf) => {
    const status = tokens[0];
    return status !== undefined && (known.has(status) || (categories.length > 0 && categories.includes(categoryOf(status))));
  };
}

/** Into alone: it is one of them now and was not before, and so with out of; both: it was one of those and is one of these. */
function statusTest({ into, outOf }: Extract<Condition, { on: 'status' }>): Holds {
  const to = into && inStatuses(into);
  const from = outOf && inStatuses(outOf);
  return (happening, categoryOf) => {
    if (to && from) return !happening.initial && from(happening.from, categoryOf) && to(happening.to, categoryOf);
    if (to) return to(happening.to, categoryOf) && !to(happening.from, categoryOf);
    return !!from && !happening.initial && from(happening.from, categoryOf) && !from(happening.to, categoryOf);
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
      return { slot: SLOT.status, holds: statusTest(condition) };
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

/** Whether an incident stands as one of the ways in which a reason to wait holds. */
export type Stands = (values: readonly Tokens[], categoryOf: CategoryOf) => boolean;

/** Fields by which a reason to wait stands or not. */
export const slotsBehind = (reason: HoldReason, { slots }: Naming): number[] =>
  reason.while.flatMap(({ status, fields }) => [
    ...(status ? [SLOT.status] : []),
    ...fields.flatMap(({ field }) => slots.find(field) ?? []),
  ]);

/** Makes the `while` of a reason ready to be asked. A field the site does not have is empty. */
export function standsOf(reason: HoldReason, { slots }: Naming): Stands {
  const ways = reason.while.map(({ status, fields }) => {
    const within = status && inStatuses(status);
    const parts = fields.map(({ field, is, values }) => ({ slot: slots.find(field) ?? -1, wanted: is === 'in', values: new Set(values) }));
    return (all: readonly Tokens[], categoryOf: CategoryOf): boolean => {
      if (within && !within(all[SLOT.status] ?? NONE, categoryOf)) return false;
      for (const { slot, wanted, values } of parts) if (holdsOneOf(all[slot] ?? NONE, values) !== wanted) return false;
      return true;
    };
  });
  return (values, categoryOf) => {
    for (const way of ways) if (way(values, categoryOf)) return true;
    return false;
  };
}

/** The first thing of a moment for which one of the tests holds. */
export function firstOf(tests: readonly Test[], happenings: readonly Happening[], categoryOf: CategoryOf): Happening | undefined {
  for (const { slot, holds } of tests)
    for (const happening of happenings) if (happening.slot === slot && holds(happening, categoryOf)) return happening;
  return undefined;
}
