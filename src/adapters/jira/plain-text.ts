import * as v from 'valibot';

const nodeSchema = v.object({
  type: v.optional(v.string(), ''),
  text: v.optional(v.string()),
  attrs: v.optional(v.record(v.string(), v.unknown()), {}),
  content: v.optional(v.array(v.unknown()), []),
});

/** Nodes within a line; all others are blocks of their own. */
const INLINE = new Set(['text', 'hardBreak', 'mention', 'emoji', 'inlineCard', 'date', 'status']);

/** Documents are not nested deeper by anybody who means well. */
const DEEPEST = 40;

/**
 * The beginning of a document in Atlassian's format as plain text, a line for each block.
 * @param max characters at most.
 */
export function plainText(document: unknown, max: number): string {
  let said = '';
  const add = (node: unknown, depth: number): void => {
    if (said.length >= max || depth > DEEPEST) return;
    const { success, output } = v.safeParse(nodeSchema, node);
    if (!success) return;
    const { type, text, attrs, content } = output;
    if (!INLINE.has(type) && said !== '' && !said.endsWith('\n')) said += '\n';
    said += type === 'hardBreak' ? '\n' : (text ?? wordsOf(attrs));
    for (const one of content) add(one, depth + 1);
  };
  add(document, 0);
  return said.trim().slice(0, max);
}

/** What stands for a mention, an emoji, a status or a link. */
function wordsOf({ text, shortName, url }: Record<string, unknown>): string {
  const words = [text, shortName, url].find((one) => typeof one === 'string' && one !== '');
  return typeof words === 'string' ? words : '';
}
