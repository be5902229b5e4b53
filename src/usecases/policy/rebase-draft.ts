import { fault } from '../../contract/errors';
import { policyForm } from '../../contract/policy';
import type { CallOutput, ParsedInput } from '../../contract/types';
import { applyChanges, ChangeFault } from '../../domain/policy/apply-changes';
import { diffPolicies } from '../../domain/policy/diff';
import type { Store } from '../../ports';
import { checkForm, checkSize } from './check-form';
import { demandOwn } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/**
 * Another version came into force since the draft was begun: the draft becomes that version with the draft's own changes. What both changed
 * is as the draft says. CONFLICT when a change does not fit any more (what it changes is gone): then the draft stays as it was.
 */
export async function rebaseDraft(
  ports: DraftPorts & { store: Pick<Store, 'readPolicyVersion'> },
  { etag }: ParsedInput<'rebaseDraft'>,
  accountId: string,
): Promise<CallOutput<'rebaseDraft'>> {
  const { current } = await enterDesk(ports, accountId, 'editDraft');
  const { store, clock } = ports;
  const { etag: _, ...draft } = await demandOwn(store.drafts, etag, accountId);
  if (draft.base === current.version) return { draft: { ...draft, etag } };
  const base = await store.readPolicyVersion(draft.base);
  if (!base) throw fault('NOT_FOUND', `There is no version ${draft.base} of the policy.`);
  const merged = fitted(() => applyChanges(current.document, diffPolicies(base.document, draft.document)));
  const document = checkForm(policyForm, merged, 'policy');
  checkSize(document);
  const moved = { ...draft, base: current.version, document, at: new Date(clock.now()).toISOString() };
  return { draft: { ...moved, etag: await store.drafts.write(etag, moved) } };
}

function fitted<T>(apply: () => T): T {
  try {
    return apply();
  } catch (error) {
    if (!(error instanceof ChangeFault)) throw error;
    throw fault('CONFLICT', `A change of the draft does not fit the version in force: ${error.message}.`);
  }
}
