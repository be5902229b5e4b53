import * as v from 'valibot';
import { ask, type Caller } from '../request';

/** The caller's own time zone (IANA). */
export const readTimeZone = async (by: Caller): Promise<string> =>
  (await ask('getCurrentUser', by, {}, v.object({ timeZone: v.optional(v.string(), 'UTC') }))).timeZone;
