import {
  events,
  FeatureFlags,
  frontendCustomMetrics,
  getCookieConsentPreferences,
  i18n,
  invoke,
  Modal,
  realtime,
  requestJira,
  router,
  rovo,
  showFlag,
  view,
} from '@forge/bridge';

/** What the test calls by `frame.evaluate`; everything of @forge/bridge the tests name. */
const probe = {
  events,
  FeatureFlags,
  frontendCustomMetrics,
  getCookieConsentPreferences,
  i18n,
  invoke,
  Modal,
  realtime,
  requestJira,
  rovo,
  router,
  showFlag,
  view,
  /** What callbacks were told, for the test to read. */
  heard: [] as unknown[],
};

window.probe = probe;
const state = document.getElementById('state');
view.getContext().then(
  (context) => {
    if (state) state.textContent = `ready ${context.moduleKey}`;
  },
  (error: unknown) => {
    if (state) state.textContent = `failed ${String(error)}`;
  },
);
