import type { Issue } from '../../model';
import { userBean } from '../../people';
import { accountCan, can, demand } from '../../permissions';
import { badRequest, notFound } from '../../rest/errors';
import { accountOf, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { follow, followersOf, unfollow } from '../store';
import { issueOfPath } from './visible';

/** Whom a watch is about: the account named, or the caller. Others need Manage watchers. */
function watcherOf(request: RestRequest, named: string | undefined, issue: Issue): string {
  const own = accountOf(request.caller) ?? '';
  const wanted = named ?? own;
  if (!request.jira.people.get(wanted)) throw notFound('The user does not exist or you do not have permission to view them.');
  if (wanted !== own)
    demand(request.jira, request.caller, 'MANAGE_WATCHERS', { issue }, "You do not have permission to manage this issue's watchers.");
  return wanted;
}

/** Watching and voting. */
export const followerOperations: Operation[] = [
  {
    id: 'getIssueWatchers',
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/watchers',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      const watchers = followersOf(request.jira, 'watcher', issue.id);
      const viewer = accountOf(request.caller);
      const sees = can(request.jira, request.caller, 'VIEW_VOTERS_AND_WATCHERS', { issue });
      return ok({
        self: `${request.jira.site.baseUrl}/rest/api/3/issue/${issue.id}/watchers`,
        isWatching: viewer !== undefined && watchers.includes(viewer),
        watchCount: watchers.length,
        watchers: sees ? watchers.map((id) => userBean(request.jira, id, viewer)) : [],
      });
    },
  },
  {
    id: 'addWatcher',
    method: 'POST',
    path: '/rest/api/3/issue/{issueIdOrKey}/watchers',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      if (request.body !== undefined && typeof request.body !== 'string')
        throw badRequest('The body must be an account id, as a JSON string.');
      const accountId = watcherOf(request, request.body, issue);
      if (!accountCan(request.jira, accountId, 'BROWSE_PROJECTS', { issue }))
        throw badRequest('The user does not have permission to view the issue and cannot be added as a watcher.');
      follow(request.jira, 'watcher', issue.id, accountId);
      return noContent();
    },
  },
  {
    id: 'removeWatcher',
    method: 'DELETE',
    path: '/rest/api/3/issue/{issueIdOrKey}/watchers',
    scopes: ['write:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      unfollow(request.jira, 'watcher', issue.id, watcherOf(request, request.query.get('accountId') ?? undefined, issue));
      return noContent();
    },
  },
  {
    id: 'getVotes',
    method: 'GET',
    path: '/rest/api/3/issue/{issueIdOrKey}/votes',
    scopes: ['read:jira-work'],
    spec: 'platform',
    handle: (request) => {
      const issue = issueOfPath(request);
      const voters = followersOf(request.jira, 'vote', issue.id);
      const viewer = accountOf(request.caller);
      const sees = can(request.jira, request.caller, 'VIEW_VOTERS_AND_WATCHERS', { issue });
      return ok({
        self: `${request.jira.site.baseUrl}/rest/api/3/issue/${issue.id}/votes`,
        votes: voters.length,
        hasVoted: viewer !== undefined && voters.includes(viewer),
        voters: sees ? voters.map((id) => userBean(request.jira, id, viewer)) : [],
      });
    },
  },
  ...(['addVote', 'removeVote'] as const).map(
    (id): Operation => ({
      id,
      method: id === 'addVote' ? 'POST' : 'DELETE',
      path: '/rest/api/3/issue/{issueIdOrKey}/votes',
      scopes: ['write:jira-work'],
      spec: 'platform',
      handle: (request) => {
        const issue = issueOfPath(request);
        const voter = accountOf(request.caller) ?? '';
        if (issue.fields.reporter === voter) throw notFound('You cannot vote for an issue you have reported.');
        if (id === 'addVote') follow(request.jira, 'vote', issue.id, voter);
        else unfollow(request.jira, 'vote', issue.id, voter);
        return noContent();
      },
    }),
  ),
];
