import { fault } from '../../contract/errors';
import type { Settings } from '../../contract/types';
import type { JiraAsApp, ReadFacts } from '../../ports';

/** Facts of the issue the panel stands in, as the app. Throws NOT_FOUND when it is hidden from the app. */
export async function readIssue(app: Pick<JiraAsApp, 'readFacts'>, issueId: string, settings: Settings): Promise<ReadFacts> {
  const facts = await app.readFacts(issueId, settings, []);
  if (!facts) throw fault('NOT_FOUND', `Issue ${issueId} is gone or hidden from the app.`);
  return facts;
}

/** Whether it is this person's incident: they reported it, or are affected by it. */
export const isRequester = ({ reporter, values }: Pick<ReadFacts, 'reporter' | 'values'>, accountId: string): boolean =>
  reporter === accountId || values.affectedUser?.includes(accountId) === true;
