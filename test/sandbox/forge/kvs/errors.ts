/** A refusal of the storage service: {code, message} with its HTTP status (storage-reference/handling-errors-* pages). */
export class KvsError extends Error {
  override name = 'KvsError';
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export const refuse = (code: string, message: string): KvsError => new KvsError(400, code, message);
export const keyNotFound = (key: string): KvsError => new KvsError(404, 'KEY_NOT_FOUND', `The specified key does not exist: ${key}`);
