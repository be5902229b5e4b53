import { fault } from '../contract/errors';
import { answerRequest } from '../usecases/request/answer-request';
import { readRequest } from '../usecases/request/read-request';
import { ports } from './compose';
import { type CallContext, expose } from './expose';

/** Calls of the panel beside a request in the portal. Customers reach it: nothing here asks Jira as the person. */
export const resolveRequest = expose({
  readRequest: (_, context) => readRequest(ports, requesterOf(context)),
  answerRequest: (said, context) => answerRequest(ports, requesterOf(context), said),
});

/** Who looks at which request, as the platform says. */
function requesterOf({ accountId, requestKey }: CallContext): { accountId: string; requestKey: string } {
  if (requestKey === undefined) throw fault('INVALID_INPUT', 'The screen stands in no request.');
  return { accountId, requestKey };
}
