import { fault } from '../../contract/errors';
import { may, type RightName, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp } from '../../ports';
import type { Actor, Ground } from './ground';

/** Whether the person may do an act to incidents in this project. Read as the app: a person may not always read roles. */
export async function hasRight(
  app: Pick<JiraAsApp, 'readMembership'>,
  { accountId }: Pick<Actor, 'accountId'>,
  { policy, projectId }: Pick<Ground, 'policy' | 'projectId'>,
  act: RightName,
): Promise<boolean> {
  const { rights } = policy.document;
  // Nobody is named: nothing has to be read to know that.
  if (rights[act].length === 0) return false;
  return may(await app.readMembership(accountId, projectId, rolesNamed(rights)), act, rights);
}

/** Throws NOT_ALLOWED unless the person may. */
export async function demandRight(app: Pick<JiraAsApp, 'readMembership'>, actor: Actor, ground: Ground, act: RightName): Promise<void> {
  if (!(await hasRight(app, actor, ground, act))) throw fault('NOT_ALLOWED', `None of the person’s groups and roles has the right ${act}.`);
}
