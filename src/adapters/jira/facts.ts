import { AppFault } from '../../contract/errors';
import type { Change, IssueFacts, StatusCategory } from '../../domain/incident/facts';
import { INCIDENT_PROPERTY, INTENT_PROPERTY, readOrigin } from '../../domain/incident/state';
import { ask } from './request';
import { type ChangeGroup, changelogPageSchema, type IssueAnswer, issueSchema } from './schemas';

const FIELDS = 'project,issuetype,status,created,updated,reporter';
const PAGE = 100;

/** The facts of one issue in one call; more calls only for a history longer than the one page Jira puts in. Undefined when it is gone. */
export async function readFacts(issueId: string): Promise<IssueFacts | undefined> {
  const issue = await found(
    ask(
      'getIssue',
      'app',
      {
        path: { issueIdOrKey: issueId },
        query: { fields: FIELDS, expand: 'changelog', properties: `${INCIDENT_PROPERTY},${INTENT_PROPERTY}` },
      },
      issueSchema,
    ),
  );
  if (!issue) return undefined;
  const whole = issue.changelog.histories.length >= issue.changelog.total;
  const groups = whole ? issue.changelog.histories : await readHistory(issueId);
  return toFacts(issue, groups);
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

function toFacts(issue: IssueAnswer, groups: readonly ChangeGroup[]): IssueFacts {
  const { fields, properties } = issue;
  const intent = properties[INTENT_PROPERTY];
  const origin = readOrigin(typeof intent === 'object' && intent !== null && 'origin' in intent ? intent.origin : undefined);
  return {
    issueId: issue.id,
    key: issue.key,
    projectId: fields.project.id,
    issueTypeId: fields.issuetype.id,
    status: { id: fields.status.id, category: categoryOf(fields.status.statusCategory.key) },
    created: fields.created,
    updated: fields.updated,
    ...(fields.reporter ? { reporter: fields.reporter.accountId } : {}),
    ...(origin ? { origin } : {}),
    history: groups.flatMap((group) => group.items.map((item) => toChange(group, item))),
    property: properties[INCIDENT_PROPERTY],
  };
}

const toChange = (group: ChangeGroup, item: ChangeGroup['items'][number]): Change => ({
  at: group.created,
  fieldId: item.fieldId ?? item.field,
  from: item.from ?? undefined,
  to: item.to ?? undefined,
});

/** Jira's keys: "new", "indeterminate", "done"; "undefined" for a status without category, which counts as not begun. */
function categoryOf(key: string): StatusCategory {
  return key === 'indeterminate' || key === 'done' ? key : 'new';
}
