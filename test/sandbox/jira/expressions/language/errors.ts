/** An expression that cannot be read or evaluated. `line` and `column` from 1, where known. */
export class ExpressionError extends Error {
  constructor(
    message: string,
    readonly type: 'syntax' | 'type' | 'other',
    readonly place?: { line: number; column: number },
  ) {
    super(message);
    this.name = 'ExpressionError';
  }
}

function placeOf(text: string, at: number): { line: number; column: number } {
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

export function syntaxError(message: string, text: string, at: number): ExpressionError {
  const place = placeOf(text, at);
  return new ExpressionError(`${message} (line ${place.line}, column ${place.column})`, 'syntax', place);
}
