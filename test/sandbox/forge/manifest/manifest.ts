import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isRecord, type Json, list, number, record, text, texts } from '../json';
import type { ModuleInfo } from '../types';

/** A function of the manifest: "index.run" is export `run` of src/index. */
export interface FunctionInfo {
  key: string;
  file: string;
  exportName: string;
  timeoutSeconds?: number;
}

export type AttributeType = 'string' | 'boolean' | 'float' | 'integer' | 'any';

export interface EntityIndex {
  name: string;
  partition: string[];
  range: string[];
}

/** A custom entity as declared under app.storage. */
export interface EntityInfo {
  name: string;
  attributes: Record<string, AttributeType>;
  indexes: EntityIndex[];
}

/** The parts of manifest.yml the platform works with. */
export interface Manifest {
  raw: Json;
  /** The UUID at the end of app.id. */
  appId: string;
  name: string;
  modules: ModuleInfo[];
  functions: Map<string, FunctionInfo>;
  resources: Map<string, string>;
  scopes: string[];
  /** Scopes with allowImpersonation: the app may act as a person who is not there. */
  impersonation: string[];
  /** Hosts the back end may call, as written. */
  egress: string[];
  entities: Map<string, EntityInfo>;
  memoryMb: number;
}

/** Thrown when manifest.yml cannot be used; says where and how to mend it. */
export class ManifestError extends Error {
  override name = 'ManifestError';
}

/** Reads an app's manifest.yml. Throws ManifestError. */
export function readManifest(appDir: string): Manifest {
  const file = join(appDir, 'manifest.yml');
  if (!existsSync(file)) throw new ManifestError(`${appDir} has no manifest.yml: give the folder of a Forge app`);
  const raw: unknown = parse(readFileSync(file, 'utf8'));
  if (!isRecord(raw)) throw new ManifestError(`${file} is not a mapping`);
  const app = record(raw.app);
  const appId = text(app.id)?.split('/').pop();
  if (!appId) throw new ManifestError(`${file}: app.id is missing (ari:cloud:ecosystem::app/<uuid>)`);
  const manifest: Manifest = {
    raw,
    appId,
    name: text(app.name) ?? 'Forge app',
    modules: readModules(record(raw.modules)),
    functions: new Map(),
    resources: new Map(list(raw.resources).map((entry) => [text(record(entry).key) ?? '', text(record(entry).path) ?? ''])),
    ...readPermissions(record(raw.permissions)),
    entities: new Map(),
    memoryMb: number(record(app.runtime).memoryMB) ?? 512,
  };
  for (const entry of list(record(raw.modules).function)) {
    const info = readFunction(record(entry));
    manifest.functions.set(info.key, info);
  }
  for (const entry of list(record(app.storage).entities)) {
    const entity = readEntity(record(entry));
    manifest.entities.set(entity.name, entity);
  }
  checkKeys(manifest);
  return manifest;
}

function readModules(modules: Json): ModuleInfo[] {
  return Object.entries(modules)
    .filter(([type]) => type !== 'function')
    .flatMap(([type, entries]) => list(entries).map((entry) => ({ key: text(record(entry).key) ?? '', type, props: record(entry) })));
}

function readFunction(entry: Json): FunctionInfo {
  const key = text(entry.key);
  const handler = text(entry.handler)?.split('.');
  if (!key || !handler || handler.length !== 2)
    throw new ManifestError(`function ${key ?? '?'}: handler must be "file.exportName", not ${JSON.stringify(entry.handler)}`);
  const timeoutSeconds = number(entry.timeoutSeconds);
  return { key, file: handler[0] ?? '', exportName: handler[1] ?? '', ...(timeoutSeconds === undefined ? {} : { timeoutSeconds }) };
}

function readPermissions(permissions: Json): Pick<Manifest, 'scopes' | 'impersonation' | 'egress'> {
  const scopes = Array.isArray(permissions.scopes) ? texts(permissions.scopes) : Object.keys(record(permissions.scopes));
  const impersonation = Object.entries(Array.isArray(permissions.scopes) ? {} : record(permissions.scopes))
    .filter(([, options]) => record(options).allowImpersonation === true)
    .map(([scope]) => scope);
  const backend = list(record(record(permissions.external).fetch).backend);
  return {
    scopes,
    impersonation,
    egress: backend.map((entry) => text(entry) ?? text(record(entry).address) ?? text(record(entry).remote) ?? ''),
  };
}

const ATTRIBUTE_TYPES: readonly string[] = ['string', 'boolean', 'float', 'integer', 'any'];
const isAttributeType = (value: unknown): value is AttributeType => typeof value === 'string' && ATTRIBUTE_TYPES.includes(value);

/** At most so many entities and indexes (limits-kvs-ce page; storage validator of @forge/manifest). */
const MAX_ENTITIES = 20;
const MAX_INDEXES = 7;
const MAX_ATTRIBUTES = 50;

function readEntity(entry: Json): EntityInfo {
  const name = text(entry.name) ?? '';
  const attributes: Record<string, AttributeType> = {};
  for (const [attribute, declared] of Object.entries(record(entry.attributes))) {
    const { type } = record(declared);
    if (!isAttributeType(type))
      throw new ManifestError(`entity ${name}: attribute ${attribute} has no known type (${ATTRIBUTE_TYPES.join(', ')})`);
    attributes[attribute] = type;
  }
  const indexes = list(entry.indexes).map((index): EntityIndex => {
    if (typeof index === 'string') return { name: index, partition: [], range: [index] };
    const described = record(index);
    return { name: text(described.name) ?? '', partition: texts(described.partition), range: texts(described.range) };
  });
  for (const index of indexes) {
    const unknown = [...index.partition, ...index.range].filter((attribute) => !(attribute in attributes));
    if (unknown.length > 0)
      throw new ManifestError(`entity ${name}: index ${index.name} names undeclared attributes ${unknown.join(', ')}`);
    if (index.range.length !== 1) throw new ManifestError(`entity ${name}: index ${index.name} must have exactly one range attribute`);
    if (index.name === 'by-key') throw new ManifestError(`entity ${name}: the index name by-key is reserved`);
  }
  if (indexes.length > MAX_INDEXES) throw new ManifestError(`entity ${name}: ${indexes.length} indexes, at most ${MAX_INDEXES}`);
  if (Object.keys(attributes).length > MAX_ATTRIBUTES) throw new ManifestError(`entity ${name}: more than ${MAX_ATTRIBUTES} attributes`);
  return { name, attributes, indexes };
}

function checkKeys(manifest: Manifest): void {
  const seen = new Set<string>();
  for (const key of [...manifest.functions.keys(), ...manifest.modules.map((module) => module.key)]) {
    if (key === '') throw new ManifestError('a module of the manifest has no key');
    if (seen.has(key)) throw new ManifestError(`found duplicate module key '${key}'`);
    seen.add(key);
  }
  if (manifest.entities.size > MAX_ENTITIES) throw new ManifestError(`${manifest.entities.size} entities, at most ${MAX_ENTITIES}`);
}

/** Key of the function a module names, directly or as resolver. */
export function functionOf(module: ModuleInfo): string | undefined {
  return text(module.props.function) ?? text(record(module.props.resolver).function);
}
