import * as v from 'valibot';
import { linkTypeBean } from '../../admin/beans';
import type { Issue, IssueLink } from '../../model';
import { can, demand, issueNotFound } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { issueGlance } from '../bean/others';
import { byOf } from '../by';
import { addComment } from '../comments';
import { linkIssues, linkTypeOf, unlinkIssues } from '../links';
import { getLink } from '../store';
import { demandOpen } from '../write-limit';
import { visibleIssue } from './visible';

const Named = v.object({ id: v.optional(v.string()), key: v.optional(v.string()) });
const Body = v.object({
  type: v.object({
    id: v.optional(v.string()),
    name: v.optional(v.string()),
    inward: v.optional(v.string()),
    outward: v.optional(v.string()),
  }),
  inwardIssue: Named,
  outwardIssue: Named,
  comment: v.optional(v.object({ body: v.unknown() })),
});

function linkOfPath(request: RestRequest): { link: IssueLink; source: Issue; destination: Issue } {
  const link = getLink(request.jira, request.params.linkId ?? '');
  if (!link) throw notFound(`No issue link with id '${request.params.linkId ?? ''}' exists.`);
  return {
    link,
    source: visibleIssue(request.jira, request.caller, link.sourceId),
    destination: visibleIssue(request.jira, request.caller, link.destinationId),
  };
}

/** Links between issues. */
export const linkOperations: Operation[] = [
  {
    id: 'linkIssues',
    method: 'POST',
    path: '/rest/api/3/issueLink',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { jira, caller } = request;
      const parsed = v.safeParse(Body, request.body);
      if (!parsed.success) throw badRequest('Invalid request payload. Refer to the REST API documentation and try again.');
      const { type, inwardIssue, outwardIssue, comment } = parsed.output;
      const known = linkTypeOf(jira, type);
      // Atlassian: the issue named inwardIssue carries the outward description ("blocks"), that is, it is the source.
      const source = visibleIssue(jira, caller, inwardIssue.id ?? inwardIssue.key ?? '');
      const destination = visibleIssue(jira, caller, outwardIssue.id ?? outwardIssue.key ?? '');
      demand(jira, caller, 'LINK_ISSUES', { issue: source }, 'No Link Issue Permission for issue.');
      for (const { id } of [source, destination]) demandOpen(jira, id);
      if (source.id === destination.id) throw badRequest('You cannot link an issue to itself.');
      linkIssues(jira, { typeId: known.id, sourceId: source.id, destinationId: destination.id }, byOf(caller));
      if (comment) {
        demand(jira, caller, 'ADD_COMMENTS', { issue: source });
        addComment(jira, source.id, { body: comment.body }, byOf(caller));
      }
      return { status: 201 };
    },
  },
  {
    id: 'getIssueLink',
    method: 'GET',
    path: '/rest/api/3/issueLink/{linkId}',
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const { link, source, destination } = linkOfPath(request);
      return ok({
        id: link.id,
        self: `${request.jira.site.baseUrl}/rest/api/3/issueLink/${link.id}`,
        type: linkTypeBean(request.jira, request.jira.linkTypes.need(link.typeId)),
        inwardIssue: issueGlance(request.jira, source),
        outwardIssue: issueGlance(request.jira, destination),
      });
    },
  },
  {
    id: 'deleteIssueLink',
    method: 'DELETE',
    path: '/rest/api/3/issueLink/{linkId}',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const { link, source, destination } = linkOfPath(request);
      const may = [source, destination].some((issue) => can(request.jira, request.caller, 'LINK_ISSUES', { issue }));
      if (!may) throw issueNotFound();
      for (const { id } of [source, destination]) demandOpen(request.jira, id);
      unlinkIssues(request.jira, link.id, byOf(request.caller));
      return noContent();
    },
  },
];
