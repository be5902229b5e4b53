import { DEFAULT_IDS } from '../defaults';
import type { Jira } from '../jira';
import type { StatusDef, Workflow } from '../model';
import { ensureStatus, putScreen, putWorkflow, type Step } from './make';

type Category = StatusDef['category'];

interface Recipe {
  title: string;
  description: string;
  statuses: [name: string, category: Category][];
  steps: Step[];
}

/** Names of the workflows a service project is made with. */
export type ServiceWorkflow = 'incident' | 'request' | 'approval' | 'problem' | 'change' | 'review' | 'task';

function recipes(screens: { resolve: string; pending: string; assign: string }): Record<ServiceWorkflow, Recipe> {
  return {
    incident: {
      title: 'Incident Management workflow',
      description: 'Restores service: investigated, worked on, completed, closed.',
      statuses: [
        ['Open', 'TODO'],
        ['Work in progress', 'IN_PROGRESS'],
        ['Pending', 'IN_PROGRESS'],
        ['Escalated', 'IN_PROGRESS'],
        ['Completed', 'DONE'],
        ['Canceled', 'DONE'],
        ['Closed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Open' },
        { name: 'Investigate', from: ['Open'], to: 'Work in progress', screenId: screens.assign },
        { name: 'Pending', from: ['Work in progress', 'Escalated'], to: 'Pending', screenId: screens.pending },
        { name: 'Resume', from: ['Pending'], to: 'Work in progress' },
        { name: 'Escalate', from: ['Open', 'Work in progress'], to: 'Escalated' },
        { name: 'Take back', from: ['Escalated'], to: 'Work in progress' },
        { name: 'Resolve', from: ['Work in progress', 'Escalated', 'Pending'], to: 'Completed', screenId: screens.resolve },
        { name: 'Reopen', from: ['Completed'], to: 'Work in progress' },
        { name: 'Close', from: ['Completed'], to: 'Closed' },
        { name: 'Cancel', from: ['Open', 'Work in progress', 'Pending'], to: 'Canceled', screenId: screens.resolve },
      ],
    },
    request: {
      title: 'Service Request Fulfilment workflow',
      description: 'Serves a request of a customer.',
      statuses: [
        ['Waiting for support', 'TODO'],
        ['In progress', 'IN_PROGRESS'],
        ['Waiting for customer', 'IN_PROGRESS'],
        ['Pending', 'IN_PROGRESS'],
        ['Resolved', 'DONE'],
        ['Canceled', 'DONE'],
        ['Closed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Waiting for support' },
        { name: 'In progress', from: ['Waiting for support', 'Pending'], to: 'In progress' },
        { name: 'Respond to customer', from: ['Waiting for support', 'In progress'], to: 'Waiting for customer' },
        { name: 'Respond to support', from: ['Waiting for customer'], to: 'Waiting for support' },
        { name: 'Pending', from: ['In progress'], to: 'Pending', screenId: screens.pending },
        {
          name: 'Resolve this issue',
          from: ['Waiting for support', 'In progress', 'Waiting for customer'],
          to: 'Resolved',
          screenId: screens.resolve,
        },
        { name: 'Back to in progress', from: ['Resolved'], to: 'In progress' },
        { name: 'Close', from: ['Resolved'], to: 'Closed' },
        { name: 'Cancel request', from: ['Waiting for support', 'Waiting for customer', 'Pending'], to: 'Canceled' },
      ],
    },
    approval: {
      title: 'Service Request Fulfilment with Approvals workflow',
      description: 'Serves a request once it is approved.',
      statuses: [
        ['Waiting for approval', 'TODO'],
        ['Waiting for support', 'TODO'],
        ['In progress', 'IN_PROGRESS'],
        ['Resolved', 'DONE'],
        ['Canceled', 'DONE'],
        ['Closed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Waiting for approval' },
        { name: 'Approve', from: ['Waiting for approval'], to: 'Waiting for support' },
        { name: 'Decline', from: ['Waiting for approval'], to: 'Canceled' },
        { name: 'In progress', from: ['Waiting for support'], to: 'In progress' },
        { name: 'Resolve this issue', from: ['In progress'], to: 'Resolved', screenId: screens.resolve },
        { name: 'Back to in progress', from: ['Resolved'], to: 'In progress' },
        { name: 'Close', from: ['Resolved'], to: 'Closed' },
        { name: 'Cancel request', from: ['Waiting for approval', 'Waiting for support'], to: 'Canceled' },
      ],
    },
    problem: {
      title: 'Problem Management workflow',
      description: 'Finds and removes the cause behind incidents.',
      statuses: [
        ['Open', 'TODO'],
        ['Under investigation', 'IN_PROGRESS'],
        ['Work in progress', 'IN_PROGRESS'],
        ['Completed', 'DONE'],
        ['Canceled', 'DONE'],
        ['Closed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Open' },
        { name: 'Investigate', from: ['Open'], to: 'Under investigation' },
        { name: 'Known error', from: ['Under investigation'], to: 'Work in progress' },
        { name: 'Complete', from: ['Under investigation', 'Work in progress'], to: 'Completed', screenId: screens.resolve },
        { name: 'Reopen', from: ['Completed'], to: 'Under investigation' },
        { name: 'Close', from: ['Completed'], to: 'Closed' },
        { name: 'Cancel', from: ['Open', 'Under investigation'], to: 'Canceled' },
      ],
    },
    change: {
      title: 'Change Management workflow',
      description: 'Plans, approves and makes a change.',
      statuses: [
        ['Planning', 'TODO'],
        ['Awaiting approval', 'IN_PROGRESS'],
        ['Implementing', 'IN_PROGRESS'],
        ['Completed', 'DONE'],
        ['Declined', 'DONE'],
        ['Failed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Planning' },
        { name: 'Request approval', from: ['Planning'], to: 'Awaiting approval' },
        { name: 'Approve', from: ['Awaiting approval'], to: 'Implementing' },
        { name: 'Decline', from: ['Awaiting approval'], to: 'Declined' },
        { name: 'Complete', from: ['Implementing'], to: 'Completed', screenId: screens.resolve },
        { name: 'Fail', from: ['Implementing'], to: 'Failed' },
        { name: 'Replan', from: ['Declined', 'Failed'], to: 'Planning' },
      ],
    },
    review: {
      title: 'Post-incident review workflow',
      description: 'Learns from an incident.',
      statuses: [
        ['Open', 'TODO'],
        ['Work in progress', 'IN_PROGRESS'],
        ['Completed', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Open' },
        { name: 'Start review', from: ['Open'], to: 'Work in progress' },
        { name: 'Complete', from: ['Work in progress'], to: 'Completed' },
        { name: 'Reopen', from: ['Completed'], to: 'Work in progress' },
      ],
    },
    task: {
      title: 'Jira Service Management default workflow',
      description: 'Tasks of the team.',
      statuses: [
        ['Open', 'TODO'],
        ['In progress', 'IN_PROGRESS'],
        ['Pending', 'IN_PROGRESS'],
        ['Done', 'DONE'],
      ],
      steps: [
        { name: 'Create', from: '', to: 'Open' },
        { name: 'Start progress', from: ['Open'], to: 'In progress' },
        { name: 'Pending', from: ['In progress'], to: 'Pending' },
        { name: 'Start progress', from: ['Pending'], to: 'In progress' },
        { name: 'Mark as done', from: ['Open', 'In progress', 'Pending'], to: 'Done' },
        { name: 'Reopen', from: ['Done'], to: 'Open' },
      ],
    },
  };
}

/** Makes the workflows of a service project with their transition screens. */
export function putServiceWorkflows(
  jira: Jira,
  projectKey: string,
  fieldNamed: (name: string) => string,
): Record<ServiceWorkflow, Workflow> {
  const prefix = `${projectKey}: Jira Service Management:`;
  const screens = {
    resolve: putScreen(jira, `${prefix} Resolve Issue Screen`, ['resolution', 'assignee', 'issuelinks']).id,
    pending: putScreen(jira, `${prefix} Pending Reason Screen`, [fieldNamed('Pending reason')]).id,
    assign: putScreen(jira, `${prefix} Assign Screen`, ['assignee']).id,
  };
  const make = ({ title, description, statuses, steps }: Recipe): Workflow =>
    putWorkflow(jira, {
      name: `${projectKey}: ${title} for Jira Service Management`,
      description,
      statuses: statuses.map(([name, category]) => ensureStatus(jira, name, category)),
      steps,
      resolutionId: DEFAULT_IDS.resolution,
    });
  const all = recipes(screens);
  return {
    incident: make(all.incident),
    request: make(all.request),
    approval: make(all.approval),
    problem: make(all.problem),
    change: make(all.change),
    review: make(all.review),
    task: make(all.task),
  };
}
