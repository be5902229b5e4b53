import type { CallOutput, ParsedInput } from '../../contract/types';
import type { JiraAsApp } from '../../ports';
import { type Actor, type GroundPorts, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import { groupIn } from './group';

/** People that are offered: a list nobody can read through helps nobody, and each name is a call of the screen's. */
const OFFERED_MAX = 50;

/**
 * Those of a support group whose accounts are in use: the members the policy names first, then those of its group of Jira's. Throws
 * NOT_ALLOWED without the right to ask them for support, INVALID_INPUT for a group the policy in force does not have.
 */
export async function readSupportPeople(
  ports: GroundPorts & { app: Pick<JiraAsApp, 'readMembership' | 'readActive' | 'readGroupMembers'> },
  actor: Actor,
  { group: id }: ParsedInput<'readSupportPeople'>,
): Promise<CallOutput<'readSupportPeople'>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'assign');
  const { members, jiraGroup } = groupIn(ground.policy, id);
  const named = members.map((member) => member.id);
  const [inUse, inGroup] = await Promise.all([
    named.length === 0 ? new Set<string>() : ports.app.readActive(named),
    jiraGroup ? ports.app.readGroupMembers(jiraGroup.id) : [],
  ]);
  return { people: [...new Set([...named.filter((one) => inUse.has(one)), ...inGroup])].slice(0, OFFERED_MAX) };
}
