import type { ParsedInput } from '../../contract/types';
import { demandOwn } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/** Throws the draft away. */
export async function discardDraft(
  ports: DraftPorts,
  { etag }: ParsedInput<'discardDraft'>,
  accountId: string,
): Promise<Record<string, never>> {
  await enterDesk(ports, accountId, 'editDraft');
  await demandOwn(ports.store.drafts, etag, accountId);
  await ports.store.drafts.write(etag, undefined);
  return {};
}
