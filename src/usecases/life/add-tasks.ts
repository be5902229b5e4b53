import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Act } from '../../domain/acts/act';
import { reopeningsOf } from '../../domain/lifecycle/reopenings';
import { groupFor, type TaskGround, tasksOfTemplate, taskTypeIn } from '../../domain/lifecycle/task-of';
import type { JiraAsApp } from '../../ports';
import type { AskOnePorts } from '../ask-for-looks';
import { demandOpen } from '../desk/requester';
import { readable } from '../desk/words';
import { type Actor, type GroundPorts, readGround } from '../panel/ground';
import type { IncidentPolicyPorts } from '../panel/incident-policy';
import { lookSoon } from '../panel/look-soon';
import { demandRight } from '../panel/rights';
import { readInput } from '../reconcile/read-input';
import { type MakeTaskPorts, makeTask, type Wanted } from './make-task';
import { refusal } from './refusal';

export type AddTasksPorts = GroundPorts &
  IncidentPolicyPorts &
  AskOnePorts &
  MakeTaskPorts & { app: Pick<JiraAsApp, 'readMembership' | 'readListener'> };

/**
 * Adds the tasks of a template, or one of the person's own, in their name. A template's are the same tasks the app makes: one that is there is not
 * made again. Throws NOT_ALLOWED without the right, CONFLICT when the incident is resolved, INVALID_INPUT for a template or group the policy in
 * force does not have or in a project without sub-tasks, and what Jira refuses a task with; those before it are there.
 */
export async function addTasks(ports: AddTasksPorts, actor: Actor, input: ParsedInput<'addTasks'>): Promise<CallOutput<'addTasks'>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'manageTasks');
  const { settings, policy } = ground;
  const { document } = policy;
  const known = await readInput({ ...ports, jira: ports.app }, actor.issueId, ground);
  if (!known) throw fault('NOT_FOUND', `Issue ${actor.issueId} is gone or hidden from the app.`);
  const { facts, acts } = known;
  demandOpen(facts);
  const typeId = taskTypeIn(settings, facts.projectId);
  if (typeId === undefined) throw refusal('INVALID_INPUT', 'noTaskType', `The project of ${facts.key} has no type of sub-task.`);
  const { reopened } = reopeningsOf(facts);
  const taskGround = { facts, document, settings, groupId: groupIn(acts.acts), reopened, now: ports.clock.now() };
  const wanted = input.what === 'own' ? [own(input, typeId, taskGround)] : ofTemplate(input.template, taskGround);
  const { locale } = await ports.app.readListener(actor.accountId);
  const keys: string[] = [];
  try {
    for (const task of wanted) {
      const key = await makeTask(ports, task, facts, { accountId: actor.accountId, locale });
      if (key !== undefined) keys.push(key);
    }
  } finally {
    await lookSoon(ports, actor.issueId);
  }
  return { keys };
}

function ofTemplate(id: string, ground: TaskGround): Wanted[] {
  const template = ground.document.taskTemplates.find((one) => one.id === id);
  if (!template) throw refusal('INVALID_INPUT', 'gone', `The policy has no task template ${id}.`);
  return tasksOfTemplate(template, ground).flatMap((one) => ('typeId' in one ? [one] : []));
}

function own(
  { intentId, summary, group: id }: Extract<ParsedInput<'addTasks'>, { what: 'own' }>,
  typeId: string,
  ground: TaskGround,
): Wanted {
  if (id !== undefined && !ground.document.supportGroups.some((one) => one.id === id))
    throw refusal('INVALID_INPUT', 'gone', `The policy has no support group ${id}.`);
  const { group } = groupFor(id, ground);
  return {
    id: `task/${ground.facts.issueId}/own/${intentId}`,
    typeId,
    summary: readable('addTasks: summary', summary),
    description: '',
    ...(group ? { group } : {}),
  };
}

/** The support group that has the incident, as was recorded last. */
function groupIn(acts: readonly Act[]): string | undefined {
  const placed = acts.findLast((act) => act.kind === 'placed');
  return placed?.kind === 'placed' ? placed.group : undefined;
}
