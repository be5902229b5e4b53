import { AppFault, fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Store } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';
import { type PublishPorts, publish } from './publish';

/**
 * Publishes an old version anew. It is not linted: it was in force before, and whoever rolls back is in a hurry. Asked twice for the same
 * (the answer to the first time was lost) it is done once.
 */
export async function rollBack(
  ports: DeskPorts & PublishPorts & { store: Pick<Store, 'readPolicyVersion'> },
  { version, after, note, applies }: ParsedInput<'rollBack'>,
  accountId: string,
): Promise<CallOutput<'rollBack'>> {
  const { current } = await enterDesk(ports, accountId, 'publish');
  const old = await ports.store.readPolicyVersion(version);
  if (!old) throw fault('NOT_FOUND', `There is no version ${version} of the policy.`);
  if (current.version !== after) {
    const done = current.version === after + 1 && current.by === accountId && current.note === note;
    if (done && JSON.stringify(current.document) === JSON.stringify(old.document))
      return { version: current.version, options: { made: [], left: [] } };
    const values = { version: String(current.version), by: current.by, at: current.publishedAt };
    throw new AppFault({ code: 'CONFLICT', message: `Version ${current.version} has come into force meanwhile.`, values });
  }
  const values = { from: String(version) };
  return publish(ports, { current, document: old.document, note, applies, what: 'rolledBack', values }, accountId);
}
