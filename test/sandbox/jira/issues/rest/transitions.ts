import { textOf } from '../../fields/codec';
import type { Jira } from '../../jira';
import type { Issue, WorkflowTransition } from '../../model';
import { badRequest } from '../../rest/errors';
import { type Caller, noContent, type Operation, ok, type RestRequest } from '../../rest/operation';
import { appVerdicts, demandAppRules, type Verdicts } from '../app-validators';
import { byOf } from '../by';
import { namedFields } from '../input';
import { demandSettable } from '../screens';
import { issueAfter, transitionIssue } from '../transition';
import { availableTransitions, demandSystemRules, transitionBean, transitionUse } from '../transition-rules';
import { spendWrite } from '../write-limit';
import { demandParts } from './parts';
import { type Details, detailsOf, flag, listParameter } from './read';
import { issueOfPath } from './visible';

const PATH = '/rest/api/3/issue/{issueIdOrKey}/transitions';

/** The transition a body names, of those the caller may make. Throws 400 in Jira's words. */
export function wantedTransition(jira: Jira, caller: Caller, issue: Issue, details: Pick<Details, 'transition'>): WorkflowTransition {
  const id = textOf(details.transition, 'id');
  if (id === undefined) throw badRequest("Missing 'transition' identifier");
  const found = availableTransitions(jira, caller, issue).find((transition) => transition.id === id);
  if (found) return found;
  throw badRequest(
    `It seems that you have tried to perform a workflow operation (${id}) that is not valid for the current state of this issue (${issue.key}). The likely cause is that somebody has changed the issue recently, please look at the issue history for details.`,
  );
}

function asked(request: RestRequest): { issue: Issue; details: Details; transition: WorkflowTransition } {
  const issue = issueOfPath(request);
  const details = detailsOf(request.jira, request.body);
  const transition = wantedTransition(request.jira, request.caller, issue, details);
  demandSettable(request.jira, request.caller, transitionUse(request.jira, issue, transition), namedFields(details));
  demandParts(request.jira, request.caller, issue, details);
  return { issue, details, transition };
}

/** Transitions of an issue: which there are, and making one. */
export const transitionOperations: Operation[] = [
  {
    id: 'getTransitions',
    method: 'GET',
    path: PATH,
    scopes: ['read:jira-work'],
    spec: 'platform',
    anonymous: true,
    handle: (request) => {
      const { jira, caller, query } = request;
      const issue = issueOfPath(request);
      const wanted = query.get('transitionId');
      if (flag(request, 'includeUnavailableTransitions')) {
        jira.site.problems.report({ where: 'jira', what: 'includeUnavailableTransitions is not modelled by the local Jira' });
      }
      const withFields = listParameter(request, 'expand').includes('transitions.fields');
      const transitions = availableTransitions(jira, caller, issue).filter((transition) => wanted === null || transition.id === wanted);
      return ok({
        expand: 'transitions',
        transitions: transitions.map((transition) => transitionBean(jira, caller, issue, transition, withFields)),
      });
    },
  },
  {
    id: 'doTransition',
    method: 'POST',
    path: PATH,
    scopes: ['write:jira-work'],
    spec: 'platform',
    // Validators of apps are asked before the transaction, on the issue as it would be.
    prepare: async (request) => {
      const { issue, details, transition } = asked(request);
      const by = byOf(request.caller);
      const { after } = issueAfter(request.jira, issue, transition, details, by);
      return appVerdicts(request.jira, request.caller, { issue, after, transition });
    },
    handle: (request) => {
      const { jira, caller } = request;
      const { issue, details, transition } = asked(request);
      const by = byOf(caller);
      const { after } = issueAfter(jira, issue, transition, details, by);
      demandSystemRules(jira, caller, after, transition);
      demandAppRules(request.prepared as Verdicts);
      spendWrite(jira, issue.id);
      transitionIssue(jira, issue.id, { transitionId: transition.id }, details, by);
      return noContent();
    },
  },
];
