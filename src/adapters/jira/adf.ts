/** A document in Atlassian's format with one paragraph per block of text between blank lines; single line breaks are kept. */
export function toDocument(text: string): Record<string, unknown> {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '');
  return { type: 'doc', version: 1, content: paragraphs.map((part) => paragraph(part.trimEnd())) };
}

function paragraph(text: string): Record<string, unknown> {
  const content = text
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]);
  return { type: 'paragraph', content };
}
