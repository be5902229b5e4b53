import type { Condition, HoldReason, StatusMatch } from '../../../contract/types';
import type { StatusCategory } from '../../incident/facts';
import type { Happening } from '../history/moment';
import { holdsOneOf, NONE, type Tokens } from '../tokens';
import { SLOT, type Slots } from './slots';

/** The category of a status, by its id. */
export type CategoryOf = (statusId: string) => StatusCategory;

/** Whether something that happened is what a condition waits for. */
export type Test = (happening: Happening, categoryOf: CategoryOf) => boolean;

/** What conditions are read with. */
export interface Naming {
  slots: Slots;
  /** Place of a hold reason in the policy. */
  reasonAt(id: string): number;
}

type InSet = (tokens: Tokens, categoryOf: CategoryOf) => boolean;

function inStatuses({ ids, categories }: StatusMatch): InSet {
  const known = new Set(ids.map(({ id }) => id));
  return ([status], categoryOf) =>
    status !== undefined && (known.has(status) || (categories.length > 0 && categories.includes(categoryOf(status))));
}

/** Into alone: it is one of them now and was not before, and so with out of; both: it was one of those and is one of these. */
function statusTest({ into, outOf }: Extract<Condition, { on: 'status' }>): Test {
  const to = into && inStatuses(into);
  const from = outOf && inStatuses(outOf);
  return (happening, categoryOf) => {
    if (happening.slot !== SLOT.status) return false;
    if (to && from) return !happening.initial && from(happening.from, categoryOf) && to(happening.to, categoryOf);
    if (to) return to(happening.to, categoryOf) && !to(happening.from, categoryOf);
    return !!from && !happening.initial && from(happening.from, categoryOf) && !from(happening.to, categoryOf);
  };
}

/** What is there and was not before; a field that was emptied, or was empty, has "". */
const without = (all: Tokens, other: Tokens): Tokens => (all.length === 0 ? NONE : all.filter((one) => !other.includes(one)));

function fieldTest({ field, to, from }: Extract<Condition, { on: 'field' }>, { slots }: Naming): Test {
  const slot = slots.find(field);
  const [into, outOf] = [to && new Set(to), from && new Set(from)];
  if (slot === undefined) return () => false;
  return (happening) => {
    if (happening.slot !== slot) return false;
    const came = without(happening.to, happening.from);
    const went = without(happening.from, happening.to);
    if (happening.initial) return into !== undefined && outOf === undefined && came.length > 0 && holdsOneOf(came, into);
    const comes = !into || (came.length > 0 || happening.to.length === 0 ? holdsOneOf(came, into) : false);
    const goes = !outOf || (went.length > 0 || happening.from.length === 0 ? holdsOneOf(went, outOf) : false);
    return comes && goes;
  };
}

function assignmentTest({ to }: Extract<Condition, { on: 'assignment' }>): Test {
  return (happening) => {
    if (happening.slot !== SLOT.assignee) return false;
    const [was, is] = [happening.from[0], happening.to[0]];
    if (to === 'nobody') return was !== undefined && is === undefined;
    return is !== undefined && is !== was && (to === 'somebody') === (was === undefined);
  };
}

function commentTest({ by, visibility }: Extract<Condition, { on: 'comment' }>): Test {
  return ({ comment }) =>
    comment?.side !== undefined &&
    comment.side !== 'nobody' &&
    (by === 'anybody' || by === comment.side) &&
    (visibility === 'any' || (visibility === 'public') === comment.public);
}

function holdTest({ reasons, change }: Extract<Condition, { on: 'hold' }>, { reasonAt }: Naming): Test {
  const places = new Set(reasons.map(reasonAt));
  return ({ hold }) => hold !== undefined && hold.begins === (change === 'begins') && (places.size === 0 || places.has(hold.reason.place));
}

function linkTest({ words, change }: Extract<Condition, { on: 'link' }>): Test {
  const endings = words.map((one) => ` ${one.trim().toLowerCase()}`);
  return ({ link }) => link !== undefined && link.made === (change === 'made') && endings.some((one) => link.words.endsWith(one));
}

function tierTest({ to }: Extract<Condition, { on: 'tier' }>): Test {
  const tiers = new Set(to);
  return (happening) => happening.slot === SLOT.tier && (tiers.size === 0 || holdsOneOf(happening.to, tiers));
}

/** Makes a condition of the policy ready to be asked. */
export function testOf(condition: Condition, naming: Naming): Test {
  switch (condition.on) {
    case 'created':
      return ({ kind, slot }) => kind === 'created' && slot === undefined;
    case 'status':
      return statusTest(condition);
    case 'field':
      return fieldTest(condition, naming);
    case 'comment':
      return commentTest(condition);
    case 'assignment':
      return assignmentTest(condition);
    case 'tier':
      return tierTest(condition);
    case 'link':
      return linkTest(condition);
    case 'hold':
      return holdTest(condition, naming);
  }
}

/** Whether an incident stands as one of the ways in which a reason to wait holds. */
export type Stands = (values: readonly Tokens[], categoryOf: CategoryOf) => boolean;

/** Makes the `while` of a reason ready to be asked. A field the site does not have is empty. */
export function standsOf(reason: HoldReason, { slots }: Naming): Stands {
  const ways = reason.while.map(({ status, fields }) => {
    const within = status && inStatuses(status);
    const parts = fields.map(({ field, is, values }) => ({ slot: slots.find(field) ?? -1, wanted: is === 'in', values: new Set(values) }));
    return (values: readonly Tokens[], categoryOf: CategoryOf): boolean =>
      (!within || within(values[SLOT.status] ?? NONE, categoryOf)) &&
      parts.every((part) => holdsOneOf(values[part.slot] ?? NONE, part.values) === part.wanted);
  });
  return (values, categoryOf) => ways.some((way) => way(values, categoryOf));
}

/** The first thing of a moment for which one of the tests holds. */
export function firstOf(tests: readonly Test[], happenings: readonly Happening[], categoryOf: CategoryOf): Happening | undefined {
  for (const test of tests) for (const happening of happenings) if (test(happening, categoryOf)) return happening;
  return undefined;
}
