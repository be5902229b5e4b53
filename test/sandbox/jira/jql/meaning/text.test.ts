import { expect, test } from '@jest/globals';
import { textQuery } from './text';

const finds = (query: string, text: string): boolean | undefined => textQuery(query)?.([text]);

test.each([
  ['prin*', 'Printer jams', true],
  ['pr*nt*r', 'Printer jams', true],
  ['pri?ter', 'Printer jams', true],
  ['printer?', 'Printer jams', false],
  ['printer*', 'Printer jams', true],
  ['p*x', 'Printer jams', false],
  ['p*te?', 'Printer jams', true],
  ['ja*a*ms', 'Printer jaams', true],
  ['a.c*', 'abc', false],
])('%s in "%s": %s', (query, text, found) => {
  expect(finds(query, text)).toBe(found);
});

test('many wildcards over a long word take no noticeable time', () => {
  const began = performance.now();
  expect(finds(`${'a*'.repeat(40)}b`, 'a'.repeat(30_000))).toBe(false);
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a wildcard cannot come first', () => {
  expect(textQuery('*rinter')).toBeUndefined();
});
