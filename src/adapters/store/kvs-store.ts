import { preflightSchema } from '../../contract/set-up';
import { settingsSchema } from '../../contract/settings';
import type { Store } from '../../ports';
import { appendActs, readActs } from './acts';
import { claimKey } from './claim';
import { readRenewable, writeDocument } from './documents';
import { intents } from './intents';
import { listPolicies, publishPolicy, readPolicy, readPolicyFor, readPolicyVersion } from './policy';
import { readStatuses, saveStatuses } from './statuses';
import { wakeUps } from './wake-ups';

const SETTINGS = 'settings';
const PREFLIGHT = 'preflight';

/** The app's storage. */
export const kvsStore: Store = {
  readSettings: () => readRenewable(SETTINGS, settingsSchema),
  saveSettings: (settings) => writeDocument(SETTINGS, settings),
  readPreflight: () => readRenewable(PREFLIGHT, preflightSchema),
  savePreflight: (preflight) => writeDocument(PREFLIGHT, preflight),
  readPolicy,
  readPolicyFor,
  readPolicyVersion,
  listPolicies,
  publishPolicy,
  readActs,
  appendActs,
  claim: (effectId) => claimKey(`effect:${effectId.replaceAll('/', ':')}`, { at: new Date().toISOString() }),
  intents,
  wakeUps,
  readStatuses,
  saveStatuses,
};
