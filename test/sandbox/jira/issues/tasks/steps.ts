import * as v from 'valibot';
import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { can, demand } from '../../permissions';
import { badRequest } from '../../rest/errors';
import type { Caller } from '../../rest/operation';
import { appVerdicts, demandAppRules, type Verdicts } from '../app-validators';
import { byOf } from '../by';
import { editIssue } from '../edit';
import { emitProperty } from '../events';
import { moveIssue } from '../move';
import { deleteProperty, getProperty, setProperty } from '../properties';
import { deleteIssue } from '../remove';
import { wantedTransition } from '../rest/transitions';
import { demandSettable } from '../screens';
import { follow, unfollow } from '../store';
import { issueAfter, transitionIssue } from '../transition';
import { demandSystemRules } from '../transition-rules';
import { type EditPayload, editsOf } from './edits';
import { type MovePayload, moveOf } from './moves';
import type { Task } from './store';

/** What a task does to one issue. `act` runs in a transaction. */
export interface Step {
  /** Id or key. */
  issue: string;
  prepare?: (jira: Jira, caller: Caller, issue: Issue) => Promise<unknown>;
  act: (jira: Jira, caller: Caller, issue: Issue, ready: unknown) => void;
}

const Selected = v.object({ selectedIssueIdsOrKeys: v.array(v.string()) });
const Transitions = v.object({ bulkTransitionInputs: v.array(v.object({ ...Selected.entries, transitionId: v.string() })) });
const Properties = v.array(v.object({ issue: v.string(), properties: v.record(v.string(), v.unknown()) }));
const Property = v.object({ issues: v.array(v.string()), key: v.string(), currentValue: v.optional(v.unknown()) });

/** The steps of a task's payload, in its order. Throws for a payload that is none (a mistake inside the sandbox). */
export function stepsOf(kind: Task['kind'], payload: unknown): Step[] {
  switch (kind) {
    case 'delete':
      return each(payload, (jira, caller, issue) => {
        demand(jira, caller, 'DELETE_ISSUES', { issue }, 'You do not have permission to delete this issue.');
        deleteIssue(jira, issue.id, byOf(caller));
      });
    case 'watch':
      return each(payload, (jira, caller, issue) => follow(jira, 'watcher', issue.id, byOf(caller).accountId));
    case 'unwatch':
      return each(payload, (jira, caller, issue) => unfollow(jira, 'watcher', issue.id, byOf(caller).accountId));
    case 'transition':
      return v
        .parse(Transitions, payload)
        .bulkTransitionInputs.flatMap(({ selectedIssueIdsOrKeys, transitionId }) =>
          selectedIssueIdsOrKeys.map((issue) => transitionStep(issue, transitionId)),
        );
    case 'edit': {
      const edit = payload as EditPayload;
      const input = editsOf(edit);
      return each(payload, (jira, caller, issue) => {
        demand(jira, caller, 'EDIT_ISSUES', { issue }, 'You do not have permission to edit this issue.');
        demandSettable(jira, caller, { use: 'edit', issue }, [...Object.keys(input.fields), ...Object.keys(input.update)]);
        editIssue(jira, issue.id, { ...input, notifyUsers: edit.sendBulkNotification ?? true }, byOf(caller));
      });
    }
    case 'move':
      return moveOf(payload as MovePayload).map(({ issue, target, fields }) => ({
        issue,
        act: (jira, caller, found) => {
          const to = target(jira, found);
          demand(jira, caller, 'MOVE_ISSUES', { issue: found }, 'You do not have permission to move this issue.');
          if (!can(jira, caller, 'CREATE_ISSUES', { projectId: to.projectId }))
            throw badRequest('You do not have permission to create issues in the target project.');
          moveIssue(jira, found.id, to, byOf(caller));
          if (Object.keys(fields).length > 0) editIssue(jira, found.id, { fields }, byOf(caller));
        },
      }));
    case 'set-properties':
      return v.parse(Properties, payload).map(({ issue, properties }) => ({
        issue,
        act: (jira, caller, found) => {
          demand(jira, caller, 'EDIT_ISSUES', { issue: found }, 'You do not have permission to edit this issue.');
          for (const [key, value] of Object.entries(properties)) {
            setProperty(jira, 'issue', found.id, key, value);
            emitProperty(jira, 'set', found, key, byOf(caller));
          }
        },
      }));
    case 'delete-property': {
      const { issues, key, currentValue } = v.parse(Property, payload);
      return issues.map((issue) => ({
        issue,
        act: (jira, caller, found) => {
          const value = getProperty(jira, 'issue', found.id, key);
          if (value === undefined || (currentValue !== undefined && JSON.stringify(value) !== JSON.stringify(currentValue))) return;
          demand(jira, caller, 'EDIT_ISSUES', { issue: found }, 'You do not have permission to edit this issue.');
          deleteProperty(jira, 'issue', found.id, key);
          emitProperty(jira, 'deleted', found, key, byOf(caller));
        },
      }));
    }
  }
}

function each(payload: unknown, act: Step['act']): Step[] {
  return v.parse(Selected, payload).selectedIssueIdsOrKeys.map((issue) => ({ issue, act }));
}

function transitionStep(issue: string, transitionId: string): Step {
  const way = { transition: { id: transitionId } };
  return {
    issue,
    prepare: async (jira, caller, found) => {
      const transition = wantedTransition(jira, caller, found, way);
      const { after } = issueAfter(jira, found, transition, {}, byOf(caller));
      return appVerdicts(jira, caller, { issue: found, after, transition });
    },
    act: (jira, caller, found, ready) => {
      const transition = wantedTransition(jira, caller, found, way);
      const { after } = issueAfter(jira, found, transition, {}, byOf(caller));
      demandSystemRules(jira, caller, after, transition);
      demandAppRules(ready as Verdicts);
      transitionIssue(jira, found.id, { transitionId: transition.id }, {}, byOf(caller));
    },
  };
}
