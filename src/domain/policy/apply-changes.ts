import type { Policy } from '../../contract/types';
import type { Change } from './change';
import { asEntries, isRecord } from './same';

/** A change that does not fit the policy it is applied to: the path says where. */
export class ChangeFault extends Error {
  override name = 'ChangeFault';
}

/**
 * The policy after all changes of one diff, whichever order they stand in. The policy given stays as it is. What comes out has the members
 * the changes say: changes from outside are parsed, and so is what comes out, before it is kept.
 * @throws ChangeFault when a change does not fit: another diff than one from this policy.
 */
export function applyChanges(before: Policy, changes: readonly Change[]): Policy {
  const document = structuredClone(before);
  for (const change of changes) if (change.kind === 'changed') set(document, change);
  for (const change of changes) if (change.kind === 'removed') remove(document, change);
  for (const change of changes) if (change.kind === 'added' && change.place === undefined) set(document, change);
  // Inner lists first: an entry that moves takes its own with it.
  const depths = [...new Set(changes.map(({ path }) => path.length))].sort((a, b) => b - a);
  for (const depth of depths) {
    const placed = changes.filter(({ path, place }) => path.length === depth && place !== undefined);
    const taken = new Map(placed.map((one) => [one, one.kind === 'moved' ? remove(document, one) : structuredClone(one.after)]));
    for (const change of [...placed].sort((a, b) => (a.place ?? 0) - (b.place ?? 0))) {
      const list = hold(document, change.path);
      if (!Array.isArray(list)) throw misfit(change.path);
      list.splice(change.place ?? 0, 0, taken.get(change));
    }
  }
  return document;
}

const misfit = (path: Change['path']): ChangeFault => new ChangeFault(`${path.join('.')} is not there to be changed`);

/** What holds the last step of a path. */
function hold(root: unknown, path: Change['path']): unknown {
  let at: unknown = root;
  for (const step of path.slice(0, -1)) {
    const next: unknown = Array.isArray(at)
      ? asEntries(at) && at.find((one) => isRecord(one) && one.id === step)
      : isRecord(at)
        ? own(at, step)
        : undefined;
    if (next === undefined) throw misfit(path);
    at = next;
  }
  return at;
}

const own = (record: Record<string, unknown>, step: string | number): unknown =>
  Object.hasOwn(record, step) ? record[String(step)] : undefined;

function set(root: unknown, { path, after }: Change): void {
  const at = hold(root, path);
  const last = String(path[path.length - 1]);
  const value = structuredClone(after);
  if (Array.isArray(at)) {
    const place = at.findIndex((one) => isRecord(one) && one.id === last);
    if (place < 0) throw misfit(path);
    at[place] = value;
  } else if (isRecord(at)) at[last] = value;
  else throw misfit(path);
}

/** Takes something out and returns it. */
function remove(root: unknown, { path }: Change): unknown {
  const at = hold(root, path);
  const last = String(path[path.length - 1]);
  if (Array.isArray(at)) {
    const place = at.findIndex((one) => isRecord(one) && one.id === last);
    if (place < 0) throw misfit(path);
    return at.splice(place, 1)[0];
  }
  if (!isRecord(at) || !Object.hasOwn(at, last)) throw misfit(path);
  const taken = at[last];
  delete at[last];
  return taken;
}
