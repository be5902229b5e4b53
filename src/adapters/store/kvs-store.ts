import { kvs } from '@forge/kvs';
import { preflightSchema } from '../../contract/set-up';
import { settingsSchema } from '../../contract/settings';
import type { Store } from '../../ports';
import { appendActs, readActs, readManyActs } from './acts';
import { applications } from './application';
import { audit } from './audit';
import { bulk } from './bulk';
import { readRenewable, writeDocument } from './documents';
import { drafts } from './drafts';
import { effects } from './effects';
import { everything } from './everything';
import { groups } from './groups';
import { health } from './health';
import { intents } from './intents';
import { forgetPolicies, listPolicies, publishPolicy, readPolicy, readPolicyFor, readPolicyNow, readPolicyVersion } from './policy';
import { reach } from './reach';
import { readStatuses, saveStatuses } from './statuses';
import { wakeUps } from './wake-ups';

const SETTINGS = 'settings';
const PREFLIGHT = 'preflight';

/** The app's storage. */
export const kvsStore: Store = {
  readSettings: () => readRenewable(SETTINGS, settingsSchema),
  saveSettings: (settings) => writeDocument(SETTINGS, settings),
  removeSettings: async () => {
    await reach(() => kvs.delete(SETTINGS));
    forgetPolicies();
  },
  readPreflight: () => readRenewable(PREFLIGHT, preflightSchema),
  savePreflight: (preflight) => writeDocument(PREFLIGHT, preflight),
  readPolicy,
  readPolicyNow,
  readPolicyFor,
  listPolicies,
  readPolicyVersion,
  publishPolicy,
  drafts,
  applications,
  audit,
  everything,
  readActs,
  readManyActs,
  appendActs,
  effects,
  intents,
  wakeUps,
  bulk,
  groups,
  health,
  readStatuses,
  saveStatuses,
};
