import { AppFault } from '../../contract/errors';
import { policyForm } from '../../contract/policy';
import type { CallOutput, ParsedInput } from '../../contract/types';
import { diffPolicies } from '../../domain/policy/diff';
import { migrate } from '../../domain/policy/migrate';
import { checkForm, checkSize } from './check-form';
import { changed, demandUnchanged } from './demand-draft';
import { enterDesk } from './enter-desk';
import type { DraftPorts } from './start-draft';

/** Makes the policy of a file the draft, whole or not at all, and says how it differs from the one in force. */
export async function importPolicy(
  ports: DraftPorts,
  { text, replace }: ParsedInput<'importPolicy'>,
  accountId: string,
): Promise<CallOutput<'importPolicy'>> {
  const { current } = await enterDesk(ports, accountId, 'importPolicy');
  const { drafts } = ports.store;
  const document = checkForm(policyForm, migrate(parse(text)), 'policy');
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

/** Members of a file that are for its editor. */
const EDITORS = new Set(['$schema', '$comment']);

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : value === null ? 'null' : `a ${typeof value}`);

function parse(text: string): unknown {
  const refuse = (message: string): AppFault => new AppFault({ code: 'INVALID_INPUT', message, details: [message] });
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    const where = error instanceof Error ? error.message : '';
    throw refuse(`policy is not JSON (${where.slice(0, 200)}): the file is cut short or damaged; export it again`);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw refuse(`policy must be an object, not ${kindOf(value)}: take a file that was exported here`);
  return Object.fromEntries(Object.entries(value).filter(([name]) => !EDITORS.has(name)));
}
