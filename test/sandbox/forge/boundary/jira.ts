import { isWrite } from '../../jira/rest/dispatch';
import type { Caller } from '../../jira/rest/operation';
import type { WireAnswer, WireRequest } from '../code/code';
import type { Invocation } from '../invoke';
import { bytesOf, text } from '../json';
import type { Platform } from '../platform';
import { withFaults } from './faults';
import { jsonAnswer, STATUS_TEXT } from './wire';

const HOUR = 3_600_000;

/** requestJira of a function: as the app, as a person, or as nobody. */
export async function requestJira(platform: Platform, request: WireRequest, invocation: Invocation, issued: number): Promise<WireAnswer> {
  const { site, dispatcher } = platform;
  const plain = `${request.method} ${request.path.split('?')[0]}`;
  const caller = callerOf(platform, request, invocation);
  if ('refused' in caller) return file(invocation, plain, request, caller.refused, 0);
  if (request.unsupportedBody !== undefined) {
    const what = `${plain} with a body of type ${request.unsupportedBody} is not modelled by the local Jira`;
    site.problems.report({ where: 'jira', what });
    return jsonAnswer(501, { errorMessages: [what], errors: {} });
  }
  return withFaults(
    site,
    {
      seam: 'jira',
      label: plain,
      invocation,
      refusal: (status, headers) =>
        file(invocation, plain, request, jsonAnswer(status, { errorMessages: [STATUS_TEXT[status] ?? ''], errors: {} }, headers), 0),
    },
    async () => {
      const now = site.clock.now();
      if (!site.meter.spend(1, now)) return file(invocation, plain, request, quotaEmpty(now), 0);
      const answer = await dispatcher.dispatch({
        method: request.method,
        path: request.path,
        headers: new Headers(request.headers),
        body: request.body,
        caller: caller.caller,
        issued,
      });
      if (answer.points > 1) site.meter.spend(answer.points - 1, now);
      site.journal.note('jira', `${caller.caller.kind} ${request.method} ${request.path} ${answer.status}`, {
        label: answer.label,
        invocation: invocation.id,
      });
      const wire = { status: answer.status, statusText: STATUS_TEXT[answer.status] ?? '', headers: answer.headers, body: answer.body };
      return file(invocation, answer.label, request, wire, answer.points);
    },
  );
}

function callerOf(platform: Platform, { target, path }: WireRequest, invocation: Invocation): { caller: Caller } | { refused: WireAnswer } {
  const appId = platform.manifest.appId;
  if (target.provider === 'app') return { caller: { kind: 'app', accountId: platform.appAccountId, appId } };
  if (target.provider === 'none') return { caller: { kind: 'nobody' } };
  const asked = text(target.accountId);
  const accountId = asked ?? invocation.accountId;
  const needsLogin = jsonAnswer(
    401,
    { code: 401, message: 'Authentication Required' },
    { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' },
  );
  if (accountId === undefined) return { refused: needsLogin };
  if (invocation.accountType !== undefined && invocation.accountType !== 'licensed' && accountId === invocation.accountId)
    return { refused: needsLogin };
  if (asked !== undefined && asked !== invocation.accountId) {
    const person = platform.jira.people.get(asked);
    if (platform.manifest.impersonation.length === 0 || !person?.active) {
      const what = `asUser('${asked}') for ${path}: the manifest declares no scope with allowImpersonation, or there is no such active person`;
      platform.site.problems.report({ where: 'impersonation', what });
      return { refused: jsonAnswer(401, { code: 401, message: what }, { 'forge-proxy-error': 'NEEDS_AUTHENTICATION_ERR' }) };
    }
  }
  return { caller: { kind: 'app-as-user', accountId, appId, from: 'backend' } };
}

/** 429 until the hour is over (rate-limiting page: points pool of all installations together). */
function quotaEmpty(now: number): WireAnswer {
  const reset = (Math.floor(now / HOUR) + 1) * HOUR;
  return jsonAnswer(
    429,
    { errorMessages: ['Rate limit exceeded.'], errors: {} },
    {
      'retry-after': String(Math.ceil((reset - now) / 1000)),
      'ratelimit-reason': 'jira-quota-global-based',
      'x-ratelimit-remaining': '0',
      'x-ratelimit-reset': new Date(reset).toISOString(),
    },
  );
}

/** Puts a call on the invocation's bill. */
function file<A extends WireAnswer>(invocation: Invocation, label: string, request: WireRequest, answer: A, points: number): A {
  invocation.metered.calls.push({
    seam: 'jira',
    label,
    write: isWrite(request.method),
    status: 'status' in answer ? answer.status : 0,
    points,
    bytesRead: 'body' in answer ? bytesOf(answer.body) : 0,
    bytesWritten: bytesOf(request.body ?? ''),
  });
  return answer;
}
