/** Characters from which white space is left out: an export is indented, and a call has a limit. */
const LONG = 250_000;

/** What stays of a JSON text: strings as they are, and everything else but white space. */
const STRING_OR_SPACE = /("[^"\\]*(?:\\.[^"\\]*)*")|\s+/g;

/** A JSON text that is not longer than it has to be. Only white space goes, so that what is wrong with it stays wrong. */
export const squeezed = (text: string): string => (text.length < LONG ? text : text.replace(STRING_OR_SPACE, '$1'));

/** The text of a file; undefined when it is not UTF-8, which a JSON file has to be. */
export async function textOf(file: Blob): Promise<string | undefined> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
  } catch {
    return undefined;
  }
}
