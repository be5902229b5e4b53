import type { CallOutput, ParsedInput } from '../../contract/types';
import { demandUnchanged } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/** From now on the caller edits the draft. Whoever did is told so with their next change, of which nothing is taken. */
export async function takeOverDraft(
  ports: DraftPorts,
  { etag }: ParsedInput<'takeOverDraft'>,
  accountId: string,
): Promise<CallOutput<'takeOverDraft'>> {
  await enterDesk(ports, accountId, 'editDraft');
  const { drafts } = ports.store;
  const { etag: _, ...draft } = await demandUnchanged(drafts, etag);
  const at = new Date(ports.clock.now()).toISOString();
  const taken = { ...draft, editor: accountId, at };
  const line = { at, by: accountId, what: 'draftTaken' as const, values: { from: draft.editor } };
  return { draft: { ...taken, etag: await drafts.write(etag, taken, draft.editor === accountId ? undefined : line) } };
}
