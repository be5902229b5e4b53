import { fault } from '../../contract/errors';
import { may, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp } from '../../ports';
import type { Actor, Ground } from './ground';

/** Whether the person may override the priority of incidents in this project. Read as the app: a person may not always read roles. */
export async function mayOverride(
  app: Pick<JiraAsApp, 'readMembership'>,
  { accountId }: Actor,
  { policy, projectId }: Ground,
): Promise<boolean> {
  const { rights } = policy.document;
  // Nobody is named: nothing has to be read to know that.
  if (rights.overridePriority.length === 0) return false;
  return may(await app.readMembership(accountId, projectId, rolesNamed(rights)), 'overridePriority', rights);
}

/** Throws NOT_ALLOWED unless the person may. */
export async function demandOverride(app: Pick<JiraAsApp, 'readMembership'>, actor: Actor, ground: Ground): Promise<void> {
  if (!(await mayOverride(app, actor, ground)))
    throw fault('NOT_ALLOWED', 'None of the person’s groups and roles has the right to override priorities.');
}
