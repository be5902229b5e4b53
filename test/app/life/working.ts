import type { MessageTemplate, Policy } from '../../../src/contract/types';
import { readLife } from '../../../src/domain/lifecycle/read-life';
import type { LifeState } from '../../../src/domain/lifecycle/state';
import { fields, type Made } from '../../fixture/firm';
import { accountId, type Handle } from '../../sandbox/demo/people';
import type { LocalJira } from '../../sandbox/local-jira';
import { restAs } from '../../support/local-jira';
import { readProperty } from '../firebreak';

type TaskTemplate = Policy['taskTemplates'][number];

/** Tasks of every incident that is being looked into. */
export const TEMPLATE: TaskTemplate = {
  id: 'looked-into',
  name: 'Looked into',
  help: '',
  for: {},
  phase: 'investigation',
  tasks: [
    { id: 'contain', summary: 'Contain <b>it</b>', description: 'Cut it off.', dueMs: 3_600_000 },
    { id: 'tell', summary: 'Tell them', description: '' },
  ],
};

const silent = (template: MessageTemplate): MessageTemplate => ('event' in template ? { ...template, active: false } : template);

/** These tasks and no others; nobody is told anything, and nothing is escalated. */
export const onlyTasks =
  (...taskTemplates: TaskTemplate[]) =>
  (document: Policy): Policy => ({
    ...document,
    taskTemplates,
    escalation: { ...document.escalation, ladders: [] },
    communication: { ...document.communication, templates: document.communication.templates.map(silent) },
  });

/** How an incident's life stands, as its property says. */
export async function lifeOf(local: LocalJira, { key }: Made): Promise<LifeState> {
  const life = readLife((await readProperty(local, key))?.life);
  if (!life) throw new Error(`${key} has no life`);
  return life;
}

/** What Jira says of an issue. */
export async function issueOf(local: LocalJira, { key }: Pick<Made, 'key'>, more = ''): Promise<Record<string, unknown>> {
  return fields(fields((await restAs(local, 'admin', 'GET', `/rest/api/3/issue/${key}${more}`)).body).fields);
}

/** Keys of its sub-tasks. */
export async function tasksOf(local: LocalJira, incident: Made): Promise<Made[]> {
  const { subtasks } = await issueOf(local, incident);
  return Array.isArray(subtasks) ? subtasks.map((one) => ({ id: String(fields(one).id), key: String(fields(one).key) })) : [];
}

export const statusOf = async (local: LocalJira, issue: Pick<Made, 'key'>): Promise<unknown> =>
  fields((await issueOf(local, issue)).status).name;

interface Way {
  id: string;
  to: string;
}

/** Transitions Jira offers somebody. */
export async function waysOf(local: LocalJira, { key }: Pick<Made, 'key'>, as: Handle): Promise<Way[]> {
  const { transitions } = fields((await restAs(local, accountId(as), 'GET', `/rest/api/3/issue/${key}/transitions`)).body);
  return Array.isArray(transitions)
    ? transitions.map((one) => ({ id: String(fields(one).id), to: String(fields(fields(one).to).name) }))
    : [];
}

/** Somebody moves an issue into a status, as any screen of Jira's does. */
export async function moveTo(local: LocalJira, issue: Pick<Made, 'key'>, as: Handle, status: string): Promise<void> {
  const ways = await waysOf(local, issue, as);
  const way = ways.find(({ to }) => to === status);
  if (!way) throw new Error(`${issue.key} has no way to ${status}: ${ways.map(({ to }) => to).join(', ')}`);
  const body = { transition: { id: way.id } };
  const reply = await restAs(local, accountId(as), 'POST', `/rest/api/3/issue/${issue.key}/transitions`, body);
  if (reply.status !== 204) throw new Error(`${issue.key} to ${status}: ${reply.status} ${JSON.stringify(reply.body)}`);
}
