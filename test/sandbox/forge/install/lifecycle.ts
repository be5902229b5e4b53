import type { AccountId } from '../../jira/model';
import { ADMIN_GROUPS } from '../../jira/people';
import type { Events } from '../events/deliver';
import type { Invoker } from '../invoke';
import { functionOf } from '../manifest/manifest';
import type { Platform } from '../platform';

/** What is known of the installation, kept with the site. */
interface InstallRow {
  app_id: string;
  version: number;
  account: string;
}

/** The app's installation on this site. */
export class Installation {
  constructor(private readonly platform: Platform) {
    platform.site.db.define(
      'CREATE TABLE IF NOT EXISTS forge_install (app_id TEXT PRIMARY KEY, version INTEGER NOT NULL, account TEXT NOT NULL)',
    );
  }

  /** Whether the app was there before. */
  get known(): boolean {
    return this.#row() !== undefined;
  }

  /** Version of the app as installed: "2.0.0". */
  get version(): string {
    return `2.${(this.#row()?.version ?? 1) - 1}.0`;
  }

  record(upgrade: boolean): void {
    const version = (this.#row()?.version ?? 0) + (upgrade || !this.known ? 1 : 0);
    this.platform.site.db.run(
      'INSERT INTO forge_install (app_id, version, account) VALUES (?, ?, ?) ON CONFLICT (app_id) DO UPDATE SET version = excluded.version',
      ...[this.platform.manifest.appId, version, this.platform.appAccountId],
    );
    this.platform.appVersion = this.version;
  }

  forget(): void {
    this.platform.site.db.run('DELETE FROM forge_install WHERE app_id = ?', this.platform.manifest.appId);
  }

  #row(): InstallRow | undefined {
    return this.platform.site.db.get<InstallRow>('SELECT * FROM forge_install WHERE app_id = ?', this.platform.manifest.appId);
  }
}

/** Somebody who could have installed the app: the first person who administers the site or Jira. */
export function installer({ jira }: Pick<Platform, 'jira'>): AccountId | undefined {
  for (const name of [ADMIN_GROUPS.site, ADMIN_GROUPS.jira]) {
    const member = jira.groups.find((group) => group.name === name)?.members[0];
    if (member !== undefined) return member;
  }
  return jira.people.find((person) => person.licensed && person.active)?.id;
}

/** avi:forge:installed:app or upgraded, as events-reference/life-cycle describes it. */
export function announce(platform: Platform, events: Events, what: 'installed' | 'upgraded', by: AccountId | undefined): void {
  const { manifest, environmentId, installationId, appVersion } = platform;
  const byWhom = by === undefined ? {} : what === 'installed' ? { installerAccountId: by } : { upgraderAccountId: by };
  events.take({
    eventType: `avi:forge:${what}:app`,
    body: {
      id: `ari:cloud:ecosystem::installation/${installationId}`,
      ...byWhom,
      app: { id: `ari:cloud:ecosystem::app/${manifest.appId}`, version: appVersion, name: manifest.name },
      environment: { id: environmentId },
    },
  });
}

/** Runs the app's preUninstall functions, each to its end. */
export async function beforeUninstall(platform: Platform, invoker: Invoker): Promise<void> {
  for (const module of platform.manifest.modules.filter((candidate) => candidate.type === 'preUninstall')) {
    const functionKey = functionOf(module);
    if (functionKey === undefined) continue;
    await invoker.invoke({
      functionKey,
      moduleKey: module.key,
      moduleType: 'preUninstall',
      kind: 'event',
      event: { context: { cloudId: platform.site.cloudId, moduleKey: module.key } },
    });
  }
}
