import * as v from 'valibot';
import { ask, send } from './request';

const transitionsSchema = v.object({ transitions: v.array(v.object({ id: v.string(), to: v.object({ id: v.string() }) })) });

/** The transition by which the app may move an issue to a status: of several the first, as Jira lists them. */
export async function findTransition(issueId: string, statusId: string): Promise<string | undefined> {
  const { transitions } = await ask('getTransitions', 'app', { path: { issueIdOrKey: issueId } }, transitionsSchema);
  return transitions.find(({ to }) => to.id === statusId)?.id;
}

/** Moves an issue by one of its transitions. */
export async function transition(issueId: string, transitionId: string): Promise<void> {
  await send('doTransition', 'app', { path: { issueIdOrKey: issueId }, body: { transition: { id: transitionId } } });
}

/** Adds a label, without an e-mail to those who follow the issue. */
export async function addLabel(issueId: string, label: string): Promise<void> {
  await send('editIssue', 'app', {
    path: { issueIdOrKey: issueId },
    query: { notifyUsers: 'false' },
    body: { update: { labels: [{ add: label }] } },
  });
}
