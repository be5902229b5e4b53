import type { Result } from '../../../src/contract/errors';
import { isCurrent } from '../../../src/domain/incident/decide';
import { INCIDENT_PROPERTY, type IncidentState, readState } from '../../../src/domain/incident/state';
import { read } from '../../shared/jira';
import { listOf, member, textOf } from '../../shared/unread';

/** What the panel shows: Jira's own facts, and what the app derived from them once it has looked. */
export interface SeenIncident {
  key: string;
  /** Names in the person's language, as Jira gives them. */
  statusName: string;
  issueTypeName: string;
  reporterName: string;
  /** Undefined before the first look, or when somebody damaged the property. */
  state?: IncidentState;
  /** The state is missing or older than what Jira says: a look is due. */
  stale: boolean;
}

/** One call from the browser, as the person; no function of ours runs. */
export async function readIncident(issueId: string): Promise<Result<SeenIncident>> {
  const answer = await read('getIssue', {
    path: { issueIdOrKey: issueId },
    query: { fields: 'status,issuetype,reporter', properties: INCIDENT_PROPERTY },
  });
  return answer.ok ? { ok: true, value: toSeen(answer.value) } : answer;
}

function toSeen(issue: unknown): SeenIncident {
  const fields = member(issue, 'fields');
  const status = member(fields, 'status');
  const type = member(fields, 'issuetype');
  const state = readState(member(member(issue, 'properties'), INCIDENT_PROPERTY));
  const seen = { statusId: textOf(member(status, 'id')), issueTypeId: textOf(member(type, 'id')) };
  return {
    key: textOf(member(issue, 'key')),
    statusName: textOf(member(status, 'name')),
    issueTypeName: textOf(member(type, 'name')),
    reporterName: textOf(member(member(fields, 'reporter'), 'displayName')),
    ...(state ? { state } : {}),
    stale: !state || !isCurrent(state, seen),
  };
}

/** Whether an event of Jira's says that this issue changed. The event's form is not described: anything without an issue counts. */
export function concerns(payload: unknown, issueId: string): boolean {
  const ids = [member(payload, 'issueId'), member(member(payload, 'issue'), 'id'), ...listOf(member(payload, 'issueIds'))].filter(
    (id) => id !== undefined,
  );
  return ids.length === 0 || ids.some((id) => String(id) === issueId);
}
