import { ask, reportProblem } from '../page';
import { isRecord } from '../wire';
import type { Command } from './command';

/** Services of the platform that a local site answers with "none", as a site without them does. */
export const platformCommands: Record<string, Command> = {
  isRovoEnabled: () => false,
  openRovo: () => false,
  // No flags are set up: every check gives its default.
  initFeatureFlags: () => ({ feature_flags: {} }),
  // null: the page has published no preferences.
  getCookieConsentPreferences: () => null,
  emitFrontendCustomMetric: async (frame, payload) => {
    const { customMetricName, value } = isRecord(payload) ? payload : {};
    await ask('POST', '/_sandbox/bridge/note', {
      token: frame.info.token,
      text: `custom metric ${String(customMetricName)} + ${String(value)}`,
    });
  },
  __permission__egressGet: noneConfigured,
  __permission__remoteGet: noneConfigured,
  __permission__egressSet: () => unmodelled('__permission__egressSet'),
  __permission__egressDeleteDomain: () => unmodelled('__permission__egressDeleteDomain'),
  __permission__egressDeleteGroup: () => unmodelled('__permission__egressDeleteGroup'),
  __permission__remoteSet: () => unmodelled('__permission__remoteSet'),
};

// Addresses an administrator may configure for an app; a local site has none configured.
function noneConfigured(): { results: [] } {
  return { results: [] };
}

function unmodelled(command: string): never {
  const text = `bridge command ${command} is not modelled by the local Jira`;
  reportProblem(text);
  throw new Error(text);
}
