/** A document in Atlassian's format with one paragraph per block of text between blank lines; single line breaks are kept. */
export const toDocument = (text: string): Record<string, unknown> => ({ type: 'doc', version: 1, content: paragraphsOf(text) });

/** The same without the document around it. */
export const paragraphsOf = (text: string): Record<string, unknown>[] =>
  text
    .replace(/\r\n?/g, '\n')
    .split(/\n{2,}/)
    .filter((part) => part.trim() !== '')
    .map((part) => paragraph(part.trimEnd()));

function paragraph(text: string): Record<string, unknown> {
  const content = text
    .split('\n')
    .flatMap((line, at) => [...(at > 0 ? [{ type: 'hardBreak' }] : []), ...(line === '' ? [] : [{ type: 'text', text: line }])]);
  return { type: 'paragraph', content };
}
