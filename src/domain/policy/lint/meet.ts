import type { IncidentsFor, Policy } from '../../../contract/types';

type Filter = Partial<IncidentsFor>;

const common = (a: readonly string[] | undefined, b: readonly string[] | undefined): boolean =>
  a === undefined || b === undefined || a.some((id) => b.includes(id));

/** Whether some incident may fit both: no part that both name, and of which an incident has one value, leaves nothing in common. */
export function meet(one: Filter, other: Filter, policy: Policy): boolean {
  const withSubs = (ids: readonly string[] | undefined): string[] | undefined =>
    ids?.flatMap((id) => [id, ...(policy.categories.find((category) => category.id === id)?.subcategories.map((sub) => sub.id) ?? [])]);
  const ids = (all: readonly { id: string }[] | undefined): string[] | undefined => all?.map(({ id }) => id);
  return (
    common(one.priorities, other.priorities) &&
    common(one.impacts, other.impacts) &&
    common(one.urgencies, other.urgencies) &&
    common(withSubs(one.categories), withSubs(other.categories)) &&
    common(one.channels, other.channels) &&
    common(ids(one.projects), ids(other.projects)) &&
    (one.major === undefined || other.major === undefined || one.major === other.major)
  );
}
