import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as handlers from '../../src/index';
import { ROOT, readManifest, trackedFiles } from './repository';

const { modules, resources, text } = readManifest();
const all = [...modules.values()].flat();
const functions = modules.get('function') ?? [];

/** Runs Forge's own validator as `forge deploy` does, in a process of its own because it reads the manifest of the working directory. */
function validate(): { level: string; message: string }[] {
  const script = `
    const { FullValidationProcessor } = require('@forge/manifest');
    new FullValidationProcessor({ deprecatedRuntimes: [] }).process().then(
      ({ errors }) => console.log(JSON.stringify((errors ?? []).map(({ level, message }) => ({ level, message })))),
      (error) => { console.error(error); process.exit(1); },
    );`;
  const out: unknown = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' }));
  return Array.isArray(out) ? out : [];
}

/** Events the platform knows: @forge/manifest's own table, and the app's lifecycle. */
function knownEvents(): Set<string> {
  const file = join(dirname(require.resolve('@forge/manifest')), 'mapping', 'product-event-to-scope-mapping.json');
  const table: { mapping: { productEvent: string }[] } = JSON.parse(readFileSync(file, 'utf8'));
  return new Set([...table.mapping.map(({ productEvent }) => productEvent), 'avi:forge:installed:app', 'avi:forge:upgraded:app']);
}

describe('manifest', () => {
  test('passes Forge’s own validator', () => {
    const said = validate();
    expect(said.filter(({ level }) => level === 'error')).toEqual([]);
    // The one warning we live with: the local Jira reads the name.
    expect(said.map(({ message }) => message.slice(0, 40))).toEqual(['The "name" property under "app" is depre']);
  });

  test('every handler is an export of src/index, and every export is a handler', () => {
    const named = functions.map(({ handler }) => String(handler));
    expect(named.filter((name) => !name.startsWith('index.'))).toEqual([]);
    expect(named.map((name) => name.slice('index.'.length)).sort()).toEqual(Object.keys(handlers).sort());
    for (const handler of Object.values(handlers)) expect(typeof handler).toBe('function');
  });

  test('every function is used', () => {
    const used = new Set(
      [...modules].flatMap(([type, list]) =>
        type === 'function' ? [] : list.flatMap((module) => [module.function, Reflect.get(Object(module.resolver), 'function')]),
      ),
    );
    expect(functions.map(({ key }) => key).filter((key) => !used.has(key))).toEqual([]);
  });

  test('events are spelt as the platform spells them', () => {
    const known = knownEvents();
    const events = (modules.get('trigger') ?? []).flatMap((trigger) => (Array.isArray(trigger.events) ? trigger.events : []));
    expect(events.length).toBeGreaterThan(0);
    expect(events.filter((event) => !known.has(String(event)))).toEqual([]);
  });

  test('module keys are unique over all types', () => {
    const keys = all.map(({ key }) => key);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  test('every module and every scope has a comment', () => {
    const lines = text.split('\n');
    const bare = lines.flatMap((line, at) => {
      const isModule = /^ {2}[\w:]+:$/.test(line) && lines.slice(0, at).includes('modules:') && !lines.slice(0, at).includes('resources:');
      const isScope = /^ {4}- [\w:-]+$/.test(line) && lines.slice(0, at).includes('  scopes:');
      const before = lines[at - 1] ?? '';
      const after = lines[at + 1] ?? '';
      return (isModule || isScope) && !before.trim().startsWith('#') && !after.trim().startsWith('#') && line !== '  function:'
        ? [line]
        : [];
    });
    expect(bare).toEqual([]);
  });

  test('nothing leaves the platform and no exception is asked of the content policy', () => {
    expect(text).not.toMatch(/^\s+(external|content|remotes|fetch):/m);
    expect(text).not.toContain('unsafe-');
  });

  test('every screen of the manifest has its sources, without inline script or style', () => {
    for (const path of resources) expect(existsSync(join(ROOT, dirname(path), 'src', 'main.tsx'))).toBe(true);
    const html = readFileSync(join(ROOT, 'static', 'shared', 'index.html'), 'utf8');
    expect(html).not.toMatch(/<style|style=|<script(?![^>]*src=)|\son\w+=/);
    const inline = trackedFiles('static').filter(
      (path) => path.endsWith('.tsx') && /\bstyle=|dangerouslySetInnerHTML/.test(readFileSync(join(ROOT, path), 'utf8')),
    );
    expect(inline).toEqual([]);
  });
});
