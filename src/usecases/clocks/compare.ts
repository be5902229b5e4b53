import { fault } from '../../contract/errors';
import type { ActLog } from '../../domain/acts/act';
import { rolesNamed } from '../../domain/rights/may';
import { type Comparison, compareClocks } from '../../domain/sla/recompute';
import type { JiraAsApp, Store } from '../../ports';
import type { Actor, Ground } from '../panel/ground';
import { readInput } from '../reconcile/read-input';
import type { ClockPorts } from './explain-clocks';

/** What comparing two versions needs of the world. */
export type ComparePorts = ClockPorts & {
  app: Pick<JiraAsApp, 'readMembership'>;
  store: Pick<Store, 'readPolicyVersion'>;
};

/**
 * How an incident's clocks stand, and would stand under another version of the policy; with the acts it was worked out from. Throws
 * INVALID_INPUT for a version that was never published.
 */
export async function compareVersions(
  ports: ComparePorts,
  { issueId }: Actor,
  ground: Ground,
  version: number,
): Promise<{ comparison: Comparison; acts: ActLog }> {
  const { app, store, clock } = ports;
  const other = await store.readPolicyVersion(version);
  if (!other) throw fault('INVALID_INPUT', `version must be a published one, which ${version} is not`);
  const input = await readInput({ ...ports, jira: app }, issueId, ground, [other]);
  let comparison = input && compareClocks(input, other, clock.now());
  if (input && comparison && comparison.need.length > 0) {
    const roles = rolesNamed(ground.policy.document.rights);
    const people = await Promise.all(comparison.need.map((id) => app.readMembership(id, ground.projectId, roles)));
    const members = new Map(people.map((person) => [person.accountId, person]));
    comparison = compareClocks({ ...input, members }, other, clock.now());
  }
  if (!input || !comparison) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  return { comparison, acts: input.acts };
}
