import type { Choices, Preflight } from '../../contract/types';
import { plan } from '../../domain/set-up/plan';
import type { AppSelf, Clock, JiraAsPerson, SiteReader, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';
import { readSite } from './read-site';

/** What a preflight reads with. */
export interface PreflightPorts {
  clock: Clock;
  site: SiteReader;
  self: AppSelf;
  store: Pick<Store, 'readSettings' | 'readPolicyNow' | 'savePreflight'>;
}

/**
 * Reads what is there and what is missing for these choices, and keeps the answer for the settings page. Changes nothing on the site.
 * A Jira that is busy, or has not granted the app its permissions yet, fails the whole, so that it is run again.
 */
export async function runPreflight(ports: PreflightPorts, choices: Choices | null | 'saved'): Promise<Preflight> {
  const { clock, store } = ports;
  const [settings, policy] = await Promise.all([store.readSettings(), store.readPolicyNow()]);
  const chosen = choices === 'saved' ? (settings?.choices ?? null) : choices;
  const snapshot = await readSite(ports, chosen, settings, policy);
  const { steps } = plan({ snapshot, choices: chosen, settings, policy, skip: new Set() });
  const preflight = { at: new Date(clock.now()).toISOString(), steps: steps.map(({ step }) => step) };
  await store.savePreflight(preflight);
  return preflight;
}

/** The same for an admin who asks. */
export async function runPreflightAsAdmin(
  ports: PreflightPorts & { person: Pick<JiraAsPerson, 'isAdmin'> },
  choices: Choices | null,
): Promise<Preflight> {
  await demandAdmin(ports.person);
  return runPreflight(ports, choices);
}
