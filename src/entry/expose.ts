import Resolver from '@forge/resolver';
import * as v from 'valibot';
import type { CallName } from '../contract/calls';
import { AppFault, fault, type Result } from '../contract/errors';
import { parseInput } from '../contract/parse';
import type { CallOutput, ParsedInput } from '../contract/types';
import type { Origin } from '../domain/incident/state';

/** Who calls and from where. The platform says so; nothing of it comes from the screen's payload. */
export interface CallContext {
  accountId: string;
  /** The issue the screen stands in, if any. */
  issue?: Origin;
  /** Id of the project the screen stands in, if any. */
  projectId?: string;
  /** Key of the request the screen stands in, in the portal. */
  requestKey?: string;
}

/** One call's implementation. */
type Handler<N extends CallName> = (input: ParsedInput<N>, context: CallContext) => Promise<CallOutput<N>>;

const jiraId = v.pipe(v.union([v.string(), v.number()]), v.transform(String));

const contextSchema = v.object({
  accountId: v.pipe(v.string(), v.minLength(1)),
  extension: v.optional(
    v.object({
      issue: v.optional(v.object({ id: jiraId, key: v.string() })),
      project: v.optional(v.object({ id: v.optional(jiraId) })),
      request: v.optional(v.object({ key: v.string() })),
    }),
  ),
});

/**
 * A resolver of some of the contract's calls: checks the payload, takes the caller from the platform's context, runs the use case, and
 * answers a Result. A screen gets only the calls it needs.
 */
export function expose<N extends CallName>(handlers: { [K in N]: Handler<K> }): ReturnType<Resolver['getDefinitions']> {
  const resolver = new Resolver();
  for (const name in handlers) {
    const handler = handlers[name];
    resolver.define(name, ({ payload, context }: { payload: unknown; context: unknown }) => answer(name, handler, payload, context));
  }
  return resolver.getDefinitions();
}

async function answer<N extends CallName>(
  name: N,
  handler: Handler<N>,
  payload: unknown,
  surroundings: unknown,
): Promise<Result<CallOutput<N>>> {
  try {
    const caller = v.safeParse(contextSchema, surroundings);
    if (!caller.success) throw fault('NOT_ALLOWED', 'Nobody is signed in.');
    const input = parseInput(name, payload);
    const { accountId, extension } = caller.output;
    const { issue, project, request } = extension ?? {};
    const context = {
      accountId,
      ...(issue ? { issue } : {}),
      ...(project?.id === undefined ? {} : { projectId: project.id }),
      ...(request ? { requestKey: request.key } : {}),
    };
    return { ok: true, value: await handler(input, context) };
  } catch (error) {
    if (error instanceof AppFault) {
      console.warn(`${name}: ${error.error.code}: ${error.error.message}`);
      return { ok: false, error: error.error };
    }
    console.error(`${name}:`, error);
    return { ok: false, error: { code: 'INTERNAL', message: 'Something went wrong in the app. The log has the details.' } };
  }
}
