import type { Jira } from '../../jira';
import type { Issue } from '../../model';
import { can } from '../../permissions';
import { JiraError } from '../../rest/errors';
import type { Caller } from '../../rest/operation';
import { getIssue } from '../store';
import { type Step, stepsOf } from './steps';
import { type Task, tasks } from './store';

const JOB = 'jira.task';

/** How long a task waits before it runs, ms of sandbox time. */
const WAIT = 500;

/** Enters a task; it runs by the site's agenda. Returns its id. */
export function submitTask(jira: Jira, caller: Caller, kind: Task['kind'], payload: unknown): string {
  const id = String(jira.site.ids.next('task', 10000));
  const at = jira.site.clock.iso();
  const total = stepsOf(kind, payload).length;
  tasks(jira).put({
    id,
    kind,
    caller,
    payload,
    status: 'ENQUEUED',
    created: at,
    updated: at,
    total,
    processed: [],
    failed: {},
    invalid: 0,
  });
  jira.site.agenda.add({ due: jira.site.clock.now() + WAIT, kind: JOB, body: id });
  return id;
}

/** Lets the site's agenda run tasks. Called once, when Jira is opened. */
export function openTasks(jira: Jira): void {
  jira.site.agenda.on(JOB, (body) => run(jira, String(body)));
}

async function run(jira: Jira, id: string): Promise<void> {
  const all = tasks(jira);
  const task = all.get(id);
  if (!task || task.status === 'COMPLETE') return;
  const done: Task = { ...task, status: 'RUNNING', started: jira.site.clock.iso(), processed: [], failed: {}, invalid: 0 };
  all.put(done);
  for (const step of stepsOf(task.kind, task.payload)) {
    const issue = getIssue(jira, step.issue);
    if (!issue || !can(jira, task.caller, 'BROWSE_PROJECTS', { issue })) {
      done.invalid++;
      continue;
    }
    const refusal = await attempt(jira, task.caller, issue, step);
    if (refusal === undefined) done.processed.push(Number(issue.id));
    else done.failed[issue.id] = refusal;
  }
  all.put({ ...done, status: 'COMPLETE', updated: jira.site.clock.iso() });
}

/** Does one step wholly or not at all; what Jira refuses is kept as words. */
async function attempt(jira: Jira, caller: Caller, issue: Issue, step: Step): Promise<string[] | undefined> {
  try {
    const ready = step.prepare ? await step.prepare(jira, caller, issue) : undefined;
    jira.site.db.tx(() => step.act(jira, caller, issue, ready));
    return undefined;
  } catch (error) {
    if (!(error instanceof JiraError)) throw error;
    return [...error.errorMessages, ...Object.entries(error.errors).map(([field, text]) => `${field}: ${text}`)];
  }
}
