import { json, type Route } from '../route';
import { resolverContext } from './context';
import { refusal, refuseForeign } from './guard';
import { findSession } from './sessions';
import { bodyOf, textAt } from './values';

/** Largest payload of a resolver call, bytes (Forge's invocation limits: front-end request 500 KB). */
const LARGEST_PAYLOAD = 500 * 1024;

/** POST /_sandbox/bridge/invoke {token, functionKey, payload}: {ok, value} or {ok: false, error}. The caller is the session's person. */
export const invokeRoute: Route = {
  origin: 'jira',
  method: 'POST',
  path: /^\/_sandbox\/bridge\/invoke$/,
  handle: async (context, request) => {
    const foreign = refuseForeign(request);
    if (foreign) return foreign;
    const asked = bodyOf(request.body);
    const session = findSession(context, asked?.token, request.person);
    if (!asked || !session) return refusal(403, 'This frame is not open.');
    const functionKey = textAt(asked, 'functionKey');
    if (functionKey === undefined) return refusal(400, 'functionKey must be a string!');
    if (Buffer.byteLength(request.body) > LARGEST_PAYLOAD) {
      return json({ ok: false, error: { name: 'Error', message: 'Payload size exceeds the limit of 500 KB' } });
    }
    const result = await context.forge.invokeResolver({
      moduleKey: session.moduleKey,
      functionKey,
      payload: asked.payload,
      context: resolverContext(session.context),
      ...(session.person === undefined ? {} : { accountId: session.person }),
    });
    return json(result.ok ? { ok: true, value: result.value ?? null } : { ok: false, error: result.error });
  },
};
