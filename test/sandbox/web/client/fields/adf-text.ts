import { isRecord, type Json, list, records, text } from './read';

const MENTION = /\[~accountid:([^\]]+)\]/;
const TOKEN = /(\[~accountid:[^\]]+\]|https?:\/\/[^\s<>]+[^\s<>.,;:!?)])/g;

/**
 * Plain text of an Atlassian document, as the pages let it be edited: paragraphs apart by an empty line, "- " and "1. " lists, ``` around
 * code, mentions as [~accountid:…]. What has no such form keeps its text only.
 */
export function adfToText(doc: unknown): string {
  return blocks(isRecord(doc) ? doc.content : undefined, '');
}

function blocks(content: unknown, indent: string): string {
  return records(content)
    .map((node) => block(node, indent))
    .filter((part) => part !== '')
    .join('\n\n');
}

function block(node: Json, indent: string): string {
  switch (node.type) {
    case 'bulletList':
    case 'orderedList':
      return records(node.content)
        .map((item, at) => {
          const mark = node.type === 'bulletList' ? '- ' : `${at + 1}. `;
          return indent + mark + blocks(item.content, `${indent}  `).replace(/\n\n/g, '\n').trimStart();
        })
        .join('\n');
    case 'codeBlock':
      return `\`\`\`\n${inline(node.content)}\n\`\`\``;
    case 'heading':
    case 'paragraph':
      return indent + inline(node.content);
    case 'rule':
      return '----';
    default:
      return 'content' in node ? blocks(node.content, indent) || inline(node.content) : inline([node]);
  }
}

function inline(content: unknown): string {
  return records(content)
    .map((node) => {
      const attrs = isRecord(node.attrs) ? node.attrs : {};
      switch (node.type) {
        case 'text': {
          const link = records(node.marks).find((mark) => mark.type === 'link');
          const href = isRecord(link?.attrs) ? text(link.attrs.href) : undefined;
          const shown = text(node.text) ?? '';
          return href && href !== shown ? `${shown} ${href}` : shown;
        }
        case 'hardBreak':
          return '\n';
        case 'mention':
          return `[~accountid:${text(attrs.id) ?? ''}]`;
        case 'emoji':
          return text(attrs.text) ?? text(attrs.shortName) ?? '';
        case 'inlineCard':
          return text(attrs.url) ?? '';
        case 'status':
          return text(attrs.text) ?? '';
        case 'date':
          return dayOf(attrs.timestamp);
        default:
          return inline(list(node.content));
      }
    })
    .join('');
}

/** A date node's day, yyyy-MM-dd: its timestamp is ms since epoch, as text. */
export function dayOf(timestamp: unknown): string {
  const at = Number(timestamp);
  return Number.isFinite(at) ? new Date(at).toISOString().slice(0, 10) : '';
}

/** Turns edited plain text into an Atlassian document; the reverse of `adfToText`. Names for mentions come from `nameOf`. */
export function textToAdf(source: string, nameOf: (accountId: string) => string = (id) => id): Json {
  const content: Json[] = [];
  const lines = source.replace(/\r/g, '').split('\n');
  let at = 0;
  const take = (test: (line: string) => boolean): string[] => {
    const taken: string[] = [];
    while (at < lines.length && test(lines[at] ?? '')) taken.push(lines[at++] ?? '');
    return taken;
  };
  while (at < lines.length) {
    const line = lines[at] ?? '';
    if (line.trim() === '') at++;
    else if (line.startsWith('```')) {
      at++;
      const code = take((next) => !next.startsWith('```')).join('\n');
      at++;
      content.push({ type: 'codeBlock', attrs: {}, ...(code ? { content: [{ type: 'text', text: code }] } : {}) });
    } else if (BULLET.test(line))
      content.push(
        listOf(
          'bulletList',
          take((next) => BULLET.test(next)),
          BULLET,
          nameOf,
        ),
      );
    else if (NUMBER.test(line))
      content.push(
        listOf(
          'orderedList',
          take((next) => NUMBER.test(next)),
          NUMBER,
          nameOf,
        ),
      );
    else if (/^-{4,}$/.test(line.trim())) {
      at++;
      content.push({ type: 'rule' });
    } else {
      const paragraph = take((next) => next.trim() !== '' && !next.startsWith('```') && !BULLET.test(next) && !NUMBER.test(next));
      content.push({ type: 'paragraph', content: inlineOf(paragraph, nameOf) });
    }
  }
  return { type: 'doc', version: 1, content };
}

const BULLET = /^\s*[-*] /;
const NUMBER = /^\s*\d+[.)] /;

function listOf(type: string, lines: string[], mark: RegExp, nameOf: (accountId: string) => string): Json {
  return {
    type,
    content: lines.map((line) => ({
      type: 'listItem',
      content: [{ type: 'paragraph', content: inlineOf([line.replace(mark, '')], nameOf) }],
    })),
  };
}

function inlineOf(lines: string[], nameOf: (accountId: string) => string): Json[] {
  return lines.flatMap((line, at) => [
    ...(at > 0 ? [{ type: 'hardBreak' }] : []),
    ...line
      .split(TOKEN)
      .filter((part) => part !== '')
      .map((part): Json => {
        const id = MENTION.exec(part)?.[1];
        if (id !== undefined) return { type: 'mention', attrs: { id, text: `@${nameOf(id)}` } };
        if (/^https?:\/\//.test(part)) return { type: 'text', text: part, marks: [{ type: 'link', attrs: { href: part } }] };
        return { type: 'text', text: part };
      }),
  ]);
}

/** Whether a document holds more than the plain text form keeps (tables, panels, marks…): editing it as text loses that. */
export function isRich(doc: unknown): boolean {
  const plain = new Set(['doc', 'paragraph', 'text', 'hardBreak', 'bulletList', 'orderedList', 'listItem', 'codeBlock', 'mention', 'rule']);
  const rich = (node: Json): boolean =>
    !plain.has(text(node.type) ?? '') || records(node.marks).some((mark) => mark.type !== 'link') || records(node.content).some(rich);
  return isRecord(doc) && rich(doc);
}
