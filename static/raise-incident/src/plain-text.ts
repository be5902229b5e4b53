import { listOf, member, textOf } from '../../shared/unread';

/** Nodes after which a new paragraph begins, and those after which a new line does. */
const PARAGRAPHS = new Set(['paragraph', 'heading', 'codeBlock', 'blockquote', 'panel', 'table', 'bulletList', 'orderedList', 'rule']);
const LINES = new Set(['hardBreak', 'tableRow']);

/** The text of a document in Atlassian's format; pictures and the like are left out. */
export function plainText(document: unknown): string {
  const walk = (node: unknown): string => {
    const type = textOf(member(node, 'type'));
    if (type === 'text') return textOf(member(node, 'text'));
    if (type === 'mention' || type === 'emoji' || type === 'status') return textOf(member(member(node, 'attrs'), 'text'));
    if (type === 'inlineCard') return textOf(member(member(node, 'attrs'), 'url'));
    const inner = listOf(member(node, 'content')).map(walk).join('');
    if (PARAGRAPHS.has(type)) return `${inner}\n\n`;
    if (type === 'listItem') return `- ${inner.trim()}\n`;
    return LINES.has(type) ? `${inner.trimEnd()}\n` : inner;
  };
  return walk(document)
    .replace(/[ \t]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}
