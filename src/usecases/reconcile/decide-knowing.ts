import { fault } from '../../contract/errors';
import { type Decision, type DecisionInput, decide } from '../../domain/incident/decide';
import { type Membership, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp, Listener } from '../../ports';
import { type GroupPorts, GroupsAsked } from './groups-asked';

export interface DecidePorts extends GroupPorts {
  jira: Pick<JiraAsApp, 'readMembership'> & GroupPorts['jira'];
  /** Looks that run at once and choose somebody do so one after another. */
  inTurn?: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A decision, and the people whose groups and roles were read for it. */
export interface Decided {
  decision: Decision;
  members: ReadonlyMap<string, Membership & Listener>;
}

/** Most often somebody is asked about a support group for one decision; each time about more people. */
const QUESTIONS = 16;
/** Most often a decision is made again because somebody else gave an incident of the same group to somebody meanwhile. */
const TRIES = 8;

/** Decides without choosing anybody; when the decision needs to know people's groups and roles, reads those and decides again. */
export async function decideUnchosen(
  ports: { jira: Pick<JiraAsApp, 'readMembership'> },
  input: DecisionInput,
  now: number,
): Promise<Decided> {
  return decideWithMembers(ports, { ...input, surroundings: 'left out' }, now);
}

async function decideWithMembers(ports: { jira: Pick<JiraAsApp, 'readMembership'> }, input: DecisionInput, now: number): Promise<Decided> {
  const decision = decide(input, now);
  if (decision.need.length === 0 || !input.policy) return { decision, members: new Map() };
  const roles = rolesNamed(input.policy.document.rights);
  const people = await Promise.all(decision.need.map((id) => ports.jira.readMembership(id, input.facts.projectId, roles)));
  const members = new Map(people.map((person) => [person.accountId, person]));
  return { decision: decide({ ...input, members }, now), members };
}

/**
 * Decides; reads what the decision has to know of people and support groups, and decides again. Whom an incident is given to is noted with its
 * group before this answers.
 * @throws CONFLICT when others gave incidents of the same group all the while.
 */
export async function decideKnowing(ports: DecidePorts, input: DecisionInput, now: number): Promise<Decided> {
  const decided = await decideWithMembers(ports, input, now);
  if (!decided.decision.wanted) return decided;
  const { members } = decided;
  const { inTurn = (work) => work() } = ports;
  return inTurn(async () => ({ decision: await choose(ports, { ...input, members }, now), members }));
}

async function choose(ports: DecidePorts, input: DecisionInput, now: number): Promise<Decision> {
  const { facts, policy, settings } = input;
  if (!policy || !settings) return decide(input, now);
  const groups = new GroupsAsked(ports, { facts, policy, settings, now });
  for (let tries = 0; tries < TRIES; tries++) {
    const decision = await learnAndDecide(groups, input, now);
    const assigned = decision.acts.filter((act) => act.kind === 'assigned');
    if (await groups.note(assigned, decision.state?.priority.jiraPriorityId ?? facts.priorityId)) return decision;
  }
  throw fault('CONFLICT', `Others gave incidents of the same support group all the while; issue ${facts.issueId} is looked at again.`);
}

async function learnAndDecide(groups: GroupsAsked, input: DecisionInput, now: number): Promise<Decision> {
  for (let questions = 0; questions < QUESTIONS; questions++) {
    const decision = decide({ ...input, surroundings: groups.surroundings }, now);
    if (!decision.wanted) return decision;
    await groups.learn(decision.wanted);
  }
  throw fault('INTERNAL', `Whom issue ${input.facts.issueId} goes to could not be found out.`);
}
