import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { SENT_EVENTS } from '../../jira/sent-events';
import { list, record, text } from '../json';
import type { ModuleInfo } from '../types';
import { functionOf, type Manifest, ManifestError } from './manifest';
import { SUPPORTED, unmodelledMembers } from './modelled';

/** What a manifest asks for that the local Jira does not have, in words. */
export function unsupported(manifest: Manifest): string[] {
  const modules = manifest.modules
    .filter((module) => !SUPPORTED.has(module.type))
    .map((module) => `not supported by the local Jira: ${module.type} (${module.key})`);
  const remotes = list(manifest.raw.remotes).map(
    (remote) => `not supported by the local Jira: remotes (${text(record(remote).key) ?? '?'})`,
  );
  const parts = ['providers', 'services', 'connectModules'].filter((part) => part in manifest.raw);
  const endpoints = manifest.modules
    .filter((module) => SUPPORTED.has(module.type) && text(record(module.props.resolver).endpoint))
    .map((module) => `not supported by the local Jira: endpoint of ${module.type} (${module.key})`);
  return [
    ...modules,
    ...unmodelledMembers(manifest),
    ...unsentEvents(manifest),
    ...endpoints,
    ...remotes,
    ...parts.map((part) => `not supported by the local Jira: ${part}`),
  ];
}

/** Triggers on events the platform knows and the local Jira never sends. */
function unsentEvents(manifest: Manifest): string[] {
  return manifest.modules
    .filter((module) => module.type === 'trigger')
    .flatMap((module) =>
      listening(module)
        .map(({ eventType }) => eventType)
        .filter((eventType) => !SENT_EVENTS.has(eventType) && !LIFECYCLE.includes(eventType))
        .map((eventType) => `not supported by the local Jira: event ${eventType} of trigger (${module.key}), which it never sends`),
    );
}

const LIFECYCLE = ['avi:forge:installed:app', 'avi:forge:upgraded:app'];

let names: ReadonlySet<string> | undefined;

/** Every event name the platform knows: @forge/manifest's own table, and the app's lifecycle. */
export function knownEvents(): ReadonlySet<string> {
  if (!names) {
    const file = join(dirname(require.resolve('@forge/manifest')), 'mapping', 'product-event-to-scope-mapping.json');
    const table: unknown = JSON.parse(readFileSync(file, 'utf8'));
    names = new Set([...list(record(table).mapping).map((entry) => text(record(entry).productEvent) ?? ''), ...LIFECYCLE]);
  }
  return names;
}

/** One event a trigger listens to, with its own filter and payload or the module's. */
export interface Listening {
  eventType: string;
  filter: Record<string, unknown>;
  payload: Record<string, unknown>;
}

export function listening(module: ModuleInfo): Listening[] {
  return list(module.props.events).map((entry) => {
    const own = record(entry);
    return {
      eventType: text(entry) ?? text(own.eventType) ?? '',
      filter: record(own.filter ?? module.props.filter),
      payload: record(own.payload ?? module.props.payload),
    };
  });
}

/** Refuses what the platform would refuse on deploy: misspelt events, functions that are not there, schedules beyond their number. */
export function checkManifest(manifest: Manifest): void {
  const known = knownEvents();
  for (const module of manifest.modules) {
    const wanted = functionOf(module);
    if (wanted !== undefined && !manifest.functions.has(wanted))
      throw new ManifestError(`${module.type} ${module.key} references undefined function module with key '${wanted}'`);
    if (module.type !== 'trigger') continue;
    for (const { eventType } of listening(module))
      if (!known.has(eventType)) throw new ManifestError(`trigger ${module.key}: the platform has no event called ${eventType}`);
  }
  const schedules = manifest.modules.filter((module) => module.type === 'scheduledTrigger');
  if (schedules.length > 5) throw new ManifestError(`${schedules.length} scheduled triggers, at most 5`);
  if (schedules.filter((module) => module.props.interval === 'fiveMinute').length > 1)
    throw new ManifestError('at most one scheduled trigger may run every five minutes');
  checkTimeouts(manifest);
}

/** timeoutSeconds: at most 900, and only for functions referenced by consumers and scheduled triggers alone (limits-invocation page). */
function checkTimeouts(manifest: Manifest): void {
  for (const info of manifest.functions.values()) {
    if (info.timeoutSeconds === undefined) continue;
    if (info.timeoutSeconds > 900) throw new ManifestError(`function ${info.key}: timeoutSeconds is at most 900`);
    const users = manifest.modules.filter((module) => functionOf(module) === info.key);
    const other = users.find((module) => module.type !== 'consumer' && module.type !== 'scheduledTrigger');
    if (other)
      throw new ManifestError(
        `function ${info.key}: timeoutSeconds only for consumers and scheduled triggers, but ${other.type} ${other.key} uses it`,
      );
  }
}
