import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Clock, Store } from '../../ports';
import { changed } from './demand-draft';
import { type DeskPorts, enterDesk } from './enter-desk';

export type DraftPorts = DeskPorts & { clock: Clock; store: Pick<Store, 'drafts'> };

/** Begins the draft. One that is there stays: CONFLICT says whose it is. */
export async function startDraft(
  ports: DraftPorts & { store: Pick<Store, 'readPolicyVersion'> },
  { from }: ParsedInput<'startDraft'>,
  accountId: string,
): Promise<CallOutput<'startDraft'>> {
  const { store, clock } = ports;
  const { current } = await enterDesk(ports, accountId, 'editDraft');
  const { etag, draft: there } = await store.drafts.read();
  if (there) throw changed(there, 'There is a draft already.');
  const source = from === undefined ? current : await store.readPolicyVersion(from);
  if (!source) throw fault('NOT_FOUND', `There is no version ${from} of the policy.`);
  const at = new Date(clock.now()).toISOString();
  const origin = source.version === current.version ? ('edit' as const) : ('version' as const);
  const by = { startedBy: accountId, editor: accountId, startedAt: at, at };
  const draft = { ...by, base: current.version, origin, document: source.document };
  return { draft: { ...draft, etag: await store.drafts.write(etag, draft) } };
}
