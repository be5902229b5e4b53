import { fault } from '../../contract/errors';
import type { Settings } from '../../contract/types';
import type { JiraAsApp, ReadFacts } from '../../ports';
import { refusal } from './refusal';

/** Facts of the issue the panel stands in, as the app. Throws NOT_FOUND when it is hidden from the app. */
export async function readIssue(app: Pick<JiraAsApp, 'readFacts'>, issueId: string, settings: Settings): Promise<ReadFacts> {
  const facts = await app.readFacts(issueId, settings, []);
  if (!facts) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  return facts;
}

/**
 * Throws CONFLICT for a resolved incident: nothing would follow from what is asked now, until it followed, unasked for, from a reopening.
 */
export function demandOpen({ key, status }: Pick<ReadFacts, 'key' | 'status'>): void {
  if (status.category === 'done') throw refusal('CONFLICT', 'resolved', `${key} is resolved.`);
}

/** Whether it is this person's incident: they reported it, or are affected by it. */
export const isRequester = ({ reporter, values }: Pick<ReadFacts, 'reporter' | 'values'>, accountId: string): boolean =>
  reporter === accountId || values.affectedUser?.includes(accountId) === true;
