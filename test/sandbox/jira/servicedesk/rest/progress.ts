import * as v from 'valibot';
import { adfOf } from '../../adf/adf';
import { appVerdicts, demandAppRules, type Verdicts } from '../../issues/app-validators';
import { instantOf } from '../../issues/by';
import { addComment, byOf, transitionIssue } from '../../issues/service';
import { attachedTo, dropAttached, putAttached } from '../../issues/store';
import { issueAfter } from '../../issues/transition';
import { demandSystemRules } from '../../issues/transition-rules';
import { transitionsFrom } from '../../issues/workflow';
import type { Issue, WorkflowTransition } from '../../model';
import { badRequest, forbidden, notFound } from '../../rest/errors';
import { created, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { requestFor } from '../access';
import { paged } from '../beans';
import { define, param, read, SCOPES, viewerOf } from './define';

/** The transition property by which Jira Service Management shows a transition in the portal. */
export const PORTAL_TRANSITION = 'servicedesk.customer.transition.active';

const found = (request: RestRequest): ReturnType<typeof requestFor> =>
  requestFor(request.jira, request.caller, request.params.issueIdOrKey ?? request.params.requestIdOrKey ?? '');

/** Transitions customers may make: those shown in the portal. */
const customerTransitions = (request: RestRequest, issue: Issue): WorkflowTransition[] =>
  transitionsFrom(request.jira, issue).filter((transition) => transition.properties?.[PORTAL_TRANSITION] === 'true');

const Execution = v.object({ id: v.string(), additionalComment: v.optional(v.object({ body: v.string() })) });

function asked(request: RestRequest): { issue: Issue; transition: WorkflowTransition; comment: string | undefined } {
  const { issue } = found(request);
  const { id, additionalComment } = read(Execution, request.body);
  const transition = customerTransitions(request, issue).find((candidate) => candidate.id === id);
  if (!transition) throw badRequest('The transition is not valid for this request.');
  return { issue, transition, comment: additionalComment?.body };
}

interface Feedback {
  id: string;
  rating: number;
  comment: string;
}

/** How a request moves on, how its clocks stand, and what the customer thought of it. */
export const progressOperations: Operation[] = [
  define('getCustomerTransitions', 'GET', '/request/{issueIdOrKey}/transition', SCOPES.read, (request) => {
    const { issue } = found(request);
    const transitions = customerTransitions(request, issue).map(({ id, name }) => ({ id, name }));
    return ok(paged(request, `/request/${issue.id}/transition`, transitions));
  }),
  {
    ...define('performCustomerTransition', 'POST', '/request/{issueIdOrKey}/transition', SCOPES.write, (request) => {
      const { jira, caller } = request;
      const { issue, transition, comment } = asked(request);
      const by = byOf(caller);
      const { after } = issueAfter(jira, issue, transition, {}, instantOf(jira, by));
      demandSystemRules(jira, caller, after, transition);
      demandAppRules(request.prepared as Verdicts);
      transitionIssue(jira, issue.id, { transitionId: transition.id }, {}, by);
      if (comment !== undefined && comment.trim() !== '') addComment(jira, issue.id, { body: adfOf(comment), public: true }, by);
      return noContent();
    }),
    prepare: async (request) => {
      const { issue, transition } = asked(request);
      const { after } = issueAfter(request.jira, issue, transition, {}, instantOf(request.jira, byOf(request.caller)));
      return appVerdicts(request.jira, request.caller, { issue, after, transition });
    },
  },
  define('getSlaInformation', 'GET', '/request/{issueIdOrKey}/sla', SCOPES.work, (request) => {
    const { issue, agent } = found(request);
    if (!agent) throw forbidden('You do not have permission to view the SLA information of this request.');
    return ok(paged(request, `/request/${issue.id}/sla`, []));
  }),
  define('getSlaInformationById', 'GET', '/request/{issueIdOrKey}/sla/{slaMetricId}', SCOPES.work, (request) => {
    found(request);
    throw notFound(`The SLA metric '${param(request, 'slaMetricId')}' does not exist: the local Jira defines no native SLAs.`);
  }),
  define('getFeedback', 'GET', '/request/{requestIdOrKey}/feedback', SCOPES.read, (request) => {
    const { issue } = found(request);
    const [feedback] = attachedTo<Feedback>(request.jira, 'feedback', issue.id);
    if (!feedback) throw notFound('No feedback was given for this request.');
    return ok({ type: 'csat', rating: feedback.rating, comment: { body: feedback.comment } });
  }),
  define('postFeedback', 'POST', '/request/{requestIdOrKey}/feedback', SCOPES.write, (request) => {
    const { issue } = found(request);
    const body = read(
      v.object({
        type: v.optional(v.literal('csat'), 'csat'),
        rating: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
        comment: v.optional(v.object({ body: v.optional(v.string(), '') }), { body: '' }),
      }),
      request.body,
    );
    if (request.caller.kind !== 'app' && issue.fields.reporter !== viewerOf(request))
      throw forbidden('Only the reporter can give feedback.');
    if (request.jira.statuses.need(issue.statusId).category !== 'DONE')
      throw badRequest('Feedback can be given on resolved requests only.');
    putAttached(request.jira, 'feedback', issue.id, { id: issue.id, rating: body.rating, comment: body.comment.body } as Feedback);
    return created({ type: 'csat', rating: body.rating, comment: { body: body.comment.body } });
  }),
  define('deleteFeedback', 'DELETE', '/request/{requestIdOrKey}/feedback', SCOPES.write, (request) => {
    const { issue } = found(request);
    if (!dropAttached(request.jira, 'feedback', issue.id)) throw notFound('No feedback was given for this request.');
    return noContent();
  }),
];
