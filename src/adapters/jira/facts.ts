import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import { FIELD_NAMES } from '../../contract/settings';
import type { Settings } from '../../contract/types';
import type { FieldValues } from '../../domain/acts/act';
import { APP_FIELDS, type AppFieldName, type Change, type Comment, type IssueFacts, type Task } from '../../domain/incident/facts';
import { heldIn, rawIn } from '../../domain/incident/jira-fields';
import { readOrigin } from '../../domain/incident/read-core';
import { INCIDENT_PROPERTY, INTENT_PROPERTY } from '../../domain/incident/state';
import type { ReadFacts } from '../../ports';
import { categoryOf } from './category';
import { lozengeProperty } from './lozenge-property';
import { plainText } from './plain-text';
import { ask } from './request';
import {
  type ChangeGroup,
  type CommentAnswer,
  changelogPageSchema,
  commentsSchema,
  type IssueAnswer,
  instant,
  issueSchema,
  type TaskAnswer,
} from './schemas';

const FIELDS = [
  'project',
  'summary',
  'issuetype',
  'status',
  'priority',
  'created',
  'updated',
  'reporter',
  'assignee',
  'comment',
  'subtasks',
];
const PAGE = 100;

/**
 * The facts of one issue in one call; more calls only for a history or a conversation longer than what Jira puts in. Undefined when it is
 * gone.
 * @param named ids of the other fields whose values are wanted.
 */
export async function readFacts(issueId: string, settings: Settings, named: readonly string[]): Promise<ReadFacts | undefined> {
  const issue = await found(
    ask(
      'getIssue',
      'app',
      {
        path: { issueIdOrKey: issueId },
        query: {
          fields: fieldsOf(settings, named).join(','),
          expand: 'changelog',
          properties: propertiesRead().join(','),
        },
      },
      issueSchema,
    ),
  );
  return issue && completeFacts(issue, settings, named);
}

/** Ids of the fields a look reads. */
export function fieldsOf(settings: Settings, named: readonly string[]): string[] {
  const ours = Object.values(settings.fields).flatMap((binding) => (binding ? [binding.fieldId] : []));
  return [...new Set([...FIELDS, ...ours, ...Object.values(settings.appFields), ...named])];
}

/** Keys of the properties a look reads. */
export const propertiesRead = (): string[] => [INCIDENT_PROPERTY, INTENT_PROPERTY, lozengeProperty()];

/** The facts from an issue as Jira gave it, after more calls only for a history or a conversation longer than what Jira put in. */
export async function completeFacts(issue: IssueAnswer, settings: Settings, named: readonly string[]): Promise<ReadFacts> {
  const issueId = issue.id;
  const { changelog } = issue;
  const said = issue.fields.comment ?? { total: 0, comments: [] };
  const [groups, comments] = await Promise.all([
    changelog.histories.length >= changelog.total ? changelog.histories : readHistory(issueId),
    said.comments.length >= said.total ? said.comments : readComments(issueId),
  ]);
  return toFacts(issue, groups, comments, settings, named);
}

async function readHistory(issueId: string): Promise<ChangeGroup[]> {
  const groups: ChangeGroup[] = [];
  for (;;) {
    const query = { startAt: String(groups.length), maxResults: String(PAGE) };
    const page = await ask('getChangeLogs', 'app', { path: { issueIdOrKey: issueId }, query }, changelogPageSchema);
    groups.push(...page.values);
    if (page.values.length === 0 || groups.length >= page.total) return groups;
  }
}

/** Jira shows at most a hundred comments with an issue, the newest. */
async function readComments(issueId: string): Promise<CommentAnswer[]> {
  const comments: CommentAnswer[] = [];
  for (;;) {
    const query = { startAt: String(comments.length), maxResults: String(PAGE) };
    const page = await ask('getComments', 'app', { path: { issueIdOrKey: issueId }, query }, commentsSchema);
    comments.push(...page.comments);
    if (page.comments.length === 0 || comments.length >= page.total) return comments;
  }
}

/** Undefined for what is not there. Hidden issues answer 404 too. */
async function found<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function toFacts(
  issue: IssueAnswer,
  groups: readonly ChangeGroup[],
  comments: readonly CommentAnswer[],
  settings: Settings,
  named: readonly string[],
): ReadFacts {
  const { fields, properties } = issue;
  const intent = properties[INTENT_PROPERTY];
  const origin = readOrigin(typeof intent === 'object' && intent !== null && 'origin' in intent ? intent.origin : undefined);
  const values = valuesIn(fields, settings);
  const requesters = new Set([...(fields.reporter ? [fields.reporter.accountId] : []), ...(values.affectedUser ?? [])]);
  const category = settings.fields.category ? categoryText(fields[settings.fields.category.fieldId]) : undefined;
  return {
    issueId: issue.id,
    key: issue.key,
    ...(fields.summary ? { summary: fields.summary } : {}),
    projectId: fields.project.id,
    issueTypeId: fields.issuetype.id,
    status: {
      id: fields.status.id,
      category: categoryOf(fields.status.statusCategory.key),
      ...(fields.status.name === undefined ? {} : { name: fields.status.name }),
    },
    ...(fields.priority ? { priorityId: fields.priority.id } : {}),
    values,
    ...(category === undefined ? {} : { category }),
    created: fields.created,
    updated: fields.updated,
    ...(fields.reporter ? { reporter: fields.reporter.accountId } : {}),
    ...(fields.assignee ? { assignee: fields.assignee.accountId } : {}),
    names: namesIn(fields),
    hasIntent: intent !== undefined,
    ...(origin ? { origin } : {}),
    history: groups.flatMap((group) => group.items.map((item) => toChange(group, item))),
    comments: comments.map((one) => toComment(one, requesters)),
    tasks: (fields.subtasks ?? []).map(toTask),
    others: Object.fromEntries(
      named.flatMap((id): [string, string][] => {
        const raw = rawIn(fields[id]);
        return raw === undefined ? [] : [[id, raw]];
      }),
    ),
    appFields: appFieldsIn(fields, settings),
    appFieldsGone: APP_FIELDS.filter((name) => settings.appFields[name] !== undefined && !Object.hasOwn(fields, settings.appFields[name])),
    property: properties[INCIDENT_PROPERTY],
    lozenge: properties[lozengeProperty()],
  };
}

const namesIn = ({ reporter, assignee }: IssueAnswer['fields']): Record<string, string> =>
  Object.fromEntries([reporter, assignee].flatMap((one) => (one?.displayName ? [[one.accountId, one.displayName]] : [])));

/** What is in our fields, as far as the site has them. */
function valuesIn(fields: Record<string, unknown>, settings: Settings): FieldValues {
  const values: FieldValues = {};
  for (const name of FIELD_NAMES) {
    const binding = settings.fields[name];
    const held = binding && heldIn(name, fields[binding.fieldId]);
    if (held) values[name] = held;
  }
  return values;
}

const cascadeSchema = v.object({ value: v.string(), child: v.optional(v.object({ value: v.string() })) });

/** "Network / VPN", from a cascading select. */
function categoryText(value: unknown): string | undefined {
  const parsed = v.safeParse(cascadeSchema, value);
  if (!parsed.success) return undefined;
  const { value: parent, child } = parsed.output;
  return child ? `${parent} / ${child.value}` : parent;
}

const dueSchema = v.nullish(instant);
const wordSchema = v.nullish(v.string());
const INSTANTS: ReadonlySet<AppFieldName> = new Set(['firstResponseDue', 'resolutionDue']);

/** What the app's own fields say, as far as the site has them. */
function appFieldsIn(fields: Record<string, unknown>, settings: Settings): IssueFacts['appFields'] {
  const said: Partial<Record<AppFieldName, string>> = {};
  for (const name of APP_FIELDS) {
    const fieldId = settings.appFields[name];
    if (fieldId === undefined) continue;
    const { success, output } = v.safeParse(INSTANTS.has(name) ? dueSchema : wordSchema, fields[fieldId]);
    if (success && output) said[name] = output;
  }
  return said;
}

const toChange = (group: ChangeGroup, item: ChangeGroup['items'][number]): Change => ({
  id: group.id,
  at: group.created,
  ...(group.author?.accountId === undefined ? {} : { by: group.author.accountId }),
  fieldId: item.fieldId ?? item.field,
  // Texts, numbers and labels have no raw form in the history: there the words are the value.
  from: item.from || item.fromString || undefined,
  to: item.to || item.toString || undefined,
  ...(item.fromString ? { fromText: item.fromString } : {}),
  ...(item.toString ? { toText: item.toString } : {}),
});

const toTask = ({ id, key, fields: { summary, status } }: TaskAnswer): Task => ({
  id,
  key,
  summary: summary ?? '',
  status: { id: status.id, name: status.name ?? '', category: categoryOf(status.statusCategory.key) },
});

/** Characters kept of what a requester said. */
const TEXT_MAX = 400;

/** @param requesters account ids of those whose words may be an answer; nobody else's are kept. */
function toComment({ id, author, created, jsdPublic, body }: CommentAnswer, requesters: ReadonlySet<string>): Comment {
  const by = author?.accountId;
  const unlicensed = author?.accountType === 'customer';
  const isHeard = unlicensed || (by !== undefined && requesters.has(by));
  return {
    id,
    at: created,
    ...(by === undefined ? {} : { by }),
    unlicensed,
    public: jsdPublic,
    ...(isHeard && body !== undefined ? { text: plainText(body, TEXT_MAX) } : {}),
  };
}
