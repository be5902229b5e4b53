import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { pickLocale } from '../../../src/domain/locale';
import { plainText } from '../../../static/raise-incident/src/plain-text';

const text = (words: string) => ({ type: 'text', text: words });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

describe('text of a document', () => {
  test('paragraphs, breaks, lists, mentions and links become plain text', () => {
    const document = {
      type: 'doc',
      version: 1,
      content: [
        { type: 'heading', attrs: { level: 1 }, content: [text('Down')] },
        paragraph(text('Since '), { type: 'hardBreak' }, text('nine, says '), { type: 'mention', attrs: { id: 'u', text: '@Mara' } }),
        {
          type: 'bulletList',
          content: [
            { type: 'listItem', content: [paragraph(text('Lyon'))] },
            { type: 'listItem', content: [paragraph(text('Berlin'))] },
          ],
        },
        { type: 'mediaSingle', content: [{ type: 'media', attrs: { id: 'x' } }] },
        paragraph({ type: 'inlineCard', attrs: { url: 'https://status.test' } }),
      ],
    };
    expect(plainText(document)).toBe('Down\n\nSince\nnine, says @Mara\n\n- Lyon\n- Berlin\n\nhttps://status.test');
  });

  test('anything at all is read without throwing', () => {
    fc.assert(fc.property(fc.anything(), (document) => typeof plainText(document) === 'string'));
    expect(plainText(null)).toBe('');
  });
});

describe('language', () => {
  test.each([
    ['fr-FR', 'fr-FR'],
    ['fr_CA', 'fr-FR'],
    ['FR', 'fr-FR'],
    ['de-DE', 'en-US'],
    ['', 'en-US'],
  ])('%s is served %s', (wanted, given) => expect(pickLocale(wanted)).toBe(given));
});
