import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { type Operation, operations } from '../../src/adapters/jira/operations';
import { browserOperations } from '../../static/shared/operations';
import { ROOT, readManifest, readText, trackedFiles } from './repository';

const server: [string, Operation][] = Object.entries(operations);
const browser = Object.entries(browserOperations);
const { scopes, modules } = readManifest();

/** Scopes that follow from something else than a call of Jira's. */
function otherScopes(): string[] {
  const usesStorage = trackedFiles('src').some((path) => readText(path).includes("from '@forge/kvs'"));
  const eventsOfJira = (modules.get('trigger') ?? []).some((trigger) => JSON.stringify(trigger.events).includes('avi:jira:'));
  return [...(usesStorage ? ['storage:app'] : []), ...(eventsOfJira ? ['read:jira-work'] : [])];
}

describe('Jira operations and scopes', () => {
  test('the manifest asks for exactly the scopes that the calls need', () => {
    const needed = new Set([...server.flatMap(([, { scope }]) => scope ?? []), ...browser.map(([, { scope }]) => scope), ...otherScopes()]);
    expect([...scopes].sort()).toEqual([...needed].sort());
  });

  test('nothing calls Jira but by the tables', () => {
    const callers = trackedFiles('src', 'static').filter((path) => /\.tsx?$/.test(path) && /\brequestJira\s*[(,}]/.test(readText(path)));
    expect(callers.sort()).toEqual(['src/adapters/jira/request.ts', 'static/shared/jira.ts']);
  });

  test('every operation of the tables is called', () => {
    const source = trackedFiles('src/adapters', 'static')
      .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('/operations.ts'))
      .map(readText)
      .join('\n');
    const called = (name: string): boolean => new RegExp(`(ask|send|read)\\(\\s*'${name}'`).test(source);
    expect([...server, ...browser].map(([name]) => name).filter((name) => !called(name))).toEqual([]);
  });

  test('Atlassian describes every operation so, with this scope', () => {
    const dir = specDir();
    if (dir === undefined) return;
    const spec = readSpec(dir);
    for (const [name, { method, path, scope }] of [...server, ...browser]) {
      const described = spec.paths[path]?.[method.toLowerCase()];
      expect({ name, operationId: described?.operationId }).toEqual({ name, operationId: name });
      const current = described?.['x-atlassian-oauth2-scopes']?.find(({ state }) => state === 'Current');
      expect({ name, scopes: current?.scopes }).toEqual({ name, scopes: scope === null ? [] : [scope] });
    }
  });
});

interface Description {
  paths: Record<string, Record<string, { operationId?: string; 'x-atlassian-oauth2-scopes'?: { state: string; scopes: string[] }[] }>>;
}

/** Where Atlassian's descriptions lie beside the repository; undefined on machines that have none. */
function specDir(): string | undefined {
  const dir = process.env.FIREBREAK_SPEC ?? join(ROOT, '..', 'shared', 'spec');
  return existsSync(dir) ? dir : undefined;
}

/** The newest descriptions, of Jira's platform and of its service management. Throws when one is not there: then nothing would be checked. */
function readSpec(dir: string): Description {
  const paths = [/^jira-platform.*\.json$/, /^jsm.*\.json$/].map((named) => {
    const newest = readdirSync(dir)
      .filter((name) => named.test(name))
      .sort()
      .at(-1);
    if (newest === undefined) throw new Error(`${dir} has no description ${named}.`);
    const description: Description = JSON.parse(readFileSync(join(dir, newest), 'utf8'));
    return description.paths;
  });
  return { paths: Object.assign({}, ...paths) };
}
