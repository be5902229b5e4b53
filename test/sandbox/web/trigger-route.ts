import type { Origin, Route, WebContext, WebReply, WebRequest } from './route';

// What a web trigger answers is the app's: whatever page it is, it gets an origin of its own and none of Jira's cookies.
const ALONE = 'sandbox allow-forms allow-scripts allow-popups';

function lists(entries: Iterable<[string, string]>): Record<string, string[]> {
  const found: Record<string, string[]> = {};
  for (const [name, value] of entries) found[name] = [...(found[name] ?? []), value];
  return found;
}

async function handle({ forge }: WebContext, { method, url, headers, body }: WebRequest): Promise<WebReply> {
  const visible = [...headers].filter(([name]) => name !== 'cookie');
  const answer = await forge.webTrigger(url.pathname, {
    method,
    path: url.pathname,
    headers: lists(visible),
    queryParameters: lists(url.searchParams),
    body,
  });
  const out: Record<string, string> = {};
  for (const [name, values] of Object.entries(answer.headers))
    if (name.toLowerCase() !== 'set-cookie') out[name.toLowerCase()] = values.join(', ');
  const policy = out['content-security-policy'];
  return {
    status: answer.status,
    headers: { ...out, 'content-security-policy': policy ? `${policy}, ${ALONE}` : ALONE },
    body: answer.body,
  };
}

/** Web triggers: open to anyone, as on the platform, and without the session. */
export const triggerRoutes: Route[] = (['jira', 'app'] as Origin[]).map((origin) => ({ origin, method: '*', path: /^\/x1\//, handle }));
