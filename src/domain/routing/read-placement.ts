import { ASSIGNED_HOW, type AssignedHow, PASSED_OVER, type PassedOverWhy } from '../acts/placement';
import type { Named, Placement, PlacementWhy } from './placement';

// Reading what anybody who may edit the issue may have written. Without a schema library: screens read it too.

const MANY = 10;
/** Reasons people give may be long; nothing else is. */
const TEXT_MAX = 2_000;
const COUNT_MAX = 1_000_000;

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown): value is string => typeof value === 'string' && value.length <= TEXT_MAX;
const isInstant = (value: unknown): value is string => isText(value) && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value <= COUNT_MAX;
const isHow = (value: unknown): value is AssignedHow => ASSIGNED_HOW.some((how) => how === value);
const isPassedWhy = (value: unknown): value is PassedOverWhy => PASSED_OVER.some((why) => why === value);

const readNamed = (value: unknown): Named | undefined =>
  isRecord(value) && isText(value.id) && isText(value.name) ? { id: value.id, name: value.name } : undefined;

function readWhy(value: unknown): PlacementWhy | undefined {
  if (!isRecord(value)) return undefined;
  const { by, name, person, reason } = value;
  switch (by) {
    case 'fallback':
      return { by };
    case 'rule':
    case 'category':
    case 'escalation':
      return isText(name) ? { by, name } : undefined;
    case 'support':
    case 'deEscalation':
      return isText(person) && isText(reason) ? { by, person, reason } : undefined;
    default:
      return undefined;
  }
}

function readChosen(value: unknown): Placement['chosen'] {
  if (!isRecord(value)) return undefined;
  const { how, to, at, load, opensAt } = value;
  if (!isHow(how) || !isInstant(at) || !Array.isArray(value.passedOver)) return undefined;
  const all: readonly unknown[] = value.passedOver.slice(0, MANY);
  return {
    how,
    ...(isText(to) ? { to } : {}),
    at,
    passedOver: all.flatMap((one) => (isRecord(one) && isText(one.id) && isPassedWhy(one.why) ? [{ id: one.id, why: one.why }] : [])),
    ...(isCount(load) ? { load } : {}),
    ...(isInstant(opensAt) ? { opensAt } : {}),
  };
}

/** Who has the incident, as its property says; undefined when it is missing or damaged. */
export function readPlacement(value: unknown): Placement | undefined {
  if (!isRecord(value)) return undefined;
  const [tier, group, why, chosen] = [readNamed(value.tier), readNamed(value.group), readWhy(value.why), readChosen(value.chosen)];
  const { since, moves } = value;
  if (!tier || !group || !why || !isInstant(since) || !isCount(moves)) return undefined;
  return { tier, group, since, why, ...(chosen ? { chosen } : {}), moves };
}
