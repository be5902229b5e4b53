import { describe, expect, test } from '@jest/globals';
import { missing } from '../tools/complete-lock.mjs';
import { readJson, readText, trackedFiles } from './repository';

const isText = (path: string): boolean => !/\.(png|jpe?g|gif|ico|woff2?|db)$/.test(path);

/** What must not stand in a file, and what it is. Written so that this file does not find itself. */
const FORBIDDEN: [RegExp, string][] = [
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, 'a private key'],
  [/\bATATT3[A-Za-z0-9_=-]{20,}/, 'an Atlassian API token'],
  [/\bgh[pousr]_[A-Za-z0-9]{30,}/, 'a GitHub token'],
  [/\bAKIA[0-9A-Z]{16}\b/, 'an AWS key'],
  [/\/\/registry\.[a-z]|_authToken/, 'a registry'],
  [/(^|["'\s(=:])\/(home|Users|root|work|mnt)\/[a-z]/m, 'a path of one machine'],
];

describe('the repository', () => {
  test('holds no secret, no path of one machine and no registry', () => {
    const found = trackedFiles()
      .filter((path) => isText(path) && path !== 'test/project/repository.test.ts')
      .flatMap((path) => {
        const text = readText(path);
        return FORBIDDEN.filter(([pattern]) => pattern.test(text)).map(([, what]) => `${path}: ${what}`);
      });
    expect(found).toEqual([]);
  });

  test('the lock file names no addresses, so that every registry serves it', () => {
    const lock: { packages: Record<string, { resolved?: string; link?: boolean; optional?: boolean; integrity?: string }> } = Object(
      readJson('package-lock.json'),
    );
    const packages = Object.entries(lock.packages).filter(([path]) => path !== '');
    expect(packages.length).toBeGreaterThan(100);
    expect(packages.filter(([, entry]) => entry.resolved !== undefined).map(([path]) => path)).toEqual([]);
    // Packages of other platforms have no hash where the registry at hand did not have them (test/tools/complete-lock.mjs).
    const unproven = packages.filter(([, entry]) => entry.integrity === undefined && entry.link !== true && entry.optional !== true);
    expect(unproven.map(([path]) => path)).toEqual([]);
  });

  test('the lock file is whole: `npm ci` refuses one that leaves out a platform', () => {
    const lock: { packages: Record<string, unknown> } = Object(readJson('package-lock.json'));
    expect(missing(lock.packages)).toEqual([]);
  });

  test('what Forge’s bundler reads from tsconfig.json stays out of it', () => {
    const text = readText('tsconfig.json').replace(/\/\/.*$/gm, '');
    for (const trap of ['noEmit', 'jsxImportSource', 'allowImportingTsExtensions', 'paths']) expect(text).not.toContain(`"${trap}"`);
  });

  test('nothing the app needs to run lies outside of it', () => {
    const reaching = trackedFiles('src', 'static').filter(
      (path) => isText(path) && /\.\.\/shared\/(spec|data|prototype)/.test(readText(path)),
    );
    expect(reaching).toEqual([]);
  });
});
