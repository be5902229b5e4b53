import type { CallOutput } from '../contract/types';
import type { JiraAsPerson, Store } from '../ports';
import { demandAdmin } from './demand-admin';

/** The settings and what the last preflight found. Admins only. */
export async function readSettings(ports: {
  jira: Pick<JiraAsPerson, 'isAdmin'>;
  store: Pick<Store, 'readSettings' | 'readPreflight'>;
}): Promise<CallOutput<'readSettings'>> {
  await demandAdmin(ports.jira);
  const [settings, preflight] = await Promise.all([ports.store.readSettings(), ports.store.readPreflight()]);
  return { settings: settings ?? null, preflight: preflight ?? null };
}
