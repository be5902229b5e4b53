import type { Act, EffectAct } from '../acts/act';

/** Something the app told, as the incident's property has it. */
export type Told = Pick<EffectAct, 'id' | 'at' | 'to' | 'outcome'>;

/** How many of the last the property has; the act log has more. */
const TAIL = 5;

/** The last things that were told, oldest first. */
export const toldIn = (acts: readonly Act[]): Told[] =>
  acts
    .filter((act) => act.kind === 'effect')
    .slice(-TAIL)
    .map(({ id, at, to, outcome }) => ({ id, at, to, outcome }));

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isOutcome = (value: unknown): value is Told['outcome'] => value === 'done' || value === 'unknown' || value === 'refused';
/** No account id, and no id of an effect, is longer. */
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= 255;

/** Reads them out of what anybody who may edit the issue may have written; what is none of them is left out. */
export function readTold(value: unknown): Told[] {
  const all: readonly unknown[] = Array.isArray(value) ? value.slice(-TAIL) : [];
  return all.flatMap((one): Told[] => {
    if (!isRecord(one)) return [];
    const { id, at, to, outcome } = one;
    if (!isText(id) || !isText(at) || Number.isNaN(Date.parse(at)) || !isOutcome(outcome) || !Array.isArray(to)) return [];
    return [{ id, at, to: to.filter(isText).slice(0, 20), outcome }];
  });
}
