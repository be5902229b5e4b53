import type { GroupBook, OpenWork, PeopleOfGroups, Store } from '../../src/ports';

/** Support groups, in memory: their people in Jira, and what the app remembers of them. */
export class MemoryGroups {
  /** Id of a group of Jira's → account ids. */
  readonly members = new Map<string, string[]>();
  /** Account ids to whom nothing may be assigned. */
  readonly refused = new Set<string>();
  /** What is assigned to people already. */
  readonly work: OpenWork[] = [];
  readonly books = new Map<string, { revision: number; book: GroupBook }>();

  /** @param step is told what is asked, and answers or refuses. */
  constructor(private readonly step: <T>(name: string, answer: () => T) => Promise<T> = async (_, answer) => answer()) {}

  readonly jira: PeopleOfGroups = {
    readGroupMembers: (groupId) => this.step('readGroupMembers', () => [...(this.members.get(groupId) ?? [])]),
    listOpenWork: (_, accountIds) => this.step('listOpenWork', () => this.work.filter(({ to }) => accountIds.includes(to))),
    isAssignable: (_, accountId) => this.step('isAssignable', () => !this.refused.has(accountId)),
  };

  readonly store: Store['groups'] = {
    read: (group) => this.step('groups.read', () => this.books.get(group) ?? { revision: 0, book: { turns: [] } }),
    write: (group, after, book) =>
      this.step('groups.write', () => {
        if ((this.books.get(group)?.revision ?? 0) !== after) return false;
        this.books.set(group, { revision: after + 1, book: structuredClone(book) });
        return true;
      }),
  };
}
