import { fault } from '../../contract/errors';
import type { PublishedPolicy } from '../../contract/types';
import type { PolicyVersion } from '../../domain/policy/version-for';
import { type DeskAct, deskRights } from '../../domain/rights/desk';
import { may } from '../../domain/rights/may';
import type { JiraAsApp, JiraAsPerson, Store } from '../../ports';

export interface DeskPorts {
  person: Pick<JiraAsPerson, 'isAdmin'>;
  app: Pick<JiraAsApp, 'readMembership'>;
  store: Pick<Store, 'listPolicies' | 'readPolicy'>;
}

/** What every act about the policy stands on. */
export interface Desk {
  admin: boolean;
  current: PublishedPolicy;
  /** Oldest first. */
  versions: PolicyVersion[];
}

/**
 * Lets a person in who may do the act, and reads the policy in force as it is now. Asked of Jira with every call: that a page is hidden
 * protects nothing. Throws NOT_ALLOWED, and for those who may NOT_SET_UP while there is no policy.
 */
export async function enterDesk({ person, app, store }: DeskPorts, accountId: string, act: DeskAct): Promise<Desk> {
  const [admin, versions] = await Promise.all([person.isAdmin(), store.listPolicies()]);
  // Known from the list that has just been read.
  const current = await store.readPolicy();
  const rights = deskRights(current?.document.processOwners ?? []);
  const owners = rights[act].some(({ type }) => type === 'group');
  // Read as the app: not everybody may read the groups even of themselves.
  const groupIds = admin || !owners ? [] : (await app.readMembership(accountId, '', [])).groupIds;
  if (!may({ admin, groupIds, roleIds: [] }, act, rights))
    throw fault('NOT_ALLOWED', `Only ${owners ? 'Jira administrators and process owners' : 'Jira administrators'} may do this.`);
  if (!current) throw fault('NOT_SET_UP', 'There is no policy yet: set Firebreak up first.');
  // When the version in force cannot be read its place is taken by the one before it, so that admins can put another in force.
  const { version, publishedAt, by = current.by, note = current.note } = versions.at(-1) ?? current;
  return { admin, current: version === current.version ? current : { ...current, version, publishedAt, by, note }, versions };
}
