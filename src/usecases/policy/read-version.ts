import { fault } from '../../contract/errors';
import type { CallOutput, ParsedInput } from '../../contract/types';
import type { Store } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';

/** A version of the policy, whole. */
export async function readVersion(
  ports: DeskPorts & { store: Pick<Store, 'readPolicyVersion'> },
  { version }: ParsedInput<'readVersion'>,
  accountId: string,
): Promise<CallOutput<'readVersion'>> {
  await enterDesk(ports, accountId, 'readHistory');
  const policy = await ports.store.readPolicyVersion(version);
  if (!policy) throw fault('NOT_FOUND', `There is no version ${version} of the policy.`);
  return { policy };
}
