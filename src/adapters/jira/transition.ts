import * as v from 'valibot';
import type { Transition } from '../../ports';
import { categoryOf } from './category';
import { ask, type Caller, send } from './request';

const transitionsSchema = v.object({ transitions: v.array(v.object({ id: v.string(), to: v.object({ id: v.string() }) })) });

/** The transition by which the app may move an issue to a status: of several the first, as Jira lists them. */
export async function findTransition(issueId: string, statusId: string): Promise<string | undefined> {
  const { transitions } = await ask('getTransitions', 'app', { path: { issueIdOrKey: issueId } }, transitionsSchema);
  return transitions.find(({ to }) => to.id === statusId)?.id;
}

const describedSchema = v.object({
  transitions: v.array(
    v.object({
      id: v.string(),
      name: v.string(),
      to: v.object({ id: v.string(), name: v.string(), statusCategory: v.object({ key: v.string() }) }),
    }),
  ),
});

/** Transitions the person may make, as Jira lists them. */
export async function listTransitions(issueId: string): Promise<Transition[]> {
  const { transitions } = await ask('getTransitions', 'person', { path: { issueIdOrKey: issueId } }, describedSchema);
  return transitions.map(({ id, name, to }) => ({
    id,
    name,
    to: { id: to.id, name: to.name, category: categoryOf(to.statusCategory.key) },
  }));
}

/** Moves an issue by one of its transitions. */
export async function transition(by: Caller, issueId: string, transitionId: string): Promise<void> {
  await send('doTransition', by, { path: { issueIdOrKey: issueId }, body: { transition: { id: transitionId } } });
}

/** Adds a label, without an e-mail to those who follow the issue. */
export async function addLabel(issueId: string, label: string): Promise<void> {
  await send('editIssue', 'app', {
    path: { issueIdOrKey: issueId },
    query: { notifyUsers: 'false' },
    body: { update: { labels: [{ add: label }] } },
  });
}
