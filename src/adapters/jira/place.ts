import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { IssuePlace } from '../../ports';
import { ask } from './request';

const placeSchema = v.object({ fields: v.object({ project: v.object({ id: v.string() }), issuetype: v.object({ id: v.string() }) }) });

/** Where an issue is and of which type, as the person; undefined when it is gone or hidden from them (Jira says 404 to both). */
export async function readPlace(issueId: string): Promise<IssuePlace | undefined> {
  try {
    const args = { path: { issueIdOrKey: issueId }, query: { fields: 'project,issuetype' } };
    const { fields } = await ask('getIssue', 'person', args, placeSchema);
    return { projectId: fields.project.id, issueTypeId: fields.issuetype.id };
  } catch (error) {
    if (error instanceof AppFault && error.error.code === 'NOT_FOUND') return undefined;
    throw error;
  }
}
