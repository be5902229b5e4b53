import * as v from 'valibot';
import { AppFault } from '../../contract/errors';
import type { Message } from '../../domain/communication/message';
import { ask } from './request';
import { namesLink } from './words';

const serverSchema = v.object({ baseUrl: v.pipe(v.string(), v.url()) });

/** ms for which the address is believed: a site may be renamed. */
const BELIEVED = 24 * 3_600_000;
let known: { address: string; until: number } | undefined;

/** Where the site is in the browser, when a message names it; one call in a day. Undefined when Jira does not say. */
export async function siteFor(message: Message): Promise<string | undefined> {
  if (!namesLink(message)) return undefined;
  const now = Date.now();
  if (known && now < known.until) return known.address;
  try {
    const { baseUrl } = await ask('getServerInfo', 'app', {}, serverSchema);
    known = { address: baseUrl.replace(/\/+$/, ''), until: now + BELIEVED };
    return known.address;
  } catch (error) {
    if (!(error instanceof AppFault)) throw error;
    return undefined;
  }
}
