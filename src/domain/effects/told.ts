import type { Act, EffectAct } from '../acts/act';
import { isRecord } from '../same';
import { EFFECT_KINDS, EFFECT_OUTCOMES } from './effect';

/** Something the app told or did, as the incident's property has it. */
export type Told = Pick<EffectAct, 'id' | 'at' | 'to' | 'outcome' | 'groups' | 'watchers' | 'what' | 'why'> & {
  /** Absent in what an older version of the app wrote. */
  effect?: EffectAct['effect'];
};

/** How many of the last the property has; the act log has more. */
const TAIL = 5;

/** Account ids, and groups, the property has of each. */
const TO_MAX = 20;
/** Characters of a reason. */
const WHY_MAX = 255;

const isOneOf =
  <T extends string>(all: readonly T[]) =>
  (value: unknown): value is T =>
    all.some((one) => one === value);
const isOutcome = isOneOf(EFFECT_OUTCOMES);
const isKind = isOneOf(EFFECT_KINDS);
/** No account id, and no id of an effect, is longer. */
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= WHY_MAX;

/** The last things that were told or done, oldest first. */
export const toldIn = (acts: readonly Act[]): Told[] =>
  acts
    .filter((act) => act.kind === 'effect')
    .slice(-TAIL)
    .map(({ id, effect, at, to, groups, watchers, what, why, outcome }) => ({
      id,
      effect,
      at,
      to: to.slice(0, TO_MAX),
      ...(groups ? { groups: groups.slice(0, TO_MAX) } : {}),
      ...(watchers ? { watchers } : {}),
      ...(what === undefined ? {} : { what }),
      ...(why === undefined ? {} : { why: why.slice(0, WHY_MAX) }),
      outcome,
    }));

/** Reads them out of what anybody who may edit the issue may have written; what is none of them is left out. */
export function readTold(value: unknown): Told[] {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(-TAIL) : [];
  return all.flatMap((one): Told[] => {
    if (!isRecord(one)) return [];
    const { id, effect, at, to, groups, watchers, what, why, outcome } = one;
    if (!isText(id) || !isText(at) || Number.isNaN(Date.parse(at)) || !isOutcome(outcome) || !Array.isArray(to)) return [];
    return [
      {
        id,
        ...(isKind(effect) ? { effect } : {}),
        at,
        to: to.filter(isText).slice(0, TO_MAX),
        ...(Array.isArray(groups) ? { groups: groups.filter(isText).slice(0, TO_MAX) } : {}),
        ...(watchers === true ? { watchers } : {}),
        ...(isText(what) ? { what } : {}),
        ...(isText(why) ? { why } : {}),
        outcome,
      },
    ];
  });
}
