import * as v from 'valibot';
import type { JiraFields, Transition, Way } from '../../ports';
import { categoryOf } from './category';
import { ask, type Caller, send } from './request';

const transitionsSchema = v.object({ transitions: v.array(v.object({ id: v.string(), to: v.object({ id: v.string() }) })) });

/** The transition by which the app may move an issue to a status: of several the first, as Jira lists them. */
export async function findTransition(issueId: string, statusId: string): Promise<string | undefined> {
  const { transitions } = await ask('getTransitions', 'app', { path: { issueIdOrKey: issueId } }, transitionsSchema);
  return transitions.find(({ to }) => to.id === statusId)?.id;
}

const described = v.object({
  id: v.string(),
  name: v.string(),
  to: v.object({ id: v.string(), name: v.string(), statusCategory: v.object({ key: v.string() }) }),
});
const describedSchema = v.object({ transitions: v.array(described) });

/** Of some fields what may be chosen has no id or no name: then there is nothing for the app to choose. */
const option = v.object({ id: v.optional(v.string()), name: v.optional(v.string()), value: v.optional(v.string()) });
const waysSchema = v.object({
  transitions: v.array(
    v.object({
      ...described.entries,
      fields: v.optional(
        v.record(v.string(), v.object({ required: v.boolean(), allowedValues: v.optional(v.array(v.unknown()), []) })),
        {},
      ),
    }),
  ),
});

/** Transitions the person may make, as Jira lists them. */
export async function listTransitions(issueId: string): Promise<Transition[]> {
  const { transitions } = await ask('getTransitions', 'person', { path: { issueIdOrKey: issueId } }, describedSchema);
  return transitions.map(toTransition);
}

const toTransition = ({ id, name, to }: v.InferOutput<typeof described>): Transition => ({
  id,
  name,
  to: { id: to.id, name: to.name, category: categoryOf(to.statusCategory.key) },
});

/** The same with the fields of their screens. */
export async function listWays(issueId: string): Promise<Way[]> {
  const args = { path: { issueIdOrKey: issueId }, query: { expand: 'transitions.fields' } };
  const { transitions } = await ask('getTransitions', 'person', args, waysSchema);
  return transitions.map(({ fields, ...rest }) => ({
    ...toTransition(rest),
    fields: Object.fromEntries(
      Object.entries(fields).map(([id, { required, allowedValues }]) => [id, { required, options: allowedValues.flatMap(toOption) }]),
    ),
  }));
}

function toOption(value: unknown): { id: string; name: string }[] {
  const parsed = v.safeParse(option, value);
  if (!parsed.success || parsed.output.id === undefined) return [];
  const { id, name, value: words } = parsed.output;
  return [{ id, name: name ?? words ?? '' }];
}

/** Moves an issue by one of its transitions. */
export async function transition(by: Caller, issueId: string, transitionId: string, fields: JiraFields = {}): Promise<void> {
  const body = { transition: { id: transitionId }, ...(Object.keys(fields).length === 0 ? {} : { fields }) };
  await send('doTransition', by, { path: { issueIdOrKey: issueId }, body });
}

/** Adds a label, without an e-mail to those who follow the issue. */
export async function addLabel(issueId: string, label: string): Promise<void> {
  await send('editIssue', 'app', {
    path: { issueIdOrKey: issueId },
    query: { notifyUsers: 'false' },
    body: { update: { labels: [{ add: label }] } },
  });
}
