/** Atlassian Document Format, as far as Jira checks and reads it. Reference: developer.atlassian.com/cloud/jira/platform/apis/document/structure. */

const INLINE = ['text', 'hardBreak', 'mention', 'emoji', 'date', 'status', 'inlineCard', 'mediaInline', 'placeholder'];
const BLOCK = [
  'paragraph',
  'heading',
  'bulletList',
  'orderedList',
  'taskList',
  'decisionList',
  'blockquote',
  'codeBlock',
  'panel',
  'rule',
  'table',
  'mediaGroup',
  'mediaSingle',
  'expand',
  'nestedExpand',
  'blockCard',
  'embedCard',
  'extension',
  'bodiedExtension',
  'layoutSection',
];

/** Which nodes may stand in which. */
const CHILDREN: Readonly<Record<string, readonly string[]>> = {
  doc: BLOCK,
  paragraph: INLINE,
  heading: INLINE,
  bulletList: ['listItem'],
  orderedList: ['listItem'],
  listItem: ['paragraph', 'bulletList', 'orderedList', 'taskList', 'codeBlock', 'mediaSingle', 'extension'],
  taskList: ['taskItem', 'blockTaskItem', 'taskList'],
  taskItem: INLINE,
  decisionList: ['decisionItem'],
  decisionItem: INLINE,
  blockquote: ['paragraph', 'bulletList', 'orderedList', 'codeBlock', 'mediaSingle', 'mediaGroup', 'extension'],
  codeBlock: ['text'],
  panel: [
    'paragraph',
    'heading',
    'bulletList',
    'orderedList',
    'taskList',
    'decisionList',
    'rule',
    'codeBlock',
    'blockCard',
    'mediaSingle',
    'mediaGroup',
  ],
  table: ['tableRow'],
  tableRow: ['tableCell', 'tableHeader'],
  tableCell: BLOCK,
  tableHeader: BLOCK,
  mediaGroup: ['media'],
  mediaSingle: ['media', 'caption'],
  caption: INLINE,
  expand: BLOCK,
  nestedExpand: BLOCK,
  bodiedExtension: BLOCK,
  layoutSection: ['layoutColumn'],
  layoutColumn: BLOCK,
};

const MARKS = [
  'strong',
  'em',
  'underline',
  'strike',
  'code',
  'link',
  'subsup',
  'textColor',
  'backgroundColor',
  'border',
  'annotation',
  'alignment',
  'indentation',
];

/** What Jira says to a value that is no document. */
export const NOT_A_DOCUMENT = 'Operation value must be an Atlassian Document (see the Atlassian Document Format)';

/** Longest text Jira keeps in one rich-text field or comment, characters (jira.text.field.character.limit's default). */
const LONGEST_TEXT = 32_767;

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What is wrong with a document; undefined when Jira would take it. */
export function adfProblem(value: unknown): string | undefined {
  if (!isObject(value) || value.type !== 'doc' || value.version !== 1 || !Array.isArray(value.content)) return NOT_A_DOCUMENT;
  const wrong = nodeProblem(value, 'doc');
  if (wrong) return wrong;
  return adfText(value).length > LONGEST_TEXT
    ? `The entered text is too long. It exceeds the allowed limit of ${LONGEST_TEXT} characters.`
    : undefined;
}

function nodeProblem(node: unknown, type: string): string | undefined {
  if (!isObject(node)) return 'INVALID_INPUT';
  if (type === 'text' && (typeof node.text !== 'string' || node.text === '')) return 'INVALID_INPUT';
  if (node.marks !== undefined) {
    if (!Array.isArray(node.marks)) return 'INVALID_INPUT';
    for (const mark of node.marks as unknown[])
      if (!isObject(mark) || typeof mark.type !== 'string' || !MARKS.includes(mark.type)) return 'INVALID_INPUT';
  }
  if (node.content === undefined) return undefined;
  const allowed = CHILDREN[type];
  if (!allowed || !Array.isArray(node.content)) return 'INVALID_INPUT';
  for (const child of node.content as unknown[]) {
    if (!isObject(child) || typeof child.type !== 'string' || !allowed.includes(child.type)) return 'INVALID_INPUT';
    const wrong = nodeProblem(child, child.type);
    if (wrong) return wrong;
  }
  return undefined;
}

/** A document of plain paragraphs; a blank line parts them. */
export function adfOf(text: string): Record<string, unknown> {
  const paragraphs = text.split(/\n{2,}/).filter((part) => part.trim() !== '');
  return {
    type: 'doc',
    version: 1,
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      content: paragraph
        .split('\n')
        .flatMap((line, index) => [...(index > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]),
    })),
  };
}

/** The words of a document: what search, history and notifications show. */
export function adfText(doc: unknown): string {
  const parts: string[] = [];
  const walk = (node: unknown): void => {
    if (!isObject(node) || typeof node.type !== 'string') return;
    const attrs = isObject(node.attrs) ? node.attrs : {};
    if (node.type === 'text') parts.push(String(node.text ?? ''));
    else if (node.type === 'hardBreak') parts.push('\n');
    else if (['mention', 'emoji', 'status'].includes(node.type)) parts.push(String(attrs.text ?? ''));
    else if (['inlineCard', 'blockCard'].includes(node.type)) parts.push(String(attrs.url ?? ''));
    if (Array.isArray(node.content)) for (const child of node.content as unknown[]) walk(child);
    if (['paragraph', 'heading', 'codeBlock', 'listItem', 'tableRow', 'rule'].includes(node.type)) parts.push('\n');
  };
  walk(doc);
  return parts
    .join('')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Accounts mentioned in a document. */
export function adfMentions(doc: unknown): string[] {
  const found = new Set<string>();
  const walk = (node: unknown): void => {
    if (!isObject(node)) return;
    const attrs = node.attrs;
    if (node.type === 'mention' && isObject(attrs) && typeof attrs.id === 'string') found.add(attrs.id);
    if (Array.isArray(node.content)) for (const child of node.content as unknown[]) walk(child);
  };
  walk(doc);
  return [...found];
}

const escapeHtml = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);

/** Plain HTML of a document, for `renderedFields` and `renderedBody`: paragraphs of escaped text. */
export function adfHtml(doc: unknown): string {
  return adfText(doc)
    .split(/\n+/)
    .filter((line) => line !== '')
    .map((line) => `<p>${escapeHtml(line)}</p>`)
    .join('\n');
}
