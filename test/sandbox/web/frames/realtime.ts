import { createHash } from 'node:crypto';
import { json, type Route, type WebContext, type WebReply, type WebRequest } from '../route';
import { refusal, refuseForeign } from './guard';
import { type FrameSession, findSession } from './sessions';
import { bodyOf, isRecord, type Json, recordAt, textAt, textsOf } from './values';

/** Largest payload the event log shows whole, bytes. */
const LOGGED_BYTES = 10_000;

/**
 * The channel a frame means by a name: by default the same module at the same place, with contextOverrides the same values of those
 * properties, global: the whole installation. Source: Forge's "Authorizing Realtime channels".
 */
export function channelOf(session: FrameSession, name: string, options: { isGlobal: boolean; overrides: string[] }): string {
  return createHash('sha256')
    .update(JSON.stringify([name, scopeOf(session, options)]))
    .digest('hex');
}

function scopeOf(session: FrameSession, { isGlobal, overrides }: { isGlobal: boolean; overrides: string[] }): unknown {
  if (isGlobal) return 'installation';
  const { extension } = session.context;
  if (overrides.length > 0) return [...overrides].sort().map((name) => [name, extension[name] ?? null]);
  const { issue, project, portal, request } = extension;
  return [session.moduleKey, issue ?? null, project ?? null, portal ?? null, request ?? null];
}

function withSession(
  handle: (context: WebContext, session: FrameSession, asked: Json, channel: string) => WebReply,
): (context: WebContext, request: WebRequest) => WebReply {
  return (context, request) => {
    const foreign = refuseForeign(request);
    if (foreign) return foreign;
    const asked = bodyOf(request.body);
    const session = findSession(context, asked?.token, request.person);
    if (!asked || !session) return refusal(403, 'This frame is not open.');
    const name = textAt(asked, 'channelName');
    if (name === undefined) return refusal(400, 'channelName must be a string.');
    const options = recordAt(asked, 'options');
    if (options.token !== undefined) {
      const what = 'realtime: channels with a signed token are not modelled by the local Jira';
      context.site.problems.report({ where: 'bridge', what });
      return refusal(501, what);
    }
    const overrides = textsOf(options.contextOverrides);
    return handle(context, session, asked, channelOf(session, name, { isGlobal: asked.isGlobal === true, overrides }));
  };
}

/** POST /_sandbox/bridge/channel: the id under which the stream tells of a channel's events. */
export const channelRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/bridge\/channel$/,
  handle: withSession((_context, _session, _asked, channel) => json({ channel })),
};

/** POST /_sandbox/bridge/note {text}: a line for the event log, such as a custom metric. */
export const noteRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/bridge\/note$/,
  handle: (context, request) => {
    const asked = bodyOf(request.body);
    const session = refuseForeign(request) ? undefined : findSession(context, asked?.token, request.person);
    if (!session) return refusal(403, 'This frame is not open.');
    context.site.journal.note('bridge', `${session.moduleKey}: ${(textAt(asked, 'text') ?? '').slice(0, 500)}`);
    return { status: 204 };
  },
};

/** POST /_sandbox/bridge/publish: sends an event to everyone who listens to the channel, in whichever browser. */
export const publishRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/bridge\/publish$/,
  handle: withSession((context, session, asked, channel) => {
    const payload = asked.eventPayload ?? null;
    if (typeof payload !== 'string' && !isRecord(payload) && payload !== null) return refusal(400, 'A payload is text or an object.');
    const eventId = String(context.site.ids.next('realtime', 1));
    const eventTimestamp = String(context.site.clock.now());
    // The log keeps thousands of lines: what is large is told by its size.
    const bytes = Buffer.byteLength(JSON.stringify(payload));
    const told = bytes > LOGGED_BYTES ? { bytes } : payload;
    context.site.journal.note('bridge', `${session.moduleKey}: realtime ${String(asked.channelName)}`, told);
    context.stream.publish({ type: 'realtime', data: { channel, eventId, eventTimestamp, payload } });
    return json({ eventId, eventTimestamp });
  }),
};
