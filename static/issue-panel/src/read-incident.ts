import type { Result } from '../../../src/contract/errors';
import { isCurrent } from '../../../src/domain/incident/current';
import { readCore } from '../../../src/domain/incident/read-core';
import { INCIDENT_PROPERTY, type IncidentState } from '../../../src/domain/incident/state';
import { openDraft } from '../../shared/draft';
import { read } from '../../shared/jira';
import { listOf, member, textOf } from '../../shared/unread';

/** What the panel shows: Jira's own facts, and what the app derived from them once it has looked. */
export interface SeenIncident {
  key: string;
  /** Names in the person's language, as Jira gives them. */
  statusName: string;
  priorityName: string;
  reporterName: string;
  assigneeName: string;
  /** Account id; empty: nobody has it. */
  assignee: string;
  /** Undefined before the first look, or when somebody damaged the property. Without support and escalation: those are read later. */
  state?: IncidentState;
  /** All the app wrote, unread. */
  property: unknown;
  /** The state is missing or older than what Jira says: a look is due. */
  stale: boolean;
}

/** Ids of the site's fields for impact and urgency. */
type FieldIds = IncidentState['fields'];

const FIELD_ID = /^customfield_\d{1,19}$/;
const isFieldId = (value: unknown): value is string => typeof value === 'string' && FIELD_ID.test(value);
const isFieldIds = (value: unknown): value is FieldIds =>
  typeof value === 'object' && value !== null && Object.values(value).every(isFieldId);

/** The site's ids from the last incident that was read: only who knows them can ask Jira for what is in them. */
const fieldsSeen = openDraft<FieldIds>('fields', isFieldIds);

/** One call from the browser, as the person; no function of ours runs. */
export async function readIncident(issueId: string): Promise<Result<SeenIncident>> {
  const known = fieldsSeen.read() ?? {};
  const ids = [known.impact, known.urgency].filter(isFieldId);
  const answer = await read('getIssue', {
    path: { issueIdOrKey: issueId },
    query: { fields: ['status', 'issuetype', 'priority', 'reporter', 'assignee', ...ids].join(','), properties: INCIDENT_PROPERTY },
  });
  return answer.ok ? { ok: true, value: toSeen(answer.value, known) } : answer;
}

function toSeen(issue: unknown, known: FieldIds): SeenIncident {
  const fields = member(issue, 'fields');
  const status = member(fields, 'status');
  const priority = member(fields, 'priority');
  const idIn = (name: string): string => textOf(member(member(fields, name), 'id'));
  const property = member(member(issue, 'properties'), INCIDENT_PROPERTY);
  const state = readCore(property);
  const asked = (axis: 'impact' | 'urgency'): string | undefined => (state?.fields[axis] === known[axis] ? known[axis] : undefined);
  const [impact, urgency] = [asked('impact'), asked('urgency')];
  const current =
    state !== undefined &&
    isCurrent(state, {
      statusId: idIn('status'),
      issueTypeId: idIn('issuetype'),
      priorityId: idIn('priority'),
      ...(impact === undefined ? {} : { impact: idIn(impact) }),
      ...(urgency === undefined ? {} : { urgency: idIn(urgency) }),
    });
  if (state && current && isFieldIds(state.fields)) fieldsSeen.write(state.fields);
  return {
    key: textOf(member(issue, 'key')),
    statusName: textOf(member(status, 'name')),
    priorityName: textOf(member(priority, 'name')),
    reporterName: textOf(member(member(fields, 'reporter'), 'displayName')),
    assigneeName: textOf(member(member(fields, 'assignee'), 'displayName')),
    assignee: textOf(member(member(fields, 'assignee'), 'accountId')),
    ...(state ? { state } : {}),
    property,
    stale: !current,
  };
}

/** Whether an event of Jira's says that this issue changed. The event's form is not described: anything without an issue counts. */
export function concerns(payload: unknown, issueId: string): boolean {
  const ids = [member(payload, 'issueId'), member(member(payload, 'issue'), 'id'), ...listOf(member(payload, 'issueIds'))].filter(
    (id) => id !== undefined,
  );
  return ids.length === 0 || ids.some((id) => String(id) === issueId);
}
