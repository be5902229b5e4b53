import { LIFE_RIGHTS } from '../../contract/life-work';
import type { CallOutput, LifeRight, Policy } from '../../contract/types';
import { may, rolesNamed } from '../../domain/rights/may';
import type { JiraAsApp } from '../../ports';
import { isRequester, readIssue } from '../desk/requester';
import { type Actor, type Ground, type GroundPorts, readGround } from '../panel/ground';

/** What the panel needs to offer what can be done about the course of an incident. Anybody who may see the issue. */
export async function readLifeForm(
  ports: GroundPorts & { app: Pick<JiraAsApp, 'readMembership' | 'readFacts'> },
  actor: Actor,
): Promise<CallOutput<'readLifeForm'>> {
  const ground = await readGround(ports, actor);
  const [facts, mayDo] = await Promise.all([readIssue(ports.app, actor.issueId, ground.settings), rightsOf(ports.app, actor, ground)]);
  const { closureCodes, resolutionKinds, holdReasons, taskTemplates, resolution, supportGroups } = ground.policy.document;
  const groupName = (id: string | undefined): { group?: string } => {
    const name = supportGroups.find((one) => one.id === id)?.name;
    return name === undefined ? {} : { group: name };
  };
  return {
    closureCodes: closureCodes.map(({ id, name }) => ({ id, name })),
    resolutionKinds: resolutionKinds.map(({ id, name }) => ({ id, name })),
    holdReasons: holdReasons.filter(canBegin).map(({ id, name, help, waitsFor }) => ({ id, name, help, waitsFor })),
    taskTemplates: taskTemplates.map(({ id, name, tasks }) => ({
      id,
      name,
      tasks: tasks.map(({ summary, group }) => ({ summary, ...groupName(group) })),
    })),
    taskCancelReasons: [...resolution.taskCancelReasons],
    requester: isRequester(facts, actor.accountId),
    may: mayDo,
  };
}

/** There is a status into which an incident can be moved for it. */
const canBegin = ({ while: conditions }: Policy['holdReasons'][number]): boolean =>
  conditions.some(({ status }) => status !== undefined && status.ids.length + status.categories.length > 0);

/** Read as the app: a person may not always read roles. */
async function rightsOf(
  app: Pick<JiraAsApp, 'readMembership'>,
  { accountId }: Actor,
  { policy, projectId }: Ground,
): Promise<Record<LifeRight, boolean>> {
  const { rights } = policy.document;
  // Nobody is named: nothing has to be read to know that.
  const named = LIFE_RIGHTS.some((act) => rights[act].length > 0);
  const person = named ? await app.readMembership(accountId, projectId, rolesNamed(rights)) : { groupIds: [], roleIds: [] };
  const has = (act: LifeRight): boolean => may(person, act, rights);
  return {
    hold: has('hold'),
    proposeResolution: has('proposeResolution'),
    manageTasks: has('manageTasks'),
    overrideGate: has('overrideGate'),
  };
}
