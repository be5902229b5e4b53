/** A line longer than this many bytes is not read: it stands as undefined. */
export const LINE_MAX = 16 * 1024 * 1024;

/** The lines of a stream, as they come; undefined for one that is too long. An empty piece behind the last line end is no line. */
export async function* linesOf(chunks: AsyncIterable<Uint8Array>, max = LINE_MAX): AsyncGenerator<string | undefined> {
  let pieces: Uint8Array[] = [];
  let size = 0;
  const take = (piece: Uint8Array): void => {
    size += piece.length;
    if (size <= max) pieces.push(piece);
    else pieces = [];
  };
  const finish = (): string | undefined => {
    const line = size <= max ? Buffer.concat(pieces).toString('utf8') : undefined;
    pieces = [];
    size = 0;
    return line;
  };
  for await (const chunk of chunks) {
    let begin = 0;
    for (let end = chunk.indexOf(10); end >= 0; end = chunk.indexOf(10, begin)) {
      take(chunk.subarray(begin, end));
      yield finish();
      begin = end + 1;
    }
    take(chunk.subarray(begin));
  }
  if (size > 0) yield finish();
}
