import { attachedTo, dropAttached, putAttached } from '../issues/store';
import { badRequest, forbidden, notFound } from '../rest/errors';
import { accountOf, created, noContent, type Operation, ok, type RestAnswer, type RestRequest } from '../rest/operation';
import { type Request, requestFor } from './access';
import { body, define, experimental, isObject, SCOPES, textIn } from './define';

/** What a customer thought of a request (CSAT): one rating of 1 to 5 per request. */
interface Feedback {
  /** = issue id */
  id: string;
  rating: number;
  comment?: string;
}

const KIND = 'csat';
const found = (request: RestRequest): Request => requestFor(request.jira, request.caller, request.params.requestIdOrKey ?? '');
const bean = ({ rating, comment }: Feedback): Record<string, unknown> => ({
  type: 'csat',
  rating,
  ...(comment === undefined ? {} : { comment: { body: comment } }),
});

/** Only the reporter, or an app as itself, may give or withdraw feedback. */
function demandOwner(request: RestRequest, { issue }: Request): void {
  if (request.caller.kind === 'app' || issue.fields.reporter === accountOf(request.caller)) return;
  throw forbidden('Only the reporter of the request or an app can do that.');
}

function post(request: RestRequest): RestAnswer {
  const target = found(request);
  demandOwner(request, target);
  if (request.jira.statuses.need(target.issue.statusId).category !== 'DONE')
    throw badRequest('Feedback can be given on resolved requests only.');
  const given = body(request);
  const { rating, type } = given;
  if (type !== undefined && type !== 'csat') throw badRequest("The type of feedback must be 'csat'.");
  if (typeof rating !== 'number' || !Number.isInteger(rating) || rating < 1 || rating > 5)
    throw badRequest('The rating must be a whole number from 1 to 5.');
  const comment = isObject(given.comment) ? textIn(given.comment, 'body') : undefined;
  const feedback: Feedback = { id: target.issue.id, rating, ...(comment === undefined ? {} : { comment }) };
  putAttached(request.jira, KIND, target.issue.id, feedback);
  return created(bean(feedback));
}

const PATH = '/request/{requestIdOrKey}/feedback';

export const feedbackOperations: Operation[] = [
  experimental(
    define('getFeedback', 'GET', PATH, SCOPES.read, (request) => {
      const { issue } = found(request);
      const [feedback] = attachedTo<Feedback>(request.jira, KIND, issue.id);
      if (!feedback) throw notFound('There is no feedback for this request.');
      return ok(bean(feedback));
    }),
  ),
  experimental(define('postFeedback', 'POST', PATH, SCOPES.write, post)),
  experimental(
    define('deleteFeedback', 'DELETE', PATH, SCOPES.write, (request) => {
      const target = found(request);
      demandOwner(request, target);
      if (!dropAttached(request.jira, KIND, target.issue.id)) throw notFound('There is no feedback for this request.');
      return noContent();
    }),
  ),
];
