import type { HandOverNote } from '../../ports';
import { paragraphsOf } from './adf';
import { EFFECT_PROPERTY } from './comment';
import { send } from './request';
import { textFor } from './texts';

/** Writes the note as the person: in a service project customers do not see it, elsewhere the property means nothing. */
export async function writeHandOver(issueId: string, { effectId, locale, group, tried, known, asked }: HandOverNote): Promise<void> {
  const say = (key: Parameters<typeof textFor>[1], values: Record<string, string> = {}) => strong(textFor(locale, key, values));
  const content = [
    group === undefined ? say('comment.handOver') : say('comment.handOverTo', { group }),
    say('comment.handOver.tried'),
    ...paragraphsOf(tried),
    say('comment.handOver.known'),
    ...paragraphsOf(known),
    say('comment.handOver.asked'),
    ...paragraphsOf(asked),
  ];
  await send('addComment', 'person', {
    path: { issueIdOrKey: issueId },
    body: {
      body: { type: 'doc', version: 1, content },
      properties: [
        { key: 'sd.public.comment', value: { internal: true } },
        { key: EFFECT_PROPERTY, value: { id: effectId } },
      ],
    },
  });
}

const strong = (text: string): Record<string, unknown> => ({
  type: 'paragraph',
  content: [{ type: 'text', text, marks: [{ type: 'strong' }] }],
});
