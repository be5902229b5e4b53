import type { Jira } from '../jira/jira';
import type { Dispatcher } from '../jira/rest/dispatch';
import type { Site } from '../kernel/site';
import type { Manifest } from './manifest/manifest';
import type { ForgeSettings } from './settings';

/** What the parts of one host share. */
export interface Platform {
  site: Site;
  jira: Jira;
  dispatcher: Dispatcher;
  appDir: string;
  manifest: Manifest;
  settings: ForgeSettings;
  /** Account of the app's own user. */
  appAccountId: string;
  environmentId: string;
  installationId: string;
  appVersion: string;
  /** False once uninstalled: nothing of the app runs or shows any more. */
  installed: boolean;
}

export const ENVIRONMENT_TYPE = 'DEVELOPMENT';

/** ARI of the site, Forge's installContext. */
export function siteAri(site: Site): string {
  return `ari:cloud:jira::site/${site.cloudId}`;
}
