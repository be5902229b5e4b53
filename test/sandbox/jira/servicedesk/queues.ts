import { issueBean } from '../issues/bean/index';
import { type PreparedJql, prepareJql, runJql } from '../jql/index';
import { printText } from '../jql/language/print';
import type { ServiceDesk } from '../model';
import { notFound } from '../rest/errors';
import { type Operation, ok, type RestRequest } from '../rest/operation';
import { agentDesk } from './access';
import { selfLink } from './beans';
import { define, pageOf, SCOPES } from './define';

interface Queue {
  id: string;
  name: string;
  jql: string;
}

/** Columns of every queue. */
const FIELDS = ['issuetype', 'issuekey', 'summary', 'created', 'reporter', 'duedate', 'priority', 'status', 'assignee'];

/** The queues of Atlassian's template; the local Jira has these for every service desk and no screen to change them. */
const TEMPLATE: [name: string, clause: string][] = [
  ['All open', 'resolution = Unresolved'],
  ['Assigned to me', 'assignee = currentUser() AND resolution = Unresolved'],
  ['Unassigned issues', 'assignee is EMPTY AND resolution = Unresolved'],
  ['Recently resolved', 'resolved >= -1w'],
];

function queuesOf({ jira }: RestRequest, desk: ServiceDesk): Queue[] {
  const { key } = jira.projects.need(desk.projectId);
  return TEMPLATE.map(([name, clause], i) => ({
    id: String(Number(desk.id) * 10 + i),
    name,
    jql: `project = ${printText(key)} AND ${clause} ORDER BY created DESC`,
  }));
}

const deskIn = (request: RestRequest): ServiceDesk => agentDesk(request.jira, request.caller, request.params.serviceDeskId ?? '');

function queueIn(request: RestRequest): Queue {
  const queue = queuesOf(request, deskIn(request)).find((found) => found.id === request.params.queueId);
  if (!queue) throw notFound('The queue does not exist.');
  return queue;
}

/** Queries of the queues, made ready before the transaction. */
async function ready(request: RestRequest, queues: Queue[]): Promise<Map<string, PreparedJql>> {
  const made = new Map<string, PreparedJql>();
  for (const queue of queues) made.set(queue.id, await prepareJql(request.jira, request.caller, queue.jql));
  return made;
}

const issuesIn = (request: RestRequest, queue: Queue) => {
  const prepared = (request.prepared as Map<string, PreparedJql>).get(queue.id);
  if (!prepared) throw new Error(`sandbox: queue ${queue.id} was not prepared`);
  return runJql(request.jira, request.caller, prepared, { now: request.jira.site.clock.now() });
};

const bean = (request: RestRequest, queue: Queue): Record<string, unknown> => ({
  ...queue,
  fields: FIELDS,
  ...(request.query.get('includeCount') === 'true' ? { issueCount: issuesIn(request, queue).length } : {}),
  _links: selfLink(request.jira, `servicedesk/${deskIn(request).id}/queue/${queue.id}`),
});

/** Queues of a service desk, for its agents. */
export const queueOperations: Operation[] = [
  define(
    'getQueues',
    'GET',
    '/servicedesk/{serviceDeskId}/queue',
    SCOPES.jira,
    (request) => ok(pageOf(request, queuesOf(request, deskIn(request)), (queue) => bean(request, queue))),
    {
      prepare: (request) => ready(request, queuesOf(request, deskIn(request))),
    },
  ),
  define('getQueue', 'GET', '/servicedesk/{serviceDeskId}/queue/{queueId}', SCOPES.jira, (request) => ok(bean(request, queueIn(request))), {
    prepare: (request) => ready(request, [queueIn(request)]),
  }),
  define(
    'getIssuesInQueue',
    'GET',
    '/servicedesk/{serviceDeskId}/queue/{queueId}/issue',
    SCOPES.jira,
    (request) =>
      ok(
        pageOf(request, issuesIn(request, queueIn(request)), (issue) => {
          const { id, key, self, fields } = issueBean(request.jira, request.caller, issue, { fields: FIELDS });
          return { id, key, self, fields };
        }),
      ),
    {
      prepare: (request) => ready(request, [queueIn(request)]),
    },
  ),
];
