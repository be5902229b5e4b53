import { describe, expect, test } from '@jest/globals';
import { adfHtml, adfMentions, adfOf, adfProblem, adfText, NOT_A_DOCUMENT } from './adf';

const doc = (...content: unknown[]): unknown => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]): unknown => ({ type: 'paragraph', content });
const text = (words: string, marks?: unknown[]): unknown => ({ type: 'text', text: words, ...(marks ? { marks } : {}) });

describe('Atlassian Document Format', () => {
  test.each([
    ['a string', 'words', NOT_A_DOCUMENT],
    ['no version', { type: 'doc', content: [] }, NOT_A_DOCUMENT],
    ['text outside a paragraph', doc(text('loose')), 'INVALID_INPUT'],
    ['an unknown node', doc({ type: 'marquee' }), 'INVALID_INPUT'],
    ['an empty text', doc(paragraph(text(''))), 'INVALID_INPUT'],
    ['an unknown mark', doc(paragraph(text('x', [{ type: 'blink' }]))), 'INVALID_INPUT'],
    ['a list of paragraphs', doc({ type: 'bulletList', content: [paragraph(text('x'))] }), 'INVALID_INPUT'],
    [
      'too long',
      doc(paragraph(text('x'.repeat(32_768)))),
      'The entered text is too long. It exceeds the allowed limit of 32767 characters.',
    ],
  ])('refuses %s', (_name, value, problem) => {
    expect(adfProblem(value)).toBe(problem);
  });

  test('takes what Jira takes', () => {
    const rich = doc(
      { type: 'heading', attrs: { level: 2 }, content: [text('Title')] },
      { type: 'panel', attrs: { panelType: 'info' }, content: [paragraph(text('bold', [{ type: 'strong' }]))] },
      { type: 'bulletList', content: [{ type: 'listItem', content: [paragraph(text('one'))] }] },
      { type: 'table', content: [{ type: 'tableRow', content: [{ type: 'tableCell', content: [paragraph(text('cell'))] }] }] },
      paragraph({ type: 'mention', attrs: { id: 'ada', text: '@Ada' } }, { type: 'hardBreak' }, text('<b>')),
    );
    expect(adfProblem(rich)).toBeUndefined();
    expect(adfMentions(rich)).toEqual(['ada']);
    expect(adfText(rich)).toContain('@Ada\n<b>');
    expect(adfHtml(rich)).toContain('<p>&lt;b&gt;</p>');
  });

  test('plain text becomes paragraphs and comes back', () => {
    const made = adfOf('One\nline\n\nTwo');
    expect(adfProblem(made)).toBeUndefined();
    expect(adfText(made)).toBe('One\nline\nTwo');
  });
});
