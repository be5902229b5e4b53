import { instantMs } from '../instant';
import { isRecord, same } from '../same';
import type { IssueFacts } from './facts';
import { lozengeOf } from './lozenge';
import type { IncidentState } from './state';

type Json = Record<string, unknown>;

const sameInstant = (a: unknown, b: string | undefined): boolean =>
  a === b || (typeof a === 'string' && b !== undefined && Object.is(instantMs(a), instantMs(b)));

/** Whether there is nothing in one that is not in the other too. */
function noMore(a: Json, b: object): boolean {
  for (const name in a) if (a[name] !== undefined && !Object.hasOwn(b, name)) return false;
  return true;
}

function sameBasis(a: unknown, b: IncidentState['basis']): boolean {
  if (!isRecord(a)) return false;
  let name: keyof IncidentState['basis'];
  for (name in b) if (name !== 'updated' && a[name] !== b[name]) return false;
  return noMore(a, b);
}

function samePriority(a: unknown, b: IncidentState['priority']): boolean {
  if (!isRecord(a)) return false;
  let name: keyof IncidentState['priority'];
  for (name in b) if (!(name === 'override' ? sameOverride(a.override, b.override) : same(a[name], b[name]))) return false;
  return noMore(a, b);
}

function sameOverride(a: unknown, b: IncidentState['priority']['override']): boolean {
  if (!isRecord(a) || !b) return a === b;
  return sameInstant(a.at, b.at) && same({ ...a, at: '' }, { ...b, at: '' });
}

/**
 * Whether a property, as anybody may have written it, says of the incident just what a state says; instants in whatever spelling. When it
 * was looked at, and which edit was seen last, say nothing of it.
 */
export function sameState(property: unknown, state: IncidentState): boolean {
  if (!isRecord(property)) return false;
  let name: keyof IncidentState;
  for (name in state) {
    const mine = property[name];
    if (name === 'lookedAt') continue;
    if (name === 'since') {
      if (!sameInstant(mine, state.since)) return false;
    } else if (name === 'basis') {
      if (!sameBasis(mine, state.basis)) return false;
    } else if (name === 'priority') {
      if (!samePriority(mine, state.priority)) return false;
    } else if (!same(mine, state[name])) return false;
  }
  return noMore(property, state);
}

/** An instant as the app or Jira spells one: none is longer. */
const INSTANT_MAX = 40;
const instantIn = (value: unknown): number => (typeof value === 'string' && value.length <= INSTANT_MAX ? instantMs(value) : Number.NaN);

/**
 * Whether both properties stand in Jira just as a look would write them now. Anybody who may edit the issue may write them: what a reader
 * would pass over (members we do not know, a look in the future) is healed like everything else.
 */
export function isKept({ property, lozenge }: Pick<IssueFacts, 'property' | 'lozenge'>, state: IncidentState): boolean {
  if (!isRecord(property) || !sameState(property, state)) return false;
  const { lookedAt, basis } = property;
  if (!(instantIn(lookedAt) <= instantMs(state.lookedAt)) || Number.isNaN(instantIn(isRecord(basis) ? basis.updated : undefined)))
    return false;
  return same(lozenge, lozengeOf(state));
}
