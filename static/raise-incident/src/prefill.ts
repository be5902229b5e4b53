import type { Result } from '../../../src/contract/errors';
import { read } from '../../shared/jira';
import { member, textOf } from '../../shared/unread';
import { plainText } from './plain-text';

/** Summary and description of the issue the incident is raised from. */
export interface Prefill {
  summary: string;
  description: string;
}

/** One call from the browser, as the person. */
export async function readPrefill(issueId: string): Promise<Result<Prefill>> {
  const answer = await read('getIssue', { path: { issueIdOrKey: issueId }, query: { fields: 'summary,description' } });
  if (!answer.ok) return answer;
  const fields = member(answer.value, 'fields');
  return { ok: true, value: { summary: textOf(member(fields, 'summary')), description: plainText(member(fields, 'description')) } };
}
