import { type Decision, type DecisionInput, decide } from '../../domain/incident/decide';
import { type Membership, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp, Listener } from '../../ports';

export interface DecidePorts {
  jira: Pick<JiraAsApp, 'readMembership'>;
}

/** Decides; when the decision needs to know people's groups and roles, reads those and decides again. */
export async function decideKnowing(
  ports: DecidePorts,
  input: DecisionInput,
  now: number,
): Promise<{ decision: Decision; members: ReadonlyMap<string, Membership & Listener> }> {
  const decision = decide(input, now);
  if (decision.need.length === 0 || !input.policy) return { decision, members: new Map() };
  const roles = rolesNamed(input.policy.document.rights);
  const people = await Promise.all(decision.need.map((id) => ports.jira.readMembership(id, input.facts.projectId, roles)));
  const members = new Map(people.map((person) => [person.accountId, person]));
  return { decision: decide({ ...input, members }, now), members };
}
