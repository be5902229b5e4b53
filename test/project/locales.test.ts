import { describe, expect, test } from '@jest/globals';
import { readJson, readText, trackedFiles } from './repository';

function texts(locale: string): Map<string, string> {
  const content = readJson(`locales/${locale}.json`);
  return new Map(Object.entries(Object(content)).map(([key, value]) => [key, String(value)]));
}

const english = texts('en-US');
const locales = trackedFiles('locales').map((path) => path.replace(/^locales\/|\.json$/g, ''));

/** What keys begin with. */
const prefixes = new Set([...english.keys()].map((key) => key.split('.')[0] ?? ''));

/** Keys as they stand in the sources: every key is written out somewhere, none is put together. */
function keysInUse(): Set<string> {
  const used = new Set<string>();
  for (const path of [...trackedFiles('static'), ...trackedFiles('src')].filter(
    (path) => /\.tsx?$/.test(path) && !path.endsWith('.test.ts'),
  ))
    for (const [, key = ''] of readText(path).matchAll(/'(\w+\.[\w.]+)'/g)) if (prefixes.has(key.split('.')[0] ?? '')) used.add(key);
  for (const [, key] of readText('manifest.yml').matchAll(/i18n: ([\w.]+)/g)) used.add(key ?? '');
  return used;
}

const placeholders = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([name]) => name).sort();

describe('texts', () => {
  test('there is English and French, and nothing else lies there', () => {
    expect(locales.sort()).toEqual(['en-US', 'fr-FR']);
  });

  test.each(locales)('%s has every key, no other, none empty, and the same placeholders', (locale) => {
    const found = texts(locale);
    expect([...found.keys()]).toEqual([...english.keys()]);
    for (const [key, text] of found) {
      expect({ key, empty: text.trim() === '' }).toEqual({ key, empty: false });
      expect({ key, placeholders: placeholders(text) }).toEqual({ key, placeholders: placeholders(english.get(key) ?? '') });
    }
  });

  test('every key in use is there, and every key that is there is in use', () => {
    const used = keysInUse();
    expect([...used].filter((key) => !english.has(key))).toEqual([]);
    expect([...english.keys()].filter((key) => !used.has(key))).toEqual([]);
  });

  test('every placeholder is filled where its text is used', () => {
    const sources = trackedFiles('static')
      .filter((path) => path.endsWith('.tsx'))
      .map(readText)
      .join('\n');
    const unfilled = [...english].filter(([key, text]) => placeholders(text).length > 0 && sources.includes(`t('${key}')`));
    expect(unfilled).toEqual([]);
  });

  test('no text stands in a screen’s source', () => {
    const bare = trackedFiles('static')
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => [...readText(path).matchAll(/>\s*([A-Za-z][a-z]+(?: [a-z]+)+)\s*</g)].map(([, text]) => `${path}: ${text}`));
    expect(bare).toEqual([]);
  });
});
