import { runPreflightAsAdmin } from '../usecases/preflight';
import { readSettings } from '../usecases/read-settings';
import { saveSettings } from '../usecases/save-settings';
import { ports } from './compose';
import { expose } from './expose';

const { clock, app, person, store } = ports;

/** Calls of the settings page; every one asks Jira whether the person is an admin. */
export const resolveSettings = expose({
  readSettings: () => readSettings({ jira: person, store }),
  saveSettings: ({ settings }) => saveSettings({ clock, app, person, store }, settings),
  runPreflight: () => runPreflightAsAdmin({ clock, jira: app, person, store }),
});
