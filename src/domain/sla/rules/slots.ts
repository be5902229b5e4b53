import type { FieldName, Settings } from '../../../contract/types';

/** Fields whose values the rules of clocks follow through the history, at fixed places; others a condition names come after. */
export const SLOT = {
  status: 0,
  priority: 1,
  impact: 2,
  urgency: 3,
  category: 4,
  services: 5,
  assignee: 6,
  reporter: 7,
  affectedUser: 8,
  project: 9,
  issuetype: 10,
  tier: 11,
} as const;

/** In the place of a field: what a happening is that is none. */
export const TOPIC = { created: -1, comment: -2, link: -3, hold: -4, claims: -5 } as const;

/** A set of slots, below 0 too, that is asked very often. */
export interface SlotSet {
  has(slot: number): boolean;
}

const LOWEST = -5;

export function slotSet(slots: readonly number[]): SlotSet {
  const marks: boolean[] = [];
  for (const slot of slots) marks[slot - LOWEST] = true;
  for (let place = 0; place < marks.length; place++) marks[place] ??= false;
  return { has: (slot) => marks[slot - LOWEST] === true };
}

const OURS = ['impact', 'urgency', 'category', 'services', 'affectedUser'] as const satisfies readonly FieldName[];
const JIRAS = ['status', 'priority', 'assignee', 'reporter', 'project', 'issuetype'] as const;

/** Which fields are followed. */
export interface Slots {
  /** By the id Jira's history has for the field. */
  of: ReadonlyMap<string, number>;
  /** Our fields that lie at a place beyond the fixed ones. */
  ours: readonly { slot: number; name: FieldName }[];
  /** Fields that are neither ours nor always in the facts. */
  others: readonly { slot: number; fieldId: string }[];
  count: number;
  /** All that are followed. */
  followed: SlotSet;
  /** The place of a field as a policy names it; undefined when the site does not have it. */
  find(field: string): number | undefined;
}

const isOurs = (name: string, settings: Settings): name is FieldName => Object.hasOwn(settings.fields, name);

/**
 * @param named fields that conditions name: ours by their names, others by their ids.
 * @param needed slots of the fields with fixed places that are needed besides.
 */
export function slotsOf(named: readonly string[], needed: ReadonlySet<number>, settings: Settings): Slots {
  const fixed = new Map<string, number>(JIRAS.map((id) => [id, SLOT[id]]));
  for (const name of OURS) {
    const fieldId = settings.fields[name]?.fieldId;
    if (fieldId !== undefined) fixed.set(fieldId, SLOT[name]);
  }
  const of = new Map([...fixed].filter(([, slot]) => needed.has(slot)));
  const idOf = (field: string): string | undefined => (isOurs(field, settings) ? settings.fields[field]?.fieldId : field);
  const names = new Map<string, FieldName>();
  for (const [name, binding] of Object.entries(settings.fields)) if (binding && isOurs(name, settings)) names.set(binding.fieldId, name);
  const ours: { slot: number; name: FieldName }[] = [];
  const others: { slot: number; fieldId: string }[] = [];
  let count: number = SLOT.tier + 1;
  for (const field of named) {
    const fieldId = idOf(field);
    if (fieldId === undefined || of.has(fieldId)) continue;
    const place = fixed.get(fieldId);
    if (place !== undefined) {
      of.set(fieldId, place);
      continue;
    }
    const name = names.get(fieldId);
    if (name) ours.push({ slot: count, name });
    else others.push({ slot: count, fieldId });
    of.set(fieldId, count++);
  }
  const find = (field: string): number | undefined => {
    const fieldId = idOf(field);
    return fieldId === undefined ? undefined : of.get(fieldId);
  };
  return { of, ours, others, count, followed: slotSet([...of.values(), ...needed]), find };
}
