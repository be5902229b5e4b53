import type { Application, CallOutput } from '../../contract/types';
import type { PolicyVersion } from '../../domain/policy/version-for';
import type { Store } from '../../ports';
import { type DeskPorts, enterDesk } from './enter-desk';

/** How far the last version that is for open incidents has come among them; null when none is. */
export async function readApplication(store: Pick<Store, 'applications'>, versions: readonly PolicyVersion[]): Promise<Application | null> {
  const last = versions.findLast(({ applies }) => applies !== 'new');
  const run = last && (await store.applications.read(last.version));
  if (!run) return null;
  const { cursor: _cursor, pending: _pending, ...told } = run;
  return told;
}

export async function publishProgress(
  ports: DeskPorts & { store: Pick<Store, 'applications'> },
  accountId: string,
): Promise<CallOutput<'publishProgress'>> {
  const { versions } = await enterDesk(ports, accountId, 'readHistory');
  return { application: await readApplication(ports.store, versions) };
}
