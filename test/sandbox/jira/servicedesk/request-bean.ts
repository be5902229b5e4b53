import { adfHtml, adfText } from '../adf/adf';
import { visibleComments } from '../issues/rest/comment-bean';
import { changesOf } from '../issues/store';
import type { Jira } from '../jira';
import type { Comment } from '../model';
import type { RestRequest } from '../rest/operation';
import { isAgentOf, mayShare, participantsOf, type Request } from './access';
import { dateBean, deskBean, requestTypeBean, selfLink, userDto } from './beans';
import { expanded, pageOf } from './define';
import { requestFieldValues } from './fields';

const CATEGORY = { TODO: 'NEW', IN_PROGRESS: 'INDETERMINATE', DONE: 'DONE' } as const;

function statusBean(http: RestRequest, statusId: string, at: string): Record<string, unknown> {
  const status = http.jira.statuses.get(statusId);
  return {
    status: status?.name ?? statusId,
    statusCategory: status ? CATEGORY[status.category] : 'UNDEFINED',
    statusDate: dateBean(http.jira, at, http.caller),
  };
}

/** Statuses a request went through, newest first. */
export function statusHistory(http: RestRequest, { issue }: Request): Record<string, unknown>[] {
  const moves = changesOf(http.jira, issue.id).flatMap((change) =>
    change.items.filter((item) => item.field === 'status').map((item) => ({ from: item.from, to: item.to, at: change.created })),
  );
  const first = moves[0]?.from ?? issue.statusId;
  return [{ to: first, at: issue.created }, ...moves].reverse().map(({ to, at }) => statusBean(http, to ?? '', at));
}

/** Comments the caller reads: customers public ones only. */
export function readableComments(http: RestRequest, { issue, desk }: Request, kinds = { public: true, internal: true }): Comment[] {
  const agent = isAgentOf(http.jira, http.caller, desk.projectId);
  return visibleComments(http.jira, http.caller, issue).filter((comment) => {
    if (comment.visibility && !agent) return false;
    return comment.jsdPublic ? kinds.public : kinds.internal && agent;
  });
}

export function commentBean(http: RestRequest, { issue }: Request, comment: Comment): Record<string, unknown> {
  const { jira, caller } = http;
  const wanted = expanded(http);
  return {
    _expands: ['attachment', 'renderedBody'],
    id: comment.id,
    body: adfText(comment.body),
    ...(wanted.has('renderedBody') || wanted.has('comment.renderedBody') ? { renderedBody: { html: adfHtml(comment.body) } } : {}),
    public: comment.jsdPublic,
    author: userDto(jira, comment.authorId, caller),
    created: dateBean(jira, comment.created, caller),
    _links: selfLink(jira, `request/${issue.id}/comment/${comment.id}`),
  };
}

const EXPANDS = ['participant', 'status', 'sla', 'requestType', 'serviceDesk', 'attachment', 'action', 'comment'];

/** A request (CustomerRequestDTO) with what `expand` asks for. */
export function requestBean(http: RestRequest, request: Request): Record<string, unknown> {
  const { jira, caller } = http;
  const { issue, type, desk } = request;
  const wanted = expanded(http);
  const whole: RestRequest = { ...http, query: new URLSearchParams() };
  const lastMove = changesOf(jira, issue.id).findLast((change) => change.items.some((item) => item.field === 'status'));
  const reporter = typeof issue.fields.reporter === 'string' ? issue.fields.reporter : undefined;
  const list = (all: readonly unknown[]): Record<string, unknown> => pageOf(whole, all, (item) => item);
  return {
    _expands: EXPANDS,
    issueId: issue.id,
    issueKey: issue.key,
    summary: String(issue.fields.summary ?? ''),
    requestTypeId: type.id,
    serviceDeskId: desk.id,
    createdDate: dateBean(jira, issue.created, caller),
    ...(reporter === undefined ? {} : { reporter: userDto(jira, reporter, caller) }),
    requestFieldValues: requestFieldValues(jira, caller, issue, type),
    currentStatus: statusBean(http, issue.statusId, lastMove?.created ?? issue.created),
    ...(wanted.has('requestType') ? { requestType: requestTypeBean(jira, type) } : {}),
    ...(wanted.has('serviceDesk') ? { serviceDesk: deskBean(jira, desk) } : {}),
    ...(wanted.has('participant') ? { participants: list(participantsOf(jira, issue).map((id) => userDto(jira, id, caller))) } : {}),
    ...(wanted.has('status') ? { status: list(statusHistory(http, request)) } : {}),
    ...(wanted.has('comment')
      ? { comments: list(readableComments(http, request).map((comment) => commentBean(http, request, comment))) }
      : {}),
    ...(wanted.has('sla') && isAgentOf(jira, caller, desk.projectId) ? { sla: list([]) } : {}),
    ...(wanted.has('action') ? { actions: actions(jira, http, request) } : {}),
    _links: {
      jiraRest: `${jira.site.baseUrl}/rest/api/2/issue/${issue.id}`,
      web: `${jira.site.baseUrl}/servicedesk/customer/portal/${desk.id}/${issue.key}`,
      agent: `${jira.site.baseUrl}/browse/${issue.key}`,
      ...selfLink(jira, `request/${issue.id}`),
    },
  };
}

function actions(jira: Jira, http: RestRequest, request: Request): Record<string, unknown> {
  const share = { allowed: mayShare(jira, http.caller, request) };
  // Attachments are not modelled: nobody is offered them.
  return { addAttachment: { allowed: false }, addComment: { allowed: true }, addParticipant: share, removeParticipant: share };
}
