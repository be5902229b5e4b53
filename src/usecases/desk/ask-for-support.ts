import type { ParsedInput, SupportGroup } from '../../contract/types';
import { isoOf } from '../../domain/instant';
import type { JiraAsApp, ReadFacts } from '../../ports';
import { type Actor, type Ground, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import type { DeskPorts } from './desk-ports';
import { groupIn } from './group';
import { recordDecided } from './record-decided';
import { refusal } from './refusal';
import { demandOpen, readIssue } from './requester';
import { readable } from './words';

/** ms in which the same wish again, word for word, is the same one: sent twice. */
const TWICE = 60_000;

/**
 * Asks a support group, or somebody of it, for support; the look gives them the incident. Throws NOT_ALLOWED without the right, CONFLICT
 * when the incident is resolved, INVALID_INPUT for a group the policy in force does not have, or for somebody who is not of it or to whom Jira does not let the incident be assigned.
 */
export async function askForSupport(
  ports: DeskPorts & { app: Pick<JiraAsApp, 'readFacts' | 'isAssignable'> },
  actor: Actor,
  { group: id, to, reason: typed }: ParsedInput<'askForSupport'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'assign');
  const group = groupIn(ground.policy, id);
  const reason = readable('askForSupport: reason', typed);
  const facts = await readIssue(ports.app, actor.issueId, ground.settings);
  demandOpen(facts);
  if (to !== undefined) await demandOfGroup(ports.app, facts, ground, group, to);
  const now = ports.clock.now();
  const by = actor.accountId;
  const act = { kind: 'supportAsked', at: isoOf(now), by, group: id, ...(to === undefined ? {} : { to }), reason } as const;
  return recordDecided<Record<string, never>>(ports, actor.issueId, (acts) => {
    const sent = acts.some(
      (one) =>
        one.kind === 'supportAsked' &&
        now - Date.parse(one.at) < TWICE &&
        [one.by, one.group, one.to, one.reason].join('\n') === [by, id, to, reason].join('\n'),
    );
    return sent ? { answer: {} } : { act, answer: {} };
  });
}

/** Somebody is named in the policy as of the group, or in its group of Jira's, and the incident may be assigned to them. */
async function demandOfGroup(
  app: Pick<JiraAsApp, 'readMembership' | 'isAssignable'>,
  { key }: Pick<ReadFacts, 'key'>,
  { projectId }: Ground,
  { id, members, jiraGroup }: SupportGroup,
  to: string,
): Promise<void> {
  const isNamed = members.some((member) => member.id === to);
  const isOf = isNamed || (jiraGroup !== undefined && (await app.readMembership(to, projectId, [])).groupIds.includes(jiraGroup.id));
  if (!isOf) throw refusal('INVALID_INPUT', 'notOfGroup', `askForSupport: ${to} is not of the group ${id}`);
  if (!(await app.isAssignable(key, to)))
    throw refusal('INVALID_INPUT', 'notAssignable', `askForSupport: ${key} cannot be assigned to ${to}`);
}
