import { expect, test } from '@jest/globals';
import { plainText } from '../../../src/adapters/jira/plain-text';

const text = (words: string) => ({ type: 'text', text: words });
const doc = (...content: unknown[]) => ({ type: 'doc', version: 1, content });
const paragraph = (...content: unknown[]) => ({ type: 'paragraph', content });

test('a line for each block, with what stands for mentions, emoji and links', () => {
  const said = doc(
    paragraph(text('Hello '), { type: 'mention', attrs: { id: 'u-1', text: '@Mara' } }, { type: 'hardBreak' }, text('<b>bold</b>')),
    {
      type: 'bulletList',
      content: [
        { type: 'listItem', content: [paragraph(text('one'))] },
        { type: 'listItem', content: [paragraph({ type: 'inlineCard', attrs: { url: 'https://a.example' } })] },
      ],
    },
    paragraph({ type: 'emoji', attrs: { shortName: ':ok:' } }),
  );
  expect(plainText(said, 400)).toBe('Hello @Mara\n<b>bold</b>\none\nhttps://a.example\n:ok:');
});

test('no more than is wanted, and nothing of what is no document', () => {
  expect(plainText(doc(paragraph(text('x'.repeat(900)))), 400)).toHaveLength(400);
  let deep: unknown = text('deep');
  for (let at = 0; at < 10_000; at++) deep = { type: 'blockquote', content: [deep] };
  expect([undefined, null, 'text', 7, [], { content: 'x' }, deep].map((one) => plainText(one, 400))).toEqual(Array(7).fill(''));
});
