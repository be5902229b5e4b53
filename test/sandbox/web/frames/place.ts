import { can } from '../../jira/permissions';
import type { WebContext } from '../route';
import { isRecord, recordAt, textAt } from './values';
import type { Viewer } from './viewer';

/** Where in Jira a module is asked for, as the page says it; `findPlace` checks all of it. */
export interface PlaceQuery {
  issue?: string | undefined;
  project?: string | undefined;
  portal?: string | undefined;
  portalPage?: string | undefined;
  request?: string | undefined;
  requestType?: string | undefined;
}

/** The issue as Forge's extension context gives it. */
export interface PlaceIssue {
  id: string;
  key: string;
  type: string;
  typeId: string;
}

export interface PlaceProject {
  id: string;
  key: string;
  type: string;
}

/** Where in Jira a module is shown, seen with the viewer's own eyes. */
export interface Place {
  issue?: PlaceIssue;
  project?: PlaceProject;
  portal?: { id: number };
  portalPage?: string;
  request?: { key: string; typeId: string };
  requestIssueId?: string;
}

/** Someone asked for a place they may not see, or which is not there. */
export class NoSuchPlace extends Error {}

/**
 * Resolves a place by asking Jira's own REST operations as the viewer, so that what they may not see is not there.
 * Throws NoSuchPlace.
 */
export async function findPlace(context: WebContext, viewer: Viewer, query: PlaceQuery): Promise<Place> {
  const place: Place = {};
  if (query.issue !== undefined) {
    const issue = await read(context, viewer, `/rest/api/3/issue/${encodeURIComponent(query.issue)}?fields=issuetype,project`);
    place.issue = issueOf(issue);
    place.project = projectOf(recordAt(recordAt(issue, 'fields'), 'project'));
  } else if (query.project !== undefined) {
    place.project = projectOf(await read(context, viewer, `/rest/api/3/project/${encodeURIComponent(query.project)}`));
  }
  if (query.portalPage !== undefined) place.portalPage = query.portalPage;
  if (query.portal !== undefined && /^\d+$/.test(query.portal)) place.portal = { id: Number(query.portal) };
  if (query.requestType !== undefined) place.request = { key: '', typeId: query.requestType };
  if (query.request !== undefined) {
    const request = await read(context, viewer, `/rest/servicedeskapi/request/${encodeURIComponent(query.request)}`);
    place.request = { key: textAt(request, 'issueKey') ?? query.request, typeId: textAt(request, 'requestTypeId') ?? '' };
    const issueId = textAt(request, 'issueId');
    if (issueId !== undefined) place.requestIssueId = issueId;
  }
  return place;
}

/** Whether the viewer administers Jira. */
export function isJiraAdmin(context: WebContext, viewer: Viewer): boolean {
  return can(context.jira, viewer.caller, 'ADMINISTER');
}

/** Whether the viewer administers the project. */
export function isProjectAdmin(context: WebContext, viewer: Viewer, projectId: string): boolean {
  return can(context.jira, viewer.caller, 'ADMINISTER_PROJECTS', { projectId });
}

async function read(context: WebContext, viewer: Viewer, path: string): Promise<unknown> {
  const answer = await context.dispatcher.dispatch({ method: 'GET', path, caller: viewer.caller });
  if (answer.status !== 200) throw new NoSuchPlace(`${path} answered ${answer.status}`);
  return JSON.parse(answer.body) as unknown;
}

function issueOf(issue: unknown): PlaceIssue {
  const type = recordAt(recordAt(issue, 'fields'), 'issuetype');
  return {
    id: textAt(issue, 'id') ?? '',
    key: textAt(issue, 'key') ?? '',
    type: textAt(type, 'name') ?? '',
    typeId: textAt(type, 'id') ?? '',
  };
}

function projectOf(project: unknown): PlaceProject {
  if (!isRecord(project)) throw new NoSuchPlace('no project');
  return { id: textAt(project, 'id') ?? '', key: textAt(project, 'key') ?? '', type: textAt(project, 'projectTypeKey') ?? '' };
}
