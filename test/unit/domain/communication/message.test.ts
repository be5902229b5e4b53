import { expect, test } from '@jest/globals';
import { languageFor, type Message, type MessageValue, sayIn, valuesNamed } from '../../../../src/domain/communication/message';

const spell = (value: MessageValue): string => ('text' in value ? value.text : 'spelt');
const message = (subject: string, body: string, values: Message['values'] = {}): Message => ({
  texts: { 'en-US': { subject, body } },
  values,
});

test('names in braces are filled; what is not known is a dash', () => {
  const said = sayIn(
    message('{key}: {summary}', '{key} {due} {unknown} {toString} {}', { key: { text: 'IT-1' }, due: { at: 'x' } }),
    'en-US',
    spell,
  );
  expect(said).toEqual({ subject: 'IT-1: –', body: 'IT-1 spelt – – {}' });
});

test('what a value says is not looked through again', () => {
  const hostile = { text: '{key} {reason} $& $1 <img src=x onerror=alert(1)>' };
  expect(sayIn(message('s', 'a {summary} b', { summary: hostile, key: { text: 'IT-1' } }), 'en-US', spell).body).toBe(
    `a ${hostile.text} b`,
  );
});

test('a subject is one line that Jira takes', () => {
  const said = sayIn(message('{summary}', 'x', { summary: { text: `a\r\nBcc: b@c ${'y'.repeat(300)}` } }), 'en-US', spell);
  expect(said.subject).toHaveLength(255);
  expect(said.subject).toMatch(/^a Bcc: b@c y+…$/);
});

test('a message is said in the listener’s language, or the first in which it is written', () => {
  const text = { subject: '', body: 'x' };
  expect(languageFor({ 'en-US': text, 'fr-FR': text }, 'fr-FR')).toBe('fr-FR');
  expect(languageFor({ 'en-US': text }, 'fr-FR')).toBe('en-US');
  expect(languageFor({ 'fr-FR': text }, 'en-US')).toBe('fr-FR');
});

test('only what a text names is kept, in whichever language', () => {
  const texts = { 'en-US': { subject: '{key}', body: 'x' }, 'fr-FR': { subject: '', body: '{by}' } };
  expect(valuesNamed(texts, { key: { text: 'k' }, by: { person: 'u' }, summary: { text: 's' }, link: undefined })).toEqual({
    key: { text: 'k' },
    by: { person: 'u' },
  });
});
