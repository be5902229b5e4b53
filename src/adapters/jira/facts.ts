import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import { FIELD_NAMES } from '../../contract/settings';
import type { Settings } from '../../contract/types';
import type { FieldValues } from '../../domain/acts/act';
import type { Change, IssueFacts, StatusCategory } from '../../domain/incident/facts';
import { heldIn } from '../../domain/incident/jira-fields';
import { readOrigin } from '../../domain/incident/read-state';
import { INCIDENT_PROPERTY, INTENT_PROPERTY } from '../../domain/incident/state';
import { lozengeProperty } from './lozenge-property';
import { ask } from './request';
import { type ChangeGroup, changelogPageSchema, type IssueAnswer, issueSchema } from './schemas';

const FIELDS = ['project', 'issuetype', 'status', 'priority', 'created', 'updated', 'reporter'];
const PAGE = 100;

/** The facts of one issue in one call; more calls only for a history longer than the one page Jira puts in. Undefined when it is gone. */
export async function readFacts(issueId: string, settings: Settings): Promise<IssueFacts | undefined> {
  const ours = Object.values(settings.fields).flatMap((binding) => (binding ? [binding.fieldId] : []));
  const issue = await found(
    ask(
      'getIssue',
      'app',
      {
        path: { issueIdOrKey: issueId },
        query: {
          fields: [...FIELDS, ...ours].join(','),
          expand: 'changelog',
          properties: [INCIDENT_PROPERTY, INTENT_PROPERTY, lozengeProperty()].join(','),
        },
      },
      issueSchema,
    ),
  );
  if (!issue) return undefined;
  const whole = issue.changelog.histories.length >= issue.changelog.total;
  const groups = whole ? issue.changelog.histories : await readHistory(issueId);
  return toFacts(issue, groups, settings);
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

/** Undefined for what is not there. Hidden issues answer 404 too. */
async function found<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}

function toFacts(issue: IssueAnswer, groups: readonly ChangeGroup[], settings: Settings): IssueFacts {
  const { fields, properties } = issue;
  const intent = properties[INTENT_PROPERTY];
  const origin = readOrigin(typeof intent === 'object' && intent !== null && 'origin' in intent ? intent.origin : undefined);
  const category = settings.fields.category ? categoryText(fields[settings.fields.category.fieldId]) : undefined;
  return {
    issueId: issue.id,
    key: issue.key,
    projectId: fields.project.id,
    issueTypeId: fields.issuetype.id,
    status: { id: fields.status.id, category: categoryOf(fields.status.statusCategory.key) },
    ...(fields.priority ? { priorityId: fields.priority.id } : {}),
    values: valuesIn(fields, settings),
    ...(category === undefined ? {} : { category }),
    created: fields.created,
    updated: fields.updated,
    ...(fields.reporter ? { reporter: fields.reporter.accountId } : {}),
    hasIntent: intent !== undefined,
    ...(origin ? { origin } : {}),
    history: groups.flatMap((group) => group.items.map((item) => toChange(group, item))),
    property: properties[INCIDENT_PROPERTY],
    lozenge: properties[lozengeProperty()],
  };
}

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

const toChange = (group: ChangeGroup, item: ChangeGroup['items'][number]): Change => ({
  id: group.id,
  at: group.created,
  ...(group.author?.accountId === undefined ? {} : { by: group.author.accountId }),
  fieldId: item.fieldId ?? item.field,
  from: item.from ?? undefined,
  to: item.to ?? undefined,
});

/** Jira's keys: "new", "indeterminate", "done"; "undefined" for a status without category, which counts as not begun. */
function categoryOf(key: string): StatusCategory {
  return key === 'indeterminate' || key === 'done' ? key : 'new';
}
