import type { Result } from '../../../src/contract/errors';
import { isCurrent } from '../../../src/domain/incident/current';
import { readState } from '../../../src/domain/incident/read-state';
import { INCIDENT_PROPERTY } from '../../../src/domain/incident/state';
import { watchedClocks } from '../../../src/domain/watch/clocks';
import type { WatchedIncident } from '../../../src/domain/watch/incident';
import { read } from '../../shared/jira';
import { listOf, member, textOf } from '../../shared/unread';

/** Most incidents the list reads. */
export const MOST = 500;
/** Jira gives no more at once when it is asked for fields. */
const PAGE = 100;

/** An incident of the list with what it is called in the person's language. */
export interface ListedIncident extends WatchedIncident {
  summary: string;
  priorityName: string;
  statusName: string;
  /** Jira's key of the status's category: new, indeterminate, done. */
  statusCategory: string;
  /** Empty without an assignee. */
  assigneeName: string;
  /** ISO instant up to which the app has looked, when Jira says something newer of the incident. */
  clocksAsOf?: string;
  /** The app has not looked at it yet, or somebody damaged what it wrote. */
  unlooked: boolean;
}

export interface ReadList {
  incidents: ListedIncident[];
  /** There are more open ones than the list reads. */
  more: boolean;
}

/** Ids are digits; anything else would be JQL. */
const ID = /^\d{1,19}$/;

/**
 * Which types are incidents here: what set-up left on the project.
 * @returns none when nothing is there.
 */
async function readTypes(projectId: string): Promise<Result<string[]>> {
  const answer = await read('getProjectProperty', { path: { projectIdOrKey: projectId, propertyKey: 'firebreak' } });
  if (!answer.ok) return answer.error.code === 'NOT_FOUND' ? { ok: true, value: [] } : answer;
  const types = listOf(member(member(answer.value, 'value'), 'incidentTypes')).map(textOf);
  return { ok: true, value: types.filter((id) => ID.test(id)).slice(0, 100) };
}

/** Every open incident of a project, oldest first, read as the person; no function of ours runs. */
export async function readList(projectId: string): Promise<Result<ReadList>> {
  const types = await readTypes(projectId);
  if (!types.ok) return types;
  const found = new Map<string, ListedIncident>();
  if (!ID.test(projectId) || types.value.length === 0) return { ok: true, value: { incidents: [], more: false } };
  const asked = {
    jql: `project = ${projectId} AND issuetype IN (${types.value.join(', ')}) AND statusCategory != Done ORDER BY created ASC`,
    maxResults: PAGE,
    fields: ['summary', 'priority', 'status', 'issuetype', 'assignee'],
    properties: [INCIDENT_PROPERTY],
  };
  for (let token = ''; ; ) {
    const body = token === '' ? asked : { ...asked, nextPageToken: token };
    const page = await read('searchAndReconsileIssuesUsingJqlPost', { body });
    if (!page.ok) return page;
    // What changed between two pages may be on both.
    for (const issue of listOf(member(page.value, 'issues'))) {
      const incident = toListed(issue);
      if (incident.key !== '' && (found.size < MOST || found.has(incident.key))) found.set(incident.key, incident);
    }
    token = textOf(member(page.value, 'nextPageToken'));
    if (token === '' || found.size >= MOST) return { ok: true, value: { incidents: [...found.values()], more: token !== '' } };
  }
}

function toListed(issue: unknown): ListedIncident {
  const fields = member(issue, 'fields');
  const [status, priority, assignee] = ['status', 'priority', 'assignee'].map((name) => member(fields, name));
  const state = readState(member(member(issue, 'properties'), INCIDENT_PROPERTY));
  const idOf = (value: unknown): string => textOf(member(value, 'id'));
  const current =
    state && isCurrent(state, { statusId: idOf(status), issueTypeId: idOf(member(fields, 'issuetype')), priorityId: idOf(priority) });
  const accountId = textOf(member(assignee, 'accountId'));
  const statusCategory = textOf(member(member(status, 'statusCategory'), 'key'));
  return {
    key: textOf(member(issue, 'key')),
    summary: textOf(member(fields, 'summary')),
    priorityName: textOf(member(priority, 'name')),
    statusName: textOf(member(status, 'name')),
    statusCategory,
    over: statusCategory === 'done',
    ...(accountId === '' ? {} : { assignee: accountId }),
    assigneeName: textOf(member(assignee, 'displayName')),
    ...(state?.priority.rank === undefined ? {} : { rank: state.priority.rank }),
    ...(state?.placement ? { placement: state.placement } : {}),
    clocks: state ? watchedClocks(state) : [],
    ...(state && !current ? { clocksAsOf: state.lookedAt } : {}),
    unlooked: state === undefined,
  };
}
