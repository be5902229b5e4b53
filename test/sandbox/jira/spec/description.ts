import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Operation } from '../rest/operation';
import { correct } from './corrections';

/** A JSON schema as it stands in the description, read by ajv only. */
export type Schema = Record<string, unknown>;

export interface ParameterDescription {
  name: string;
  in: 'path' | 'query' | 'header' | 'cookie';
  required?: boolean;
  schema?: Schema & { type?: string; items?: Schema & { type?: string }; enum?: unknown[] };
}

interface Content {
  schema?: Schema;
  example?: unknown;
}

interface ResponseDescription {
  description?: string;
  content?: Record<string, Content>;
}

export interface OperationDescription {
  operationId: string;
  parameters?: ParameterDescription[];
  requestBody?: { required?: boolean; content: Record<string, Content> };
  responses: Record<string, ResponseDescription>;
  'x-atlassian-oauth2-scopes'?: { state: string; scopes: string[] }[];
}

/** What we read of an OpenAPI 3 document. Its shape is Atlassian's word; ajv reads the schemas in it. */
export interface DescriptionDocument {
  openapi: string;
  paths: Record<string, Record<string, OperationDescription>>;
  components?: { schemas?: Record<string, Schema> };
}

/** The two documents, as parsed. */
export interface Descriptions {
  dir: string;
  platform: DescriptionDocument;
  jsm: DescriptionDocument;
}

const REPOSITORY = resolve(__dirname, '../../../..');

/**
 * Folder of Atlassian's descriptions: the one asked for, else that of the environment's FIREBREAK_SPEC, else `../shared/spec` beside the
 * repository when it is there. Undefined: there is none, answers stay unchecked.
 */
export function findSpecDir(dir?: string): string | undefined {
  const asked = dir ?? process.env.FIREBREAK_SPEC;
  if (asked) {
    if (!existsSync(asked)) throw new Error(`No folder ${asked} with Atlassian's API descriptions.`);
    return resolve(asked);
  }
  const beside = join(REPOSITORY, '..', 'shared', 'spec');
  return existsSync(beside) ? beside : undefined;
}

const parsed = new Map<string, Descriptions>();

/** Reads the newest platform and service management documents of a folder, once per process. */
export function readDescriptions(dir: string): Descriptions {
  const known = parsed.get(dir);
  if (known) return known;
  const read = (pattern: RegExp): DescriptionDocument => {
    const name = readdirSync(dir)
      .filter((file) => pattern.test(file))
      .sort()
      .at(-1);
    if (!name) throw new Error(`Folder ${dir} has no file like ${pattern.source}.`);
    const document = JSON.parse(readFileSync(join(dir, name), 'utf8')) as DescriptionDocument;
    if (!document.openapi?.startsWith('3.') || typeof document.paths !== 'object')
      throw new Error(`${join(dir, name)} is no OpenAPI 3 document.`);
    correct(document);
    return document;
  };
  const made = { dir, platform: read(/^jira-platform-.*\.json$/), jsm: read(/^jsm.*\.json$/) };
  parsed.set(dir, made);
  return made;
}

/** The description of an operation by path and method; undefined when the document has none (or the operation is not described at all). */
export function describedOperation(descriptions: Descriptions, operation: Operation): OperationDescription | undefined {
  if (operation.spec === 'none') return undefined;
  return descriptions[operation.spec].paths[operation.path]?.[operation.method.toLowerCase()];
}

/** The classic scopes an operation needs today (state "Current"). */
export function currentScopes(description: OperationDescription): string[] {
  return description['x-atlassian-oauth2-scopes']?.find((scheme) => scheme.state === 'Current')?.scopes ?? [];
}
