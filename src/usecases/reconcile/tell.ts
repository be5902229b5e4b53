import { AppFault } from '../../contract/errors';
import type { CommentEffect } from '../../domain/incident/decide';
import type { JiraAsApp, Store } from '../../ports';

/**
 * Tells people on the incident what the app did. Claimed before it is done: after a crash between the two it is not said again, rather
 * than twice.
 * @param known locales of people by account id; whoever is not among them is asked for.
 */
export async function tell(
  { jira, store }: { jira: Pick<JiraAsApp, 'comment' | 'readMembership'>; store: Pick<Store, 'claim'> },
  { issueId, projectId }: { issueId: string; projectId: string },
  { id, editor, wanted, kept }: CommentEffect,
  known: ReadonlyMap<string, string>,
): Promise<void> {
  if (!(await store.claim(id))) return;
  try {
    const locale = known.get(editor) ?? (await jira.readMembership(editor, projectId, [])).locale;
    await jira.comment(issueId, {
      effectId: id,
      text: 'comment.priorityPutBack',
      values: { wanted, kept },
      to: editor,
      locale,
    });
  } catch (error) {
    // Words that cannot be said do not keep back what is to be done.
    if (!(error instanceof AppFault)) throw error;
    console.warn(`not told on issue ${issueId}: ${error.error.message}`);
  }
}
