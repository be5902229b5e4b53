import type { Policy } from '../../contract/types';
import type { Change, PolicyPath } from './change';
import { longestRising } from './longest-rising';
import { namesAlong, namesIn, partsOfFilter } from './names';
import { asEntries, type Entry, isRecord, membersOf, same } from './same';

type Found = Omit<Change, 'section' | 'key' | 'values'>;

/** Every difference between two policies, section by section in the order of the document. Empty: they say the same. */
export function diffPolicies(before: Policy, after: Policy): Change[] {
  const found: Found[] = [];
  compare(before, after, [], found);
  const names = { before: namesIn(before), after: namesIn(after) };
  return found.map((change) => {
    const key = keyOf(change);
    const scope = key === GOAL ? partsOfFilter(goalAt(after, change.path)?.for, names.after.lists) : {};
    return { section: String(change.path[0] ?? ''), key, ...change, values: { ...namesAlong(change, names), ...scope } };
  });
}

/** Key of the text that says how long a goal is. */
const GOAL = 'policy.change.goal';

const goalAt = ({ metrics }: Policy, [, metric, , goal]: PolicyPath) =>
  metrics.find(({ id }) => id === metric)?.goals.find(({ id }) => id === goal);

function compare(before: unknown, after: unknown, path: PolicyPath, found: Found[]): void {
  if (same(before, after)) return;
  const [left, right] = [asEntries(before), asEntries(after)];
  if (left && right) {
    compareEntries(left, right, path, found);
    return;
  }
  if (!isRecord(before) || !isRecord(after)) {
    found.push({ path, kind: 'changed', before, after });
    return;
  }
  // A part that is of another kind is another part.
  const kindOf = (value: Record<string, unknown>) => KINDS.map((name) => value[name]);
  if (path[path.length - 1] === 'reopen' || !same(kindOf(before), kindOf(after))) {
    found.push({ path, kind: 'changed', before, after });
    return;
  }
  for (const name of new Set([...membersOf(before), ...membersOf(after)])) {
    const inner = [...path, name];
    if (before[name] === undefined) found.push({ path: inner, kind: 'added', after: after[name] });
    else if (after[name] === undefined) found.push({ path: inner, kind: 'removed', before: before[name] });
    else compare(before[name], after[name], inner, found);
  }
}

/** Members that say of which kind a part is (variants of the schema). An entry of a list keeps its id whatever its kind. */
const KINDS = ['on', 'do', 'who', 'need', 'answer'];

function compareEntries(left: readonly Entry[], right: readonly Entry[], path: PolicyPath, found: Found[]): void {
  const placesBefore = new Map(left.map(({ id }, at) => [id, at]));
  const idsAfter = new Set(right.map(({ id }) => id));
  for (const one of left) if (!idsAfter.has(one.id)) found.push({ path: [...path, one.id], kind: 'removed', before: one });

  const common = right.flatMap(({ id }, place) => {
    const was = placesBefore.get(id);
    return was === undefined ? [] : [{ id, place, was }];
  });
  const still = longestRising(common.map(({ was }) => was));
  const moved = new Map(common.filter((_, at) => !still.has(at)).map((one) => [one.id, one]));

  right.forEach((one, place) => {
    const inner = [...path, one.id];
    const was = placesBefore.get(one.id);
    if (was === undefined) {
      found.push({ path: inner, kind: 'added', after: one, place });
      return;
    }
    if (moved.has(one.id)) found.push({ path: inner, kind: 'moved', before: was, after: place, place });
    compare(left[was], one, inner, found);
  });
}

/** Key of the text that says a change; what is said in a way of its own has its own. */
function keyOf({ path, kind }: Found): string {
  const [section] = path;
  const last = path[path.length - 1];
  if (kind === 'changed' && section === 'matrix' && path.length === 3) return 'policy.change.matrix';
  if (kind === 'changed' && section === 'metrics' && path[2] === 'goals' && last === 'goalMs') return GOAL;
  return `policy.change.${kind}`;
}
