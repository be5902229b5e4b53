import type { InstalledApp } from '../jira/jira';
import type { AccountId } from '../jira/model';
import type { ForgeSettings } from './settings';

/** Text in a manifest: plain, or a key of the app's translations. */
export type ManifestText = string | { i18n: string };

/** One module of the manifest, with what every type has in common; the rest as written. */
export interface ModuleInfo {
  key: string;
  /** "jira:issueContext", "trigger", "consumer" … */
  type: string;
  /** The module as written in the manifest. */
  props: Record<string, unknown>;
}

/** What the bridge's getContext answers, and what a resolver gets as context (plus what the platform adds). */
export interface BridgeContext {
  accountId?: AccountId;
  accountType?: 'licensed' | 'unlicensed' | 'customer' | 'anonymous';
  cloudId: string;
  environmentId: string;
  environmentType: string;
  localId: string;
  locale: string;
  moduleKey: string;
  siteUrl: string;
  timezone: string;
  license?: { active: boolean };
  theme?: Record<string, unknown>;
  extension: { type: string } & Record<string, unknown>;
}

export interface InvokeFailure {
  message: string;
  name: string;
}

/** Outcome of running a function of the app. */
export type InvokeResult = { ok: true; value: unknown } | { ok: false; error: InvokeFailure; outcome: 'error' | 'timeout' | 'crash' };

export interface WebTriggerRequest {
  method: string;
  path: string;
  headers: Record<string, string[]>;
  queryParameters: Record<string, string[]>;
  body: string;
}

export interface WebTriggerResponse {
  status: number;
  headers: Record<string, string[]>;
  body: string;
}

/** Facts a display condition may ask about (the Jira side supplies them). */
export interface ConditionFacts {
  accountId?: AccountId;
  issueId?: string;
  projectId?: string;
}

/** The platform side of one site with one app installed: loads the app as its manifest says and runs its functions. */
export interface ForgeHost {
  readonly appDir: string;
  readonly manifest: Record<string, unknown>;
  readonly app: InstalledApp;
  /** Lags, delays and limits; may be changed while it runs. */
  readonly settings: ForgeSettings;
  /** Modules of a type, in manifest order. */
  modules(type: string): ModuleInfo[];
  module(key: string): ModuleInfo | undefined;
  /** A manifest text in a locale ("fr-FR"), by the app's translations and their fallback. */
  text(value: unknown, locale: string): string;
  /** Folder of a resource key, absolute. */
  resourceDir(resourceKey: string): string | undefined;
  /** The app's translation files as the front end asks for them ("i18n-info.json", "fr-FR.json"); undefined when there is none. */
  localeFile(name: string): unknown;
  /** Whether a module is shown, by its displayConditions. */
  shown(module: ModuleInfo, facts: ConditionFacts): boolean;
  /** A resolver call out of one of the app's screens. */
  invokeResolver(call: {
    moduleKey: string;
    functionKey: string;
    payload: unknown;
    context: BridgeContext;
    accountId?: AccountId;
  }): Promise<InvokeResult>;
  webTrigger(urlPath: string, request: WebTriggerRequest): Promise<WebTriggerResponse>;
  /** Runs a scheduled trigger now, besides its schedule. */
  runScheduled(moduleKey: string): Promise<InvokeResult>;
  /** Sends avi:forge:installed:app / avi:forge:upgraded:app, or runs preUninstall and removes the app's data. */
  lifecycle(event: 'installed' | 'upgraded' | 'uninstalled', by: AccountId): Promise<void>;
  /** Replaces the loaded code by what is on disk now. */
  reload(): Promise<void>;
  close(): Promise<void>;
  /** For the lab page. */
  inspect: {
    storage(filter: { prefix?: string; entity?: string; limit: number; after?: string }): {
      rows: { store: string; entity?: string; key: string; value: unknown; bytes: number }[];
      next?: string;
    };
    queues(): {
      queue: string;
      waiting: number;
      running: number;
      failed: number;
      done: number;
      events: { id: string; due: number; body: unknown; attempts: number; concurrencyKey?: string }[];
    }[];
    schedules(): { key: string; interval: string; next: number; last?: { at: string; outcome: string } }[];
    webTriggers(): { key: string; url: string }[];
    /** Recent invocations with their log lines. */
    invocations(): {
      id: string;
      at: string;
      functionKey: string;
      moduleKey: string;
      outcome: string;
      ms: number;
      logs: { level: string; text: string }[];
      error?: string;
    }[];
  };
}
