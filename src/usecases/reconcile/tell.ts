import { AppFault } from '../../contract/errors';
import type { CommentEffect } from '../../domain/incident/decide';
import type { JiraAsApp, Store } from '../../ports';

/**
 * Tells people on the incident what the app did. Claimed before it is done: after a crash between the two it is not said again, rather
 * than twice.
 * @param locale of whom it is for.
 */
export async function tell(
  { jira, store }: { jira: Pick<JiraAsApp, 'comment'>; store: Pick<Store, 'claim'> },
  issueId: string,
  { id, editor, wanted, kept }: CommentEffect,
  locale: string | undefined,
): Promise<void> {
  if (!(await store.claim(id))) return;
  try {
    await jira.comment(issueId, {
      effectId: id,
      text: 'comment.priorityPutBack',
      values: { wanted, kept },
      to: editor,
      locale: locale ?? '',
    });
  } catch (error) {
    // Words that cannot be said do not keep back what is to be done.
    if (!(error instanceof AppFault)) throw error;
    console.warn(`not told on issue ${issueId}: ${error.error.message}`);
  }
}
