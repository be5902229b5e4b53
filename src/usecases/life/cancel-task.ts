import { fault } from '../../contract/errors';
import type { ParsedInput } from '../../contract/types';
import type { TaskCancelledAct } from '../../domain/acts/life';
import type { Task } from '../../domain/incident/facts';
import { isoOf } from '../../domain/instant';
import { isCancelled } from '../../domain/policy/defaults/clocks';
import type { JiraAsApp, JiraAsPerson, ReadFacts, Transition } from '../../ports';
import { type RecordPorts, recordDecided } from '../desk/record-decided';
import { readIssue } from '../desk/requester';
import { readable } from '../desk/words';
import { type Actor, type GroundPorts, readGround } from '../panel/ground';
import { demandRight } from '../panel/rights';
import { refusal } from './refusal';

/** ms in which a task the person closed may be one whose cancelling broke off half way. */
const LATELY = 10 * 60_000;

export type CancelTaskPorts = GroundPorts &
  RecordPorts & {
    app: Pick<JiraAsApp, 'readMembership' | 'readFacts' | 'findComment'>;
    person: Pick<JiraAsPerson, 'listTransitions' | 'transition' | 'say'>;
  };

/**
 * Cancels a task: moved into a done status, one that is called cancelled if the workflow leads there, then the reason as a comment, both in the
 * person's name, then the act. Sent again it is finished and not done twice. Throws NOT_ALLOWED without the right, NOT_FOUND for what is no task of
 * the incident, CONFLICT when the task is closed already or the person has no way to close it.
 */
export async function cancelTask(
  ports: CancelTaskPorts,
  actor: Actor,
  { taskId, reason: typed }: ParsedInput<'cancelTask'>,
): Promise<Record<string, never>> {
  const ground = await readGround(ports, actor);
  await demandRight(ports.app, actor, ground, 'manageTasks');
  const reason = readable('cancelTask: reason', typed);
  const { issueId, accountId: by } = actor;
  const [facts, { acts }] = await Promise.all([readIssue(ports.app, issueId, ground.settings), ports.store.readActs(issueId)]);
  const task = facts.tasks.find(({ id }) => id === taskId);
  if (!task) throw refusal('NOT_FOUND', 'noTask', `Issue ${issueId} has no task ${taskId}.`);
  const closed = task.status.category === 'done';
  const isThis = (act: (typeof acts)[number]): boolean => act.kind === 'taskCancelled' && act.taskId === taskId;
  // One that was opened again since can be cancelled again.
  if (closed && acts.some(isThis)) return {};
  const now = ports.clock.now();
  if (closed) await demandHalfDone(ports, task, actor, ground.settings, now);
  else await close(ports, task);
  await say(ports, task, { by, reason, settings: ground.settings, now });
  const act: TaskCancelledAct = { kind: 'taskCancelled', at: isoOf(now), by, taskId, key: task.key, reason };
  return recordDecided<Record<string, never>>(ports, issueId, (since) =>
    since.slice(acts.length).some(isThis) ? { answer: {} } : { act, answer: {} },
  );
}

async function close({ person }: CancelTaskPorts, { id, key }: Task): Promise<void> {
  const done = (await person.listTransitions(id)).filter(({ to }) => to.category === 'done');
  const way: Transition | undefined = done.find(({ to }) => isCancelled(to.name)) ?? done[0];
  if (!way) throw refusal('CONFLICT', 'noWay', `Jira offers the person no transition that closes ${key}.`);
  await person.transition(id, way.id);
}

/** The task was closed by this person just now: whatever broke off after that is finished. */
async function demandHalfDone(
  { app }: CancelTaskPorts,
  { id, key, status }: Task,
  { accountId }: Actor,
  settings: Parameters<JiraAsApp['readFacts']>[1],
  now: number,
): Promise<void> {
  const facts = await readTask(app, id, settings);
  const lately = facts.history.some(
    ({ fieldId, to, by, at }) => fieldId === 'status' && to === status.id && by === accountId && now - Date.parse(at) < LATELY,
  );
  if (!lately) throw refusal('CONFLICT', 'resolved', `${key} is closed already.`);
}

/** The reason as a comment of the person's on the task, unless an attempt that broke off left it. */
async function say(
  { app, person }: CancelTaskPorts,
  { id }: Task,
  { by, reason, settings, now }: { by: string; reason: string; settings: Parameters<JiraAsApp['readFacts']>[1]; now: number },
): Promise<void> {
  const effectId = `cancel/${id}/${by}`;
  const { comments } = await readTask(app, id, settings);
  const theirs = comments.filter((one) => one.by === by && now - Date.parse(one.at) < LATELY).map((one) => one.id);
  if (theirs.length > 0 && (await app.findComment(effectId, theirs))) return;
  await person.say(id, { effectId, text: reason });
}

async function readTask(
  app: Pick<JiraAsApp, 'readFacts'>,
  id: string,
  settings: Parameters<JiraAsApp['readFacts']>[1],
): Promise<ReadFacts> {
  const facts = await app.readFacts(id, settings, []);
  if (!facts) throw fault('NOT_FOUND', `Task ${id} is gone or hidden from the app.`);
  return facts;
}
