import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { plainText } from '../../../static/raise-incident/src/plain-text';
import { choiceOf, isChoice, NOTHING, otherProjects, sameChoice, settingsOf } from '../../../static/settings/src/choice';
import { pickLocale } from '../../../src/domain/locale';

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

describe('choice on the settings page', () => {
  const settings = {
    target: { projectId: '1', issueTypeId: '11' },
    incidents: [
      { projectId: '1', issueTypeIds: ['11', '12'] },
      { projectId: '2', issueTypeIds: ['21'] },
    ],
  };

  test('there and back again; other projects stay', () => {
    const choice = choiceOf(settings);
    expect(choice).toEqual({ projectId: '1', issueTypeId: '11', also: ['12'] });
    expect(settingsOf(choice, settings)).toEqual({ ...settings, incidents: [...settings.incidents].reverse() });
    expect(otherProjects(choice, settings)).toEqual([{ projectId: '2', issueTypeIds: ['21'] }]);
    expect(choiceOf(null)).toBe(NOTHING);
  });

  test('the order of further types makes no difference', () => {
    expect(sameChoice({ projectId: '1', issueTypeId: '1', also: ['3', '2'] }, { projectId: '1', issueTypeId: '1', also: ['2', '3'] })).toBe(
      true,
    );
    expect(sameChoice(NOTHING, choiceOf(settings))).toBe(false);
  });

  test('what was kept is used only when it is a choice', () => {
    expect(isChoice(choiceOf(settings))).toBe(true);
    for (const other of [null, 5, {}, { projectId: '1', issueTypeId: '2' }, { projectId: '1', issueTypeId: '2', also: [3] }])
      expect(isChoice(other)).toBe(false);
  });
});
