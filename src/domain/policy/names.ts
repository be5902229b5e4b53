import type { Policy } from '../../contract/types';
import type { PolicyPath } from './change';
import { entriesOf, type ListName, listNamedBy } from './references';
import { asEntries, isRecord, membersOf } from './same';

/** What the entries of one policy are called. */
export interface PolicyNames {
  policy: Policy;
  lists: Record<ListName, Map<string, string>>;
}

export const namesIn = (policy: Policy): PolicyNames => ({ policy, lists: entriesOf(policy) });

/** A change as far as its names go. */
interface Named {
  path: PolicyPath;
  before?: unknown;
  after?: unknown;
}

/** Names of everything a change is about, by "list/id" and by the path of the entry. A name given later wins over the one before. */
export function namesAlong({ path, before, after }: Named, names: { before: PolicyNames; after: PolicyNames }): Record<string, string> {
  const values: Record<string, string> = {};
  for (const side of [names.before, names.after]) {
    const holder = labelPath(path, side, values);
    const member = String(path[path.length - 1] ?? '');
    for (const value of [before, after]) nameIds(value, member, holder, String(path[0] ?? ''), side, values);
  }
  return values;
}

/** Labels of the entries the path goes through, and of the axes of the matrix. Returns what holds the last step. */
function labelPath(path: PolicyPath, { policy, lists }: PolicyNames, values: Record<string, string>): Record<string, unknown> {
  if (path[0] === 'matrix') {
    const [, impact, urgency] = path.map(String);
    put(values, 'impacts', impact, lists);
    put(values, 'urgencies', urgency, lists);
    return {};
  }
  if (path[1] === 'weights') put(values, 'priorities', String(path[2]), lists);
  let at: unknown = policy;
  let holder: unknown;
  path.forEach((step, place) => {
    const entries = asEntries(at);
    holder = at;
    at = entries ? entries.find(({ id }) => id === step) : isRecord(at) && Object.hasOwn(at, step) ? at[step] : undefined;
    if (entries && at !== undefined) values[path.slice(0, place + 1).join('/')] = labelOf(at, lists);
  });
  return isRecord(holder) ? holder : {};
}

/** What an entry is called: its name, its text, or what it is for. */
function labelOf(entry: unknown, lists: PolicyNames['lists']): string {
  if (!isRecord(entry)) return '';
  for (const member of ['name', 'text', 'summary']) {
    const said = entry[member];
    if (typeof said === 'string') return said;
    if (isRecord(said)) return String(said['en-US'] ?? said['fr-FR'] ?? '');
  }
  return isRecord(entry.for) ? namesOfFilter(entry.for, lists).join(', ') : String(entry.id ?? '');
}

/**
 * What a filter asks for, part by part: "for.one/categories" → "Network", "for.other/priorities" → "P1, P2", so that a sentence can be made of
 * it.
 */
export function partsOfFilter(filter: unknown, lists: PolicyNames['lists']): Record<string, string> {
  if (!isRecord(filter)) return {};
  const parts = membersOf(filter).map((member) => [member, namesOfFilter({ [member]: filter[member] }, lists)] as const);
  return Object.fromEntries(
    parts
      .filter(([, names]) => names.length > 0)
      .map(([member, names]) => [`for.${names.length === 1 ? 'one' : 'other'}/${member}`, names.join(', ')]),
  );
}

/** The names a filter gives, in its order. */
export function namesOfFilter(filter: Record<string, unknown>, lists: PolicyNames['lists']): string[] {
  return membersOf(filter).flatMap((member) => {
    const list = listNamedBy(member, filter, '');
    const ids = filter[member];
    if (!Array.isArray(ids)) return [];
    return ids.map((id) => (isRecord(id) ? String(id.name) : ((list && lists[list].get(String(id))) ?? String(id))));
  });
}

function nameIds(
  value: unknown,
  member: string,
  holder: Record<string, unknown>,
  section: string,
  names: PolicyNames,
  values: Record<string, string>,
): void {
  if (typeof value === 'string') {
    const list = section === 'matrix' ? 'priorities' : listNamedBy(member, holder, section);
    if (list) put(values, list, value, names.lists);
  } else if (Array.isArray(value)) for (const one of value) nameIds(one, member, holder, section, names, values);
  else if (isRecord(value)) for (const inner of membersOf(value)) nameIds(value[inner], inner, value, section, names, values);
}

function put(values: Record<string, string>, list: ListName, id: string | undefined, lists: PolicyNames['lists']): void {
  const name = id === undefined ? undefined : lists[list].get(id);
  if (name !== undefined) values[`${list}/${id}`] = name;
}
