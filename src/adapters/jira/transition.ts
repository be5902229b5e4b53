import * as v from 'valibot';
import type { JiraFields, Transition, Way } from '../../ports';
import { categoryOf } from './category';
import { ask, type Caller, send } from './request';

const described = {
  id: v.string(),
  name: v.string(),
  to: v.object({ id: v.string(), name: v.string(), statusCategory: v.object({ key: v.string() }) }),
};
const describedSchema = v.object({ transitions: v.array(v.object(described)) });

/** Of some fields what may be chosen has no id or no name: then there is nothing for the app to choose. */
const optionSchema = v.object({ id: v.string(), name: v.optional(v.string()), value: v.optional(v.string()) });
const field = v.object({ required: v.optional(v.boolean(), false), allowedValues: v.optional(v.array(v.unknown()), []) });
const waysSchema = v.object({
  transitions: v.array(v.object({ ...described, fields: v.optional(v.record(v.string(), field), {}) })),
});

const toTransition = ({ id, name, to }: v.InferOutput<typeof describedSchema>['transitions'][number]): Transition => ({
  id,
  name,
  to: { id: to.id, name: to.name, category: categoryOf(to.statusCategory.key) },
});

function toOption(value: unknown): { id: string; name: string }[] {
  const { success, output } = v.safeParse(optionSchema, value);
  return success ? [{ id: output.id, name: output.name ?? output.value ?? '' }] : [];
}

/** Transitions the person may make, as Jira lists them. */
export async function listTransitions(issueId: string): Promise<Transition[]> {
  const { transitions } = await ask('getTransitions', 'person', { path: { issueIdOrKey: issueId } }, describedSchema);
  return transitions.map(toTransition);
}

/** Transitions the person, or the app, may make, as Jira lists them, with the fields of their screens. */
export async function listWays(by: Caller, issueId: string): Promise<Way[]> {
  const query = { expand: 'transitions.fields' };
  const { transitions } = await ask('getTransitions', by, { path: { issueIdOrKey: issueId }, query }, waysSchema);
  return transitions.map(({ fields, ...one }) => ({
    ...toTransition(one),
    fields: Object.fromEntries(
      Object.entries(fields).map(([id, { required, allowedValues }]) => [id, { required, options: allowedValues.flatMap(toOption) }]),
    ),
  }));
}

/** Moves an issue by one of its transitions. @param fields of its screen. */
export async function transition(by: Caller, issueId: string, transitionId: string, fields: JiraFields = {}): Promise<void> {
  const body = { transition: { id: transitionId }, ...(Object.keys(fields).length > 0 ? { fields } : {}) };
  await send('doTransition', by, { path: { issueIdOrKey: issueId }, body });
}

/** Sets fields, without an e-mail to those who follow the issue. */
export async function setFields(issueId: string, fields: JiraFields): Promise<void> {
  await send('editIssue', 'app', { path: { issueIdOrKey: issueId }, query: { notifyUsers: 'false' }, body: { fields } });
}

/** Adds a label, without an e-mail to those who follow the issue. */
export async function addLabel(issueId: string, label: string): Promise<void> {
  await send('editIssue', 'app', {
    path: { issueIdOrKey: issueId },
    query: { notifyUsers: 'false' },
    body: { update: { labels: [{ add: label }] } },
  });
}
