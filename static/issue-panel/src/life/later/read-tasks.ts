import type { Result } from '../../../../../src/contract/errors';
import { read } from '../../../../shared/jira';
import { listOf, member, textOf } from '../../../../shared/unread';

/** A sub-task of the incident, in Jira's words. */
export interface ListedTask {
  id: string;
  key: string;
  summary: string;
  statusName: string;
  closed: boolean;
  /** Empty: nobody has it. */
  assigneeName: string;
  /** "2026-11-27"; empty: none. */
  due: string;
}

const ID = /^[1-9]\d{0,18}$/;
/** More than templates make. */
const MOST = 100;

function toTask(issue: unknown): ListedTask[] {
  const fields = member(issue, 'fields');
  const status = member(fields, 'status');
  const [id, key] = [textOf(member(issue, 'id')), textOf(member(issue, 'key'))];
  if (!ID.test(id) || key === '') return [];
  return [
    {
      id,
      key,
      summary: textOf(member(fields, 'summary')),
      statusName: textOf(member(status, 'name')),
      closed: textOf(member(member(status, 'statusCategory'), 'key')) === 'done',
      assigneeName: textOf(member(member(fields, 'assignee'), 'displayName')),
      due: textOf(member(fields, 'duedate')),
    },
  ];
}

/** The incident's tasks, open ones first, read as the person; no function of ours runs. @param issueId digits. */
export async function readTasks(issueId: string): Promise<Result<ListedTask[]>> {
  if (!ID.test(issueId)) return { ok: true, value: [] };
  const answer = await read('searchAndReconsileIssuesUsingJqlPost', {
    body: {
      jql: `parent = ${issueId} ORDER BY created ASC`,
      maxResults: MOST,
      fields: ['summary', 'status', 'assignee', 'duedate'],
    },
  });
  if (!answer.ok) return answer;
  const all = listOf(member(answer.value, 'issues')).flatMap(toTask);
  return { ok: true, value: [...all.filter(({ closed }) => !closed), ...all.filter(({ closed }) => closed)] };
}
