import { AppFault } from '../../contract/errors';

/** What became of something a person asked for is not known yet. @param retryAfter seconds after which asking again finds out. */
export const unclear = (id: string, retryAfter?: number): AppFault =>
  new AppFault({
    code: 'UNCLEAR',
    message: `Whether ${id} was done is not known yet.`,
    ...(retryAfter === undefined ? {} : { retryAfter }),
  });
