import { POLICY_BYTES_MAX } from '../../contract/drafts';
import { AppFault } from '../../contract/errors';
import type { CallOutput, ParsedInput, Policy } from '../../contract/types';
import { diffPolicies } from '../../domain/policy/diff';
import { parseImport } from '../../domain/policy/parse-import';
import { checkSize } from './check-form';
import { changed, demandUnchanged } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/**
 * Makes the policy of a file the draft, whole or not at all, and says how it differs from the one in force. Throws INVALID_INPUT with a line
 * for each fault: path, value, mend.
 */
export async function importPolicy(
  ports: DraftPorts,
  { text, replace }: ParsedInput<'importPolicy'>,
  accountId: string,
): Promise<CallOutput<'importPolicy'>> {
  const { current } = await enterDesk(ports, accountId, 'importPolicy');
  const { drafts } = ports.store;
  const document = read(text);
  // A file of an older form may have grown.
  checkSize(document);
  const { etag, draft: there } = await drafts.read();
  if (there && replace === undefined) throw changed(there, 'There is a draft already.');
  if (there && replace !== undefined) await demandUnchanged(drafts, replace);
  const at = new Date(ports.clock.now()).toISOString();
  const by = { startedBy: accountId, editor: accountId, startedAt: at, at };
  const draft = { ...by, base: current.version, origin: 'import' as const, document };
  const changes = diffPolicies(current.document, document);
  const line = { at, by: accountId, what: 'imported' as const, values: { changes: String(changes.length) } };
  return {
    draft: { ...draft, etag: await drafts.write(etag, draft, line) },
    changes: changes.map((change) => ({ ...change, path: [...change.path] })),
  };
}

function read(text: string): Policy {
  const outcome = parseImport(text, POLICY_BYTES_MAX);
  if (outcome.ok) return outcome.policy;
  const details = outcome.faults.map(({ path, value, mend }) =>
    [path === '' ? 'the file' : path, ...(value === '' ? [] : [`(${value})`]), mend].join(' '),
  );
  throw new AppFault({ code: 'INVALID_INPUT', message: details.slice(0, 5).join('; '), details });
}
