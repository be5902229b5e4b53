import { AppFault, fault } from '../../contract/errors';
import type { Draft } from '../../contract/types';
import type { DraftStore } from '../../ports';

/** The draft as it is; NOT_FOUND when there is none. */
export async function demandDraft(drafts: Pick<DraftStore, 'read'>): Promise<Draft> {
  const { draft } = await drafts.read();
  if (!draft) throw fault('NOT_FOUND', 'There is no draft: it was published or discarded, or nobody has begun one.');
  return draft;
}

/** The same, unchanged since the caller saw it. CONFLICT says who changed it, when, and what it is now. */
export async function demandUnchanged(drafts: Pick<DraftStore, 'read'>, etag: number): Promise<Draft> {
  const draft = await demandDraft(drafts);
  if (draft.etag !== etag) throw changed(draft, 'The draft has changed since you read it.');
  return draft;
}

/** The same, edited by the caller. CONFLICT when somebody else does: taking over has to be said. */
export async function demandOwn(drafts: Pick<DraftStore, 'read'>, etag: number, accountId: string): Promise<Draft> {
  const draft = await demandUnchanged(drafts, etag);
  if (draft.editor !== accountId) throw changed(draft, 'Somebody else edits the draft. Take it over to go on.');
  return draft;
}

/** Who changed the draft, and when. */
export const changed = ({ etag, editor, at }: Draft, message: string): AppFault =>
  new AppFault({ code: 'CONFLICT', message, values: { etag: String(etag), by: editor, at } });
