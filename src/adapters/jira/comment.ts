import type { AppComment } from '../../ports';
import { send } from './request';
import { textFor } from './texts';

/** Key of the comment property that says what a comment of the app's was made for. */
const EFFECT_PROPERTY = 'firebreak-effect';

/** Writes an internal comment: in a service project customers do not see it, elsewhere the property means nothing. */
export async function comment(issueId: string, { effectId, text, values, to, locale }: AppComment): Promise<void> {
  const words = [
    { type: 'mention', attrs: { id: to } },
    { type: 'text', text: ` ${textFor(locale, text, values)}` },
  ];
  await send('addComment', 'app', {
    path: { issueIdOrKey: issueId },
    body: {
      body: { type: 'doc', version: 1, content: [{ type: 'paragraph', content: words }] },
      properties: [
        { key: 'sd.public.comment', value: { internal: true } },
        { key: EFFECT_PROPERTY, value: { id: effectId } },
      ],
    },
  });
}
