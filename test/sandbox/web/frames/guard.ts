import { json, type WebReply, type WebRequest } from '../route';

/**
 * Refuses what another site's page sent in the person's name; undefined when the request is our own page's (or no browser's).
 * The server checks this for all writes; these routes act for people and check again.
 */
export function refuseForeign(request: WebRequest): WebReply | undefined {
  const site = request.headers.get('sec-fetch-site');
  if (site === null || site === 'same-origin' || site === 'none') return undefined;
  return json({ message: 'Only the pages of the local Jira may ask this.' }, 403);
}

/** An error answer of the sandbox's own calls. */
export function refusal(status: number, message: string): WebReply {
  return json({ message }, status);
}
