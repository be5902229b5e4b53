import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { demand } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { attachedTo, dropAttached, putAttached } from '../store';
import { demandOpen } from '../write-limit';
import { issueOfPath } from './visible';

/** A link to something outside Jira, as stored. */
interface RemoteLink {
  id: string;
  globalId?: string | undefined;
  application?: unknown;
  relationship?: string | undefined;
  object: unknown;
}

const Body = v.object({
  globalId: v.optional(v.pipe(v.string(), v.maxLength(255))),
  application: v.optional(v.unknown()),
  relationship: v.optional(v.string()),
  object: v.looseObject({ url: v.string(), title: v.string() }),
});

const PATH = '/rest/api/3/issue/{issueIdOrKey}/remotelink';

const linksOf = (jira: Jira, issue: Issue): RemoteLink[] => attachedTo<RemoteLink>(jira, 'remotelink', issue.id);
const self = (jira: Jira, issue: Issue, id: string): string => `${jira.site.baseUrl}/rest/api/3/issue/${issue.key}/remotelink/${id}`;

function bean(jira: Jira, issue: Issue, link: RemoteLink): Record<string, unknown> {
  return { ...link, id: Number(link.id), self: self(jira, issue, link.id) };
}

function read(request: RestRequest): v.InferOutput<typeof Body> {
  const parsed = v.safeParse(Body, request.body);
  if (!parsed.success) throw badRequest("A remote link needs 'object' with 'url' and 'title'.");
  return parsed.output;
}

function linkOfPath(request: RestRequest, issue: Issue): RemoteLink {
  const found = linksOf(request.jira, issue).find((link) => link.id === request.params.linkId);
  if (!found) throw notFound(`The remote link with id '${request.params.linkId ?? ''}' does not exist.`);
  return found;
}

function mayLink({ jira, caller }: RestRequest, issue: Issue): void {
  demand(jira, caller, 'LINK_ISSUES', { issue }, 'You do not have permission to link issues.');
  demandOpen(jira, issue.id);
}

/** Links to things outside Jira. */
export const remoteLinkOperations: Operation[] = [
  {
    id: 'getRemoteIssueLinks',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const issue = issueOfPath(request);
      const globalId = request.query.get('globalId');
      const links = linksOf(request.jira, issue);
      if (globalId === null) return ok(links.map((link) => bean(request.jira, issue, link)));
      const found = links.find((link) => link.globalId === globalId);
      if (!found) throw notFound(`The remote link with global id '${globalId}' does not exist.`);
      return ok(bean(request.jira, issue, found));
    },
  },
  {
    id: 'createOrUpdateRemoteIssueLink',
    method: 'POST',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira } = request;
      const issue = issueOfPath(request);
      mayLink(request, issue);
      const body = read(request);
      const known = body.globalId === undefined ? undefined : linksOf(jira, issue).find((link) => link.globalId === body.globalId);
      const id = known?.id ?? String(jira.site.ids.next('remotelink', 10000));
      putAttached(jira, 'remotelink', issue.id, { ...body, id });
      return { status: known ? 200 : 201, body: { id: Number(id), self: self(jira, issue, id) } };
    },
  },
  {
    id: 'getRemoteIssueLinkById',
    method: 'GET',
    path: `${PATH}/{linkId}`,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const issue = issueOfPath(request);
      return ok(bean(request.jira, issue, linkOfPath(request, issue)));
    },
  },
  {
    id: 'updateRemoteIssueLink',
    method: 'PUT',
    path: `${PATH}/{linkId}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      mayLink(request, issue);
      const { id } = linkOfPath(request, issue);
      putAttached(request.jira, 'remotelink', issue.id, { ...read(request), id });
      return noContent();
    },
  },
  {
    id: 'deleteRemoteIssueLinkById',
    method: 'DELETE',
    path: `${PATH}/{linkId}`,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      mayLink(request, issue);
      dropAttached(request.jira, 'remotelink', linkOfPath(request, issue).id);
      return noContent();
    },
  },
  {
    id: 'deleteRemoteIssueLinkByGlobalId',
    method: 'DELETE',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      mayLink(request, issue);
      const globalId = request.query.get('globalId');
      const found = linksOf(request.jira, issue).find((link) => link.globalId === globalId);
      if (!found) throw notFound(`The remote link with global id '${globalId ?? ''}' does not exist.`);
      dropAttached(request.jira, 'remotelink', found.id);
      return noContent();
    },
  },
];
