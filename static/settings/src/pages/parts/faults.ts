import { member, textOf } from '../../../../shared/unread';
import type { Fault } from '../page-props';

/** A step of a path: an entry by its id, or by its place where faults name places. */
type Step = string | number | { id: string; at: number };

const fits = (step: string | number | undefined, wanted: Step): boolean =>
  typeof wanted === 'object' ? step === wanted.id || step === wanted.at || step === String(wanted.at) : String(step) === String(wanted);

/** The first fault at a place itself or, with `under`, anywhere below it. */
export function faultAt(faults: readonly Fault[], path: readonly Step[], under = false): string | undefined {
  return faults.find(
    (one) =>
      (under ? one.path.length >= path.length : one.path.length === path.length) && path.every((step, at) => fits(one.path[at], step)),
  )?.text;
}

/** Where a fault is, with the names of the entries it lies in: "calendars › Office hours › timeZone". */
export function placeOf(policy: object, path: Fault['path']): string {
  let at: unknown = policy;
  return path
    .map((step) => {
      at = Array.isArray(at) && typeof step === 'string' ? at.find((one) => member(one, 'id') === step) : member(at, String(step));
      return textOf(member(at, 'name')) || String(step);
    })
    .join(' › ');
}
