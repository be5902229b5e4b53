import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { TaskDraft } from '../../ports';
import { toDocument } from './adf';
import { ask, type Caller } from './request';
import { createdSchema } from './schemas';
import { textFor } from './texts';

/** Key of the issue property that says what a task was made for. */
const TASK_PROPERTY = 'firebreak-task';

/** Jira's limits for a summary, and for how many issues it gives at once. */
const SUMMARY_MAX = 255;
const FETCH_MAX = 100;

/**
 * Makes a sub-task of an incident. A project may have put the due date, or the description, on no screen: Jira then refuses the whole, and it is
 * made without them; nothing was made before that.
 */
export async function createTask(by: Caller, draft: TaskDraft): Promise<{ id: string; key: string }> {
  const { summary, parentId, projectId, typeId, due } = draft;
  const fixed = {
    project: { id: projectId },
    issuetype: { id: typeId },
    parent: { id: parentId },
    summary: summary.replace(/\s+/g, ' ').slice(0, SUMMARY_MAX),
  };
  const text = describe(draft);
  const more: Record<string, unknown> = {
    ...(text === '' ? {} : { description: toDocument(text) }),
    ...(due === undefined ? {} : { duedate: due }),
  };
  try {
    return await make(by, draft, { ...fixed, ...more });
  } catch (error) {
    const refused = error instanceof AppFault && error.error.code === 'JIRA_REFUSED' ? Object.keys(error.error.fields ?? {}) : [];
    const taken = Object.keys(more).filter((name) => !refused.includes(name));
    if (refused.length === 0 || refused.some((name) => !Object.hasOwn(more, name))) throw error;
    return make(by, draft, { ...fixed, ...Object.fromEntries(taken.map((name) => [name, more[name]])) });
  }
}

const make = (by: Caller, { effectId, of }: TaskDraft, fields: Record<string, unknown>): Promise<{ id: string; key: string }> =>
  ask('createIssue', by, { body: { fields, properties: [{ key: TASK_PROPERTY, value: { effect: effectId, ...of } }] } }, createdSchema);

function describe({ description, group, due, locale }: TaskDraft): string {
  const lines = [
    ...(group === undefined ? [] : [textFor(locale, 'comment.task.group', { group })]),
    ...(due === undefined ? [] : [textFor(locale, 'comment.task.due', { due })]),
  ];
  return [description.trim(), lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

const foundSchema = v.object({
  issues: v.array(v.object({ key: v.string(), properties: v.optional(v.record(v.string(), v.unknown()), {}) })),
});
const madeForSchema = v.object({ effect: v.string() });

/** Key of that of some sub-tasks that was made for an effect, as its property says. @param taskIds beyond a hundred, the last are read. */
export async function findTask(effectId: string, taskIds: readonly string[]): Promise<string | undefined> {
  const body = { issueIdsOrKeys: taskIds.slice(-FETCH_MAX), fields: ['issuetype'], properties: [TASK_PROPERTY] };
  const { issues } = await ask('bulkFetchIssues', 'app', { body }, foundSchema);
  return issues.find(({ properties }) => {
    const parsed = v.safeParse(madeForSchema, properties[TASK_PROPERTY]);
    return parsed.success && parsed.output.effect === effectId;
  })?.key;
}

const parentSchema = v.object({ fields: v.object({ parent: v.nullish(v.object({ id: v.string() })) }) });

/** Id of the issue another is below. As the app: it follows an event, which does not say it, and no person is there. */
export async function readParent(issueId: string): Promise<string | undefined> {
  try {
    const { fields } = await ask('getIssue', 'app', { path: { issueIdOrKey: issueId }, query: { fields: 'parent' } }, parentSchema);
    return fields.parent?.id;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
