import type { CallOutput, ParsedInput, Preflight, Settings, Step } from '../../contract/types';
import { same } from '../../domain/same';
import type { Ground } from '../../domain/set-up/ground';
import { plan } from '../../domain/set-up/plan';
import { settingsFrom } from '../../domain/set-up/settings-from';
import type { PlannedStep } from '../../domain/set-up/step';
import type { JiraAsPerson, SiteWriter, Store } from '../../ports';
import { demandAdmin } from '../demand-admin';
import { carryOut } from './carry-out';
import { readSite } from './read-site';
import type { PreflightPorts } from './run-preflight';

interface SetUpPorts extends PreflightPorts {
  person: Pick<JiraAsPerson, 'isAdmin'>;
  writer: SiteWriter;
  store: Pick<
    Store,
    'readSettings' | 'saveSettings' | 'readPreflight' | 'savePreflight' | 'readPolicyNow' | 'publishPolicy' | 'saveStatuses' | 'audit'
  >;
}

/**
 * One stretch of set-up: reads the site, does the next few steps as the admin who clicked, and says how far it came. When nothing is left
 * that the app can do, the settings are saved with whatever there is. What is there is found anew each time, never remembered: a crash
 * between any two calls, or a lost answer, is mended by doing it again, and doing it twice changes nothing.
 */
export async function setUp(ports: SetUpPorts, { choices, skip }: ParsedInput<'setUp'>, accountId: string): Promise<CallOutput<'setUp'>> {
  await demandAdmin(ports.person);
  const { clock, store, writer } = ports;
  const [settings, policy, before] = await Promise.all([store.readSettings(), store.readPolicyNow(), store.readPreflight()]);
  const snapshot = await readSite(ports, choices, settings, policy);
  const { ground, steps } = plan({ snapshot, choices, settings, policy, skip: new Set(skip) });
  const { steps: now, worked } = await carryOut({ clock, store, writer }, steps, accountId);
  const preflight = { at: new Date(clock.now()).toISOString(), steps: withWords(now, before) };
  const saved = worked ? settings : await keep(ports, ground, settings, accountId);
  await store.savePreflight(preflight);
  return { preflight, finished: !worked, settings: saved ?? null };
}

/** Steps left out because they failed earlier keep the words of that failure. */
const withWords = (steps: readonly PlannedStep[], before: Preflight | undefined): Step[] =>
  steps.map(({ step }) => {
    const error = step.state === 'failed' && !step.error ? before?.steps.find(({ id }) => id === step.id)?.error : undefined;
    return error ? { ...step, error } : step;
  });

/** Saves what set-up came to, unless that is what is there already. Without a place for incidents the settings stay as they were. */
async function keep(
  { clock, site, store, self }: Pick<SetUpPorts, 'clock' | 'site' | 'store' | 'self'>,
  ground: Ground,
  before: Settings | undefined,
  by: string,
): Promise<Settings | undefined> {
  const settings = settingsFrom(ground, await self.accountId());
  if (!settings) return before;
  const at = new Date(clock.now()).toISOString();
  // The first looks then know the statuses already.
  await store.saveStatuses({ at, categories: await site.readStatusCategories() });
  if (same(settings, before)) return settings;
  await store.saveSettings(settings);
  await store.audit.append({ at, by, what: 'setUp', values: { projects: String(settings.incidents.length) } });
  return settings;
}
