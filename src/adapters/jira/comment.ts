import * as v from 'valibot';
import type { AppComment, PolicyComment } from '../../ports';
import { toDocument } from './adf';
import { ask, type Caller, send } from './request';
import { siteFor } from './site-address';
import { textFor } from './texts';
import { saidTo } from './words';

/** Key of the comment property that says what a comment of the app's was made for. */
export const EFFECT_PROPERTY = 'firebreak-effect';

/** Writes an internal comment: in a service project customers do not see it, elsewhere the property means nothing. */
export async function comment(issueId: string, { effectId, text, values, to, locale }: AppComment): Promise<void> {
  const words = [
    { type: 'mention', attrs: { id: to } },
    { type: 'text', text: ` ${textFor(locale, text, values)}` },
  ];
  await add(issueId, effectId, { type: 'doc', version: 1, content: [{ type: 'paragraph', content: words }] }, false);
}

/** Writes a comment in the policy's words; one that is not public as above. */
export async function commentInWords(issueId: string, { effectId, message, public: forAll, listener }: PolicyComment): Promise<void> {
  const { body } = saidTo(message, listener ?? { locale: '' }, await siteFor(message));
  await add(issueId, effectId, toDocument(body), forAll);
}

async function add(issueId: string, effectId: string, body: Record<string, unknown>, forAll: boolean, by: Caller = 'app'): Promise<void> {
  await send('addComment', by, {
    path: { issueIdOrKey: issueId },
    body: {
      body,
      properties: [
        { key: 'sd.public.comment', value: { internal: !forAll } },
        { key: EFFECT_PROPERTY, value: { id: effectId } },
      ],
    },
  });
}

/** Says something in the person's name: in a service project customers do not see it. */
export async function commentAsPerson(issueId: string, { effectId, text }: { effectId: string; text: string }): Promise<void> {
  await add(issueId, effectId, toDocument(text), false, 'person');
}

const foundSchema = v.object({
  values: v.array(v.object({ properties: v.optional(v.array(v.object({ key: v.optional(v.string()), value: v.unknown() })), []) })),
});
const forEffectSchema = v.object({ id: v.string() });

/** Comments of one call (Jira's limit). */
const MOST = 1000;

/** Whether one of these comments was made for an effect, as its property says. @param commentIds oldest first; beyond a thousand, the last. */
export async function findComment(effectId: string, commentIds: readonly string[]): Promise<boolean> {
  const ids = commentIds.slice(-MOST).map(Number);
  const { values } = await ask('getCommentsByIds', 'app', { query: { expand: 'properties' }, body: { ids } }, foundSchema);
  return values.some(({ properties }) =>
    properties.some(({ key, value }) => {
      const parsed = v.safeParse(forEffectSchema, value);
      return key === EFFECT_PROPERTY && parsed.success && parsed.output.id === effectId;
    }),
  );
}
