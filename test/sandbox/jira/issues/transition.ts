import { placeOf } from '../fields/index';
import type { Jira } from '../jira';
import type { ChangeGroup, Issue, WorkflowTransition } from '../model';
import { badRequest } from '../rest/errors';
import { type By, instantOf } from './by';
import { addCommentOperations } from './comments';
import { announceChange, fieldChanges, followResolution, needIssue } from './edit';
import { plainItem, saveIssue } from './history';
import { type Applied, applyInput, type IssueInput } from './input';
import { addLinkOperations } from './links';
import { demandAssignable } from './rules';
import { transitionsFrom } from './workflow';
import { addWorklogOperations } from './worklogs';

/** Which transition to make: by its id, or whichever leads to a status. */
export type Way = { transitionId: string } | { toStatusId: string };

/** The transition meant, of those that lead out of the present status. Throws 400 in Jira's words. */
function transitionFor(jira: Jira, issue: Issue, way: Way): WorkflowTransition {
  const all = transitionsFrom(jira, issue);
  const found = all.find((transition) =>
    'transitionId' in way ? transition.id === way.transitionId : transition.toStatusId === way.toStatusId,
  );
  if (found) return found;
  const wanted = 'transitionId' in way ? `Transition id '${way.transitionId}' is not valid for this issue.` : undefined;
  const to = 'toStatusId' in way ? (jira.statuses.get(way.toStatusId)?.name ?? way.toStatusId) : '';
  throw badRequest(wanted ?? `No transition of ${issue.key} leads from '${jira.statuses.need(issue.statusId).name}' to '${to}'.`);
}

/** The issue as it would be after a transition, before it is kept: what validators look at. */
export function issueAfter(
  jira: Jira,
  issue: Issue,
  transition: WorkflowTransition,
  input: IssueInput,
  by: By,
): { after: Issue; applied: Applied } {
  const at = instantOf(jira, by);
  const applied = applyInput(jira, placeOf(issue), issue.fields, input, { issueId: issue.id, accountId: by.accountId });
  const fields = applied.fields;
  for (const action of transition.actions) {
    // A post function of Jira's own workflows: sets or clears one field. A value given on the transition's screen stands.
    if (action.ruleKey === 'system:update-field' && action.parameters.field === 'resolution') {
      const value = action.parameters.value ?? '';
      if (value === '') delete fields.resolution;
      else if (!applied.named.includes('resolution') || fields.resolution === undefined) fields.resolution = value;
    } else {
      jira.site.problems.report({
        where: 'workflow',
        what: `post function ${action.ruleKey} of transition ${transition.name} is not modelled by the local Jira`,
      });
    }
  }
  followResolution(issue.fields, fields, at);
  const from = jira.statuses.need(issue.statusId);
  const to = jira.statuses.need(transition.toStatusId);
  if (from.category !== to.category) fields.statuscategorychangedate = at;
  return { after: { ...issue, statusId: to.id, updated: at, fields }, applied };
}

/**
 * Moves an issue along its workflow with values of the transition's screen. Throws 400 when no such transition leads out of its status.
 * Does not ask about conditions, validators, screens and rights: those are the operation's (see transition-rules.ts).
 */
export function transitionIssue(jira: Jira, issueId: string, way: Way, input: IssueInput, by: By): ChangeGroup | undefined {
  const before = needIssue(jira, issueId);
  const transition = transitionFor(jira, before, way);
  const { after, applied } = issueAfter(jira, before, transition, input, by);
  if (after.fields.assignee !== before.fields.assignee) demandAssignable(jira, before, after.fields.assignee, before);
  const items = fieldChanges(jira, placeOf(before), before.fields, after.fields);
  if (after.statusId !== before.statusId) {
    const [from, to] = [jira.statuses.need(before.statusId), jira.statuses.need(after.statusId)];
    items.push(plainItem('status', [from.id, from.name], [to.id, to.name], 'status'));
  }
  const change = saveIssue(jira, before, after, items, by);
  if (change) announceChange(jira, before, after, change, by);
  addCommentOperations(jira, issueId, applied.comments, by);
  addLinkOperations(jira, issueId, applied.links, by);
  addWorklogOperations(jira, issueId, applied.worklogs, by);
  return change;
}
