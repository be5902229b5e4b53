import { refusal, refuseForeign } from '../frames/guard';
import { bodyOf, type Json } from '../frames/values';
import type { Route, WebContext, WebReply } from '../route';

/** A call of the lab page that changes something: only from our own pages, with a JSON object. Errors are answered, not thrown. */
export function action(path: RegExp, run: (context: WebContext, asked: Json) => WebReply | Promise<WebReply>): Route {
  return {
    origin: 'jira',
    method: 'POST',
    path,
    handle: async (context, request) => {
      const foreign = refuseForeign(request);
      if (foreign) return foreign;
      const asked = request.body === '' ? {} : bodyOf(request.body);
      if (!asked) return refusal(400, 'A JSON object is needed.');
      try {
        return await run(context, asked);
      } catch (error) {
        return refusal(409, error instanceof Error ? error.message : String(error));
      }
    },
  };
}
