import type { Policy, RightName } from '../../contract/types';

/** What somebody is, where the incident is. Ids are Jira's. */
export interface Membership {
  accountId: string;
  groupIds: readonly string[];
  /** Roles in the incident's project. */
  roleIds: readonly string[];
}

export type { RightName };

/** Whether a person may do an act: one of the groups or roles the policy names is theirs. */
export const may = (person: Pick<Membership, 'groupIds' | 'roleIds'>, act: RightName, rights: Partial<Policy['rights']>): boolean =>
  (rights[act] ?? []).some(({ type, id }) => (type === 'group' ? person.groupIds : person.roleIds).includes(id));

/** The roles a policy names anywhere: those somebody's membership has to be known of. */
export const rolesNamed = (rights: Partial<Policy['rights']>): string[] => [
  ...new Set(
    Object.values(rights)
      .flat()
      .filter(({ type }) => type === 'role')
      .map(({ id }) => id),
  ),
];
