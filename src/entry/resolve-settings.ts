import { appSelf, siteReader, siteWriter } from '../adapters/jira/site';
import { readSettings } from '../usecases/set-up/read-settings';
import { runPreflightAsAdmin } from '../usecases/set-up/run-preflight';
import { setUp } from '../usecases/set-up/set-up';
import { ports } from './compose';
import { expose } from './expose';

const { clock, person, store } = ports;
const asAdmin = { clock, person, store, site: siteReader('person'), self: appSelf, writer: siteWriter };

/** Calls of the settings page; every one asks Jira whether the person is an admin. */
export const resolveSettings = expose({
  readSettings: () => readSettings({ person, store }),
  runPreflight: ({ choices }) => runPreflightAsAdmin(asAdmin, choices),
  setUp: (input, { accountId }) => setUp(asAdmin, input, accountId),
});
