import type { Policy } from '../../../contract/types';
import type { PolicyPath } from '../change';
import { namesAlong, namesIn } from '../names';
import { type ListName, referencesIn } from '../references';

/** Something in the policy that names an entry. */
export interface Use {
  section: string;
  /** Names of the entries it lies in, outermost first: "Resolution", "P1". Empty: of the section itself. */
  within: string[];
  path: PolicyPath;
}

/** What in a policy names an entry of a list; each thing once, however often it does. */
export function usesOf(policy: Policy, list: ListName, id: string): Use[] {
  const names = namesIn(policy);
  const found = new Map<string, Use>();
  for (const { path } of referencesIn(policy).filter((one) => one.list === list && one.id === id)) {
    const labels = namesAlong({ path }, { before: names, after: names });
    const within = path.flatMap((_, at) => labels[path.slice(0, at + 1).join('/')] || []);
    const section = String(path[0]);
    const key = [section, ...within].join('\n');
    if (!found.has(key)) found.set(key, { section, within: section === 'matrix' ? [] : within, path });
  }
  return [...found.values()];
}
