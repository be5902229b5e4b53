import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Jira } from '../jira/jira';
import type { Dispatcher } from '../jira/rest/dispatch';
import type { Site } from '../kernel/site';
import { Boundary } from './boundary/boundary';
import type { AppCode } from './code/code';
import { loadRealm } from './code/realm';
import { moduleShown } from './conditions';
import { Events } from './events/deliver';
import { unreadableExpressions } from './expressions';
import { inspection } from './inspect';
import { installFields, removeFields, uuidFrom } from './install/fields';
import { installedApp } from './install/installed-app';
import { announce, beforeUninstall, Installation, installer } from './install/lifecycle';
import { Invoker } from './invoke';
import { KvsService } from './kvs/service';
import { readManifest } from './manifest/manifest';
import { checkManifest, unsupported } from './manifest/support';
import { readTranslations, type Translations } from './manifest/translations';
import type { Platform } from './platform';
import { loadProcess } from './process/pool';
import { QueueService } from './queue/service';
import { Resolvers } from './resolvers';
import { Schedules } from './schedules';
import { DEFAULT_SETTINGS, type ForgeSettings } from './settings';
import type { ForgeHost } from './types';
import { WebTriggers } from './webtriggers';

export interface ForgeOptions {
  site: Site;
  jira: Jira;
  dispatcher: Dispatcher;
  /** Folder with the app's manifest.yml. */
  appDir: string;
  /** "source": bundled here, in a realm of this process. "forge": by Forge's own bundler, in processes of its own. */
  load: 'source' | 'forge';
  settings?: Partial<ForgeSettings>;
}

/** Opens the platform for one app: reads and checks its manifest, installs it into Jira, loads its code. Throws ManifestError, AppCodeError. */
export async function openForge(options: ForgeOptions): Promise<ForgeHost> {
  const { site, jira, dispatcher } = options;
  const appDir = resolve(options.appDir);
  const manifest = readManifest(appDir);
  checkManifest(manifest);
  const translations = readTranslations(manifest, appDir);
  for (const what of [...unsupported(manifest), ...unreadableExpressions(manifest)]) site.problems.report({ where: 'manifest', what });
  const platform: Platform = {
    site,
    jira,
    dispatcher,
    appDir,
    manifest,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    appAccountId: `712020:${uuidFrom(`app user ${manifest.appId}`)}`,
    environmentId: uuidFrom(`environment ${manifest.appId}`),
    installationId: uuidFrom(`installation ${site.cloudId} ${manifest.appId}`),
    appVersion: '2.0.0',
    installed: true,
  };
  const appCodeDir = localesDir(translations);
  const load = (): Promise<AppCode> =>
    options.load === 'source'
      ? loadRealm({ site, appDir, manifest: platform.manifest, appCodeDir, variables: platform.settings.variables })
      : loadProcess({ site, appDir, appCodeDir, variables: platform.settings.variables });
  const code = await load();

  const getInvoker = (): Invoker => invoker;
  const kvs = new KvsService(platform);
  const queues = new QueueService(platform, getInvoker);
  const webTriggers = new WebTriggers(platform, getInvoker);
  const events = new Events(platform, getInvoker);
  const schedules = new Schedules(platform, getInvoker);
  const boundary = new Boundary(platform, { kvs, queues, webTriggers });
  const invoker = new Invoker(platform, code, (invocation, request, issued) => boundary.handle(invocation, request, issued));
  const resolvers = new Resolvers(platform, invoker);
  const installation = new Installation(platform);
  const app = installedApp(platform, translations, getInvoker);
  const install = (): void => {
    site.db.tx(() => {
      jira.people.put({
        id: platform.appAccountId,
        displayName: translations.resolve(manifest.name, 'en-US'),
        emailAddress: '',
        accountType: 'app',
        licensed: false,
        active: true,
        timeZone: 'Etc/UTC',
        locale: 'en_US',
      });
      installFields(platform, translations);
      if (!jira.apps.includes(app)) jira.apps.unshift(app);
      schedules.plan();
      for (const module of manifest.modules) if (module.type === 'webtrigger') webTriggers.urlOf(module.key);
    });
  };
  install();
  if (!installation.known) {
    installation.record(false);
    announce(platform, events, 'installed', installer(platform));
  }
  platform.appVersion = installation.version;

  return {
    appDir,
    manifest: manifest.raw,
    app,
    settings: platform.settings,
    modules: (type) => (platform.installed ? manifest.modules.filter((module) => module.type === type) : []),
    module: (key) => (platform.installed ? manifest.modules.find((module) => module.key === key) : undefined),
    text: (value, locale) => translations.resolve(value, locale),
    resourceDir: (key) => {
      const path = manifest.resources.get(key);
      return path === undefined ? undefined : resolve(appDir, path);
    },
    localeFile: (name) => translations.file(name),
    shown: (module, facts) => platform.installed && moduleShown(platform, module, facts),
    invokeResolver: (call) => resolvers.invoke(call),
    webTrigger: (urlPath, request) => webTriggers.handle(urlPath, request),
    runScheduled: (key) => schedules.run(key),
    lifecycle: async (event, by) => {
      if (event === 'uninstalled') {
        await beforeUninstall(platform, invoker);
        site.db.tx(() => {
          kvs.store.clear();
          queues.store.clear();
          webTriggers.clear();
          schedules.stop();
          removeFields(platform, new Set());
          installation.forget();
          jira.apps.splice(jira.apps.indexOf(app), 1);
          platform.installed = false;
        });
        return;
      }
      platform.installed = true;
      installation.record(event === 'upgraded');
      install();
      announce(platform, events, event, by);
    },
    reload: async () => invoker.replace(await load()),
    close: async () => {
      await invoker.close();
      rmSync(appCodeDir, { recursive: true, force: true });
    },
    inspect: inspection({ platform, kvs, queues, schedules, webTriggers, invoker }),
  };
}

/** A folder with the app's translation files, where @forge/api's i18n looks for them. */
function localesDir(translations: Translations): string {
  const dir = mkdtempSync(join(tmpdir(), 'forge-app-'));
  const info = translations.file('i18n-info.json');
  if (info !== undefined) {
    mkdirSync(join(dir, '__LOCALES__'));
    writeFileSync(join(dir, '__LOCALES__', 'i18n-info.json'), JSON.stringify(info));
    for (const locale of translations.locales)
      writeFileSync(join(dir, '__LOCALES__', `${locale}.json`), JSON.stringify(translations.file(`${locale}.json`)));
  }
  return dir;
}
