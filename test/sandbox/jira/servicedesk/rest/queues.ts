import { issueBean } from '../../issues/bean/index';
import { type PreparedJql, prepareJql, runJql } from '../../jql/index';
import type { ServiceDesk } from '../../model';
import { notFound } from '../../rest/errors';
import { type Operation, ok, type RestRequest } from '../../rest/operation';
import { deskForAgent, projectOf } from '../access';
import { link, paged } from '../beans';
import { define, param, SCOPES } from './define';

/** The queues a new service project has; the local Jira has no others. */
const QUEUES = [
  ['1', 'All open', 'statusCategory != Done'],
  ['2', 'Assigned to me', 'assignee = currentUser() AND statusCategory != Done'],
  ['3', 'Unassigned', 'assignee is EMPTY AND statusCategory != Done'],
  ['4', 'Resolved recently', 'statusCategory = Done AND resolved >= -7d'],
] as const;

/** Columns of a queue. */
const FIELDS = ['issuetype', 'issuekey', 'summary', 'reporter', 'assignee', 'status', 'priority', 'created'];

type Queue = (typeof QUEUES)[number];

const desk = (request: RestRequest): ServiceDesk => deskForAgent(request.jira, request.caller, param(request, 'serviceDeskId'));

const jqlOf = (request: RestRequest, found: ServiceDesk, queue: Queue): string =>
  `project = ${projectOf(request.jira, found).key} AND ${queue[2]} ORDER BY created ASC`;

function queueOf(request: RestRequest): Queue {
  const queue = QUEUES.find(([id]) => id === param(request, 'queueId'));
  if (!queue) throw notFound('The queue does not exist.');
  return queue;
}

const run = (request: RestRequest, prepared: PreparedJql): ReturnType<typeof runJql> =>
  runJql(request.jira, request.caller, prepared, { now: request.jira.site.clock.now() });

function bean(request: RestRequest, queue: Queue, count: number | undefined): Record<string, unknown> {
  const found = desk(request);
  const [id, name] = queue;
  return {
    id,
    name,
    jql: jqlOf(request, found, queue),
    fields: FIELDS,
    ...(count === undefined ? {} : { issueCount: count }),
    _links: { self: link(request.jira, `/servicedesk/${found.id}/queue/${id}`) },
  };
}

const counted = (request: RestRequest): boolean => request.query.get('includeCount') === 'true';

const prepared = (request: RestRequest): PreparedJql[] => request.prepared as PreparedJql[];

const prepareAll =
  (which: (request: RestRequest) => readonly Queue[]) =>
  (request: RestRequest): Promise<PreparedJql[]> => {
    const found = desk(request);
    return Promise.all(which(request).map((queue) => prepareJql(request.jira, request.caller, jqlOf(request, found, queue))));
  };

/** Queues of a service project, for its agents. */
export const queueOperations: Operation[] = [
  {
    ...define('getQueues', 'GET', '/servicedesk/{serviceDeskId}/queue', SCOPES.work, (request) => {
      const counts = counted(request) ? prepared(request).map((query) => run(request, query).length) : [];
      return ok(
        paged(
          request,
          `/servicedesk/${desk(request).id}/queue`,
          QUEUES.map((queue, index) => bean(request, queue, counts[index])),
        ),
      );
    }),
    prepare: prepareAll(() => QUEUES),
  },
  {
    ...define('getQueue', 'GET', '/servicedesk/{serviceDeskId}/queue/{queueId}', SCOPES.work, (request) => {
      const [query] = prepared(request);
      return ok(bean(request, queueOf(request), counted(request) && query ? run(request, query).length : undefined));
    }),
    prepare: prepareAll((request) => [queueOf(request)]),
  },
  {
    ...define('getIssuesInQueue', 'GET', '/servicedesk/{serviceDeskId}/queue/{queueId}/issue', SCOPES.work, (request) => {
      const [query] = prepared(request);
      const issues = query ? run(request, query) : [];
      const beans = issues.map((issue) =>
        issueBean(request.jira, request.caller, issue, { fields: FIELDS.filter((id) => id !== 'issuekey') }),
      );
      return ok(paged(request, `/servicedesk/${desk(request).id}/queue/${queueOf(request)[0]}/issue`, beans, 50));
    }),
    prepare: prepareAll((request) => [queueOf(request)]),
  },
];
