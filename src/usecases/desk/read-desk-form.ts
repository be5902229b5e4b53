import { DESK_RIGHTS } from '../../contract/desk-work';
import type { CallOutput, DeskRight } from '../../contract/types';
import { may, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp, JiraAsPerson } from '../../ports';
import { type Actor, type Ground, type GroundPorts, readGround } from '../panel/ground';
import { isRequester, readIssue } from './requester';

/** What the panel needs to offer what can be done about support and escalation. */
export async function readDeskForm(
  ports: GroundPorts & { app: Pick<JiraAsApp, 'readMembership' | 'readFacts'>; person: Pick<JiraAsPerson, 'readProject'> },
  actor: Actor,
): Promise<CallOutput<'readDeskForm'>> {
  const ground = await readGround(ports, actor);
  const [facts, { serviceProject }, mayDo] = await Promise.all([
    readIssue(ports.app, actor.issueId, ground.settings),
    ports.person.readProject(ground.projectId),
    rightsOf(ports.app, actor, ground),
  ]);
  const { supportGroups, tiers, escalation } = ground.policy.document;
  return {
    groups: supportGroups.map(({ id, name, tier, assignment }) => ({ id, name, tier, assignment })),
    tiers: tiers.map(({ id, name }) => ({ id, name })),
    snoozeMaxMs: escalation.snoozeMaxMs,
    internal: serviceProject,
    requester: isRequester(facts, actor.accountId),
    may: mayDo,
  };
}

/** Read as the app: a person may not always read roles. */
async function rightsOf(
  app: Pick<JiraAsApp, 'readMembership'>,
  { accountId }: Actor,
  { policy, projectId }: Ground,
): Promise<Record<DeskRight, boolean>> {
  const { rights } = policy.document;
  // Nobody is named: nothing has to be read to know that.
  const named = DESK_RIGHTS.some((act) => rights[act].length > 0);
  const person = named ? await app.readMembership(accountId, projectId, rolesNamed(rights)) : { groupIds: [], roleIds: [] };
  const has = (act: DeskRight): boolean => may(person, act, rights);
  return {
    acknowledge: has('acknowledge'),
    snooze: has('snooze'),
    escalate: has('escalate'),
    deEscalate: has('deEscalate'),
    assign: has('assign'),
  };
}
