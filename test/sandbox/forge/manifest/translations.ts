import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isRecord, type Json, list, record, text, texts } from '../json';
import { type Manifest, ManifestError } from './manifest';

/** The app's translations, as the manifest's `translations` names them. */
export interface Translations {
  /** Locales with a file, spelt "fr-FR". */
  locales: string[];
  /** A manifest text in a locale: itself, or the translation by the fallback chain, or the key when there is none. */
  resolve(value: unknown, locale: string): string;
  /** The files `@forge/bridge`'s i18n asks for under __LOCALES__. */
  file(name: string): unknown;
}

/** Reads the translation files of an app. Throws ManifestError for files that are missing or broken. */
export function readTranslations(manifest: Manifest, appDir: string): Translations {
  const declared = record(manifest.raw.translations);
  const fallback = record(declared.fallback);
  const files = new Map<string, Json>();
  for (const entry of list(declared.resources)) {
    const { key, path } = record(entry);
    if (typeof key !== 'string' || typeof path !== 'string') continue;
    const content = readFile(join(appDir, path), path);
    files.set(key, content);
  }
  const locales = [...files.keys()];
  const chain = (locale: string): string[] => {
    const wanted = locale.replace('_', '-');
    return [wanted, ...texts(fallback[wanted]), text(fallback.default) ?? ''].filter((candidate) => files.has(candidate));
  };
  return {
    locales,
    resolve: (value, locale) => {
      if (typeof value === 'string') return value;
      const key = text(record(value).i18n);
      if (key === undefined) return '';
      for (const candidate of chain(locale)) {
        const found = lookUp(files.get(candidate) ?? {}, key);
        if (found !== undefined) return found;
      }
      return key;
    },
    file: (name) => {
      if (name === 'i18n-info.json')
        return locales.length > 0 ? { translations: keysInUse(manifest, files), config: { locales, fallback } } : undefined;
      return files.get(name.replace(/\.json$/, ''));
    },
  };
}

function readFile(file: string, named: string): Json {
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (isRecord(content)) return content;
  } catch (error) {
    throw new ManifestError(`translations: ${named} cannot be read (${String(error)})`);
  }
  throw new ManifestError(`translations: ${named} is not an object`);
}

/** Same rule as @forge/i18n: the key as it stands, else as a path. */
function lookUp(content: Json, key: string): string | undefined {
  const flat = text(content[key]);
  if (flat) return flat;
  let at: unknown = content;
  for (const part of key.split('.')) at = record(at)[part];
  return text(at);
}

/** The translations of the keys the manifest itself uses, by locale, as Forge's bundler writes them. */
function keysInUse(manifest: Manifest, files: Map<string, Json>): Record<string, Record<string, string>> {
  const found: Record<string, Record<string, string>> = {};
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) for (const item of value) visit(item);
    if (!isRecord(value)) return;
    const key = text(value.i18n);
    if (key !== undefined)
      found[key] = Object.fromEntries(
        [...files].flatMap(([locale, content]) => [[locale, lookUp(content, key)]].filter((pair) => pair[1] !== undefined)) as [
          string,
          string,
        ][],
      );
    for (const item of Object.values(value)) visit(item);
  };
  visit(manifest.raw.modules);
  return found;
}
