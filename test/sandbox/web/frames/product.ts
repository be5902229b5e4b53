import { getIssue } from '../../jira/issues/store';
import type { Caller } from '../../jira/rest/operation';
import type { FaultRule } from '../../kernel/faults';
import { json, type Route, type WebContext, type WebReply, type WebRequest } from '../route';
import { refusal, refuseForeign } from './guard';
import { type FrameSession, findSession } from './sessions';
import { bodyOf, recordAt, textAt } from './values';

interface Fetched {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** POST /_sandbox/bridge/product: a `requestJira` of one of the app's screens, done as the person under the app's scopes. */
export const productRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/bridge\/product$/,
  handle: async (context, request) => {
    const foreign = refuseForeign(request);
    if (foreign) return foreign;
    const asked = bodyOf(request.body);
    const session = findSession(context, asked?.token, request.person);
    if (!asked || !session) return refusal(403, 'This frame is not open.');
    return fetchProduct(context, session, asked);
  },
};

async function fetchProduct(context: WebContext, session: FrameSession, asked: Record<string, unknown>): Promise<WebReply> {
  const product = textAt(asked, 'product') ?? '';
  if (product !== 'jira') return loud(context, `fetchProduct: ${product} is not modelled by the local Jira`);
  if (asked.isMultipartFormData === true) return loud(context, 'fetchProduct: multipart bodies are not modelled by the local Jira');
  const init = recordAt(asked, 'fetchRequestInit');
  const method = (textAt(init, 'method') ?? 'GET').toUpperCase();
  const path = textAt(asked, 'restPath') ?? '';
  if (!/^\/(?!\/)/.test(path) || path.split(/[?#]/)[0]?.split('/').includes('..')) {
    return loud(context, `fetchProduct: ${path} is not a path of Jira`);
  }
  const caller = callerOf(context, session);
  if (!caller) return json(refused(context, session, method, path));
  const body = typeof init.body === 'string' && init.body !== '' ? init.body : undefined;
  const headers = headersOf(init.headers);
  if (!headers) return refusal(400, 'fetchProduct: a header is not valid.');
  const answer = await underFaults(context, `${method} ${path}`, async () => {
    const raw = await context.dispatcher.dispatch({ method, path, headers, body, caller });
    context.site.meter.frontendCall(raw.label, subjectOf(context, session));
    return { status: raw.status, headers: raw.headers, body: raw.body };
  });
  if (!answer) return refusal(504, 'No answer from Jira.');
  context.site.journal.note('bridge', `${session.moduleKey}: ${method} ${path} answered ${answer.status}`);
  return json(answer);
}

/**
 * Forge has no token of a customer's, unlicensed or anonymous person to hand an app: only licensed people's calls go through.
 * Source: "Access to Forge apps for unlicensed users"; ECO-838 on jira.atlassian.com (a customer's asUser() answers a permission error).
 */
function callerOf(context: WebContext, session: FrameSession): Caller | undefined {
  const type = session.context.accountType;
  if (session.person === undefined || type !== 'licensed') return undefined;
  return { kind: 'app-as-user', accountId: session.person, appId: context.forge.app.appId, from: 'frontend' };
}

function refused(context: WebContext, session: FrameSession, method: string, path: string): Fetched {
  const type = session.context.accountType ?? 'anonymous';
  context.site.journal.note('bridge', `${session.moduleKey}: ${method} ${path} refused, the person is ${type}`);
  const message = `Apps cannot call Jira as a person whose account is ${type}.`;
  return { status: 403, headers: { 'content-type': 'application/json;charset=UTF-8' }, body: JSON.stringify({ message }) };
}

async function underFaults(context: WebContext, label: string, call: () => Promise<Fetched>): Promise<Fetched | undefined> {
  const fault = context.site.faults.strike('jira', label);
  if (!fault) return call();
  context.site.journal.note('fault', `${fault.kind} on ${label} (screen)`);
  return struck(fault, call);
}

// A screen has no invocation to crash: it sees a crash as an answer that never comes.
async function struck(fault: FaultRule, call: () => Promise<Fetched>): Promise<Fetched | undefined> {
  switch (fault.kind) {
    case 'rate-limit':
      return {
        status: 429,
        headers: { 'retry-after': String(fault.retryAfterS ?? 5), 'ratelimit-reason': 'jira-burst-based' },
        body: JSON.stringify({ errorMessages: ['Rate limit exceeded.'], errors: {} }),
      };
    case 'server-error':
      return { status: 503, headers: { 'content-type': 'text/plain' }, body: 'Service Unavailable' };
    case 'not-granted':
      return {
        status: 403,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ errorMessages: ['Forbidden'], errors: {} }),
      };
    case 'time-out':
    case 'crash-before':
      return undefined;
    case 'lost-answer':
    case 'crash-after':
      await call();
      return undefined;
    case 'drop':
    case 'double':
    case 'delay':
      return call();
  }
}

/** The issue a screen is about, for the meter. */
function subjectOf({ jira }: WebContext, { context }: FrameSession): string | undefined {
  const { issue, request } = context.extension;
  const idOrKey = textAt(issue, 'id') ?? textAt(request, 'key');
  return idOrKey === undefined ? undefined : (getIssue(jira, idOrKey)?.id ?? idOrKey);
}

/** Undefined when one is no header: the fetch of a browser throws then. */
function headersOf(value: unknown): Headers | undefined {
  const headers = new Headers();
  if (!Array.isArray(value)) return headers;
  try {
    for (const pair of value) {
      if (Array.isArray(pair) && typeof pair[0] === 'string' && typeof pair[1] === 'string') headers.append(pair[0], pair[1]);
    }
    return headers;
  } catch {
    return undefined;
  }
}

function loud(context: WebContext, what: string): WebReply {
  context.site.problems.report({ where: 'bridge', what });
  return refusal(501, what);
}

/** POST /_sandbox/problem {what}: a loud failure a page noticed, such as a bridge command the local Jira does not have. */
export const problemRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/problem$/,
  handle: (context: WebContext, request: WebRequest) => {
    const foreign = refuseForeign(request);
    if (foreign) return foreign;
    const asked = bodyOf(request.body);
    const what = textAt(asked, 'what');
    if (what === undefined) return refusal(400, 'what is missing.');
    context.site.problems.report({ where: textAt(asked, 'where') ?? 'bridge', what: what.slice(0, 1_000) });
    return { status: 204 };
  },
};
