import { fault } from '../../contract/errors';
import { policyForm } from '../../contract/policy';
import type { CallOutput, ParsedInput, Policy } from '../../contract/types';
import { checkForm, checkSize } from './check-form';
import { demandOwn } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/** Puts one section into the draft. It may contradict another one for a while: the linter says so, and it cannot be published. */
export async function saveDraft(
  ports: DraftPorts,
  { etag, section, value }: ParsedInput<'saveDraft'>,
  accountId: string,
): Promise<CallOutput<'saveDraft'>> {
  await enterDesk(ports, accountId, 'editDraft');
  const { drafts } = ports.store;
  const { etag: _, ...draft } = await demandOwn(drafts, etag, accountId);
  if (!isSection(section)) throw fault('INVALID_INPUT', `saveDraft: ${section} is no section of the policy`);
  const checked = checkForm(policyForm.entries[section], value, section);
  const document: Policy = { ...draft.document, [section]: checked };
  checkSize(document);
  const at = new Date(ports.clock.now()).toISOString();
  return { etag: await drafts.write(etag, { ...draft, document, at }), at };
}

const isSection = (name: string): name is Exclude<keyof typeof policyForm.entries, 'schema'> =>
  name !== 'schema' && Object.hasOwn(policyForm.entries, name);
