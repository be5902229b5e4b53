import type { CallOutput, MatrixForm, PublishedPolicy } from '../../contract/types';
import type { JiraAsPerson, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';

/** The settings, what the last preflight found, and what the policy makes of impact and urgency. Admins only. */
export async function readSettings(ports: {
  person: Pick<JiraAsPerson, 'isAdmin'>;
  store: Pick<Store, 'readSettings' | 'readPreflight' | 'readPolicyNow'>;
}): Promise<CallOutput<'readSettings'>> {
  await demandAdmin(ports.person);
  const { store } = ports;
  const [settings, preflight, policy] = await Promise.all([store.readSettings(), store.readPreflight(), store.readPolicyNow()]);
  return {
    settings: settings ?? null,
    preflight: preflight ?? null,
    policyVersion: policy?.version ?? null,
    matrix: policy ? matrixOf(policy) : null,
  };
}

function matrixOf({ version, document }: PublishedPolicy): MatrixForm {
  const { impacts, urgencies, priorities, matrix } = document;
  return { version, impacts, urgencies, priorities, matrix };
}
