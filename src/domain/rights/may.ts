import type { Holder, RightName } from '../../contract/types';

/** What somebody is, where the incident is. Ids are Jira's. */
export interface Membership {
  accountId: string;
  groupIds: readonly string[];
  /** Roles in the incident's project. */
  roleIds: readonly string[];
}

export type { RightName };

/** Who has a right: a group of Jira's or a role in the project; or whoever administers Jira. */
export type Grant = Holder | { type: 'admin' };

/** Whoever asks; `admin` as Jira says of them. */
export type Asker = Pick<Membership, 'groupIds' | 'roleIds'> & { admin?: boolean };

/** Whether a person may do an act: one of the groups or roles that have the right is theirs. Acts nobody was given, nobody may. */
export const may = <A extends string>(person: Asker, act: A, rights: Readonly<Partial<Record<A, readonly Grant[]>>>): boolean =>
  (rights[act] ?? []).some((grant) => {
    if (grant.type === 'admin') return person.admin === true;
    return (grant.type === 'group' ? person.groupIds : person.roleIds).includes(grant.id);
  });

/** The roles a policy names anywhere: those somebody's membership has to be known of. */
export const rolesNamed = (rights: Readonly<Partial<Record<string, readonly Holder[]>>>): string[] => [
  ...new Set(
    Object.values(rights)
      .flatMap((holders) => holders ?? [])
      .filter(({ type }) => type === 'role')
      .map(({ id }) => id),
  ),
];
