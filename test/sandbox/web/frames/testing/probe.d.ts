import type * as bridge from '@forge/bridge';

type Probe = Pick<
  typeof bridge,
  | 'events'
  | 'FeatureFlags'
  | 'frontendCustomMetrics'
  | 'getCookieConsentPreferences'
  | 'i18n'
  | 'invoke'
  | 'Modal'
  | 'realtime'
  | 'requestJira'
  | 'rovo'
  | 'router'
  | 'showFlag'
  | 'view'
> & { heard: unknown[] };

declare global {
  interface Window {
    probe: Probe;
    inlineRan?: boolean;
  }
  var __bridge: { callBridge(command: string, payload?: unknown): Promise<unknown> } | undefined;
}
