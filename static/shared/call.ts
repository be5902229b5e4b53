import { invoke } from '@forge/bridge';
import type { CallName } from '../../src/contract/calls';
import type { Result } from '../../src/contract/errors';
import type { CallInput, CallOutput } from '../../src/contract/types';

/** The input may be left out when the contract demands nothing of it. */
type InputArgs<N extends CallName> =
  Record<string, never> extends CallInput<N> ? (keyof CallInput<N> extends never ? [] : [input?: CallInput<N>]) : [input: CallInput<N>];

/** Calls the server. Never throws: a call that does not come through (no network, time-out) is TRY_LATER. */
export async function call<N extends CallName>(name: N, ...[input]: InputArgs<N>): Promise<Result<CallOutput<N>>> {
  try {
    const answer: unknown = await invoke(name, input ?? {});
    return isAnswerTo(name, answer) ? answer : { ok: false, error: { code: 'INTERNAL', message: `${name}: not an answer` } };
  } catch (error) {
    return { ok: false, error: { code: 'TRY_LATER', message: error instanceof Error ? error.message : String(error) } };
  }
}

/** Our own server types its answers by the same contract; only the envelope is looked at. */
function isAnswerTo<N extends CallName>(_name: N, answer: unknown): answer is Result<CallOutput<N>> {
  return typeof answer === 'object' && answer !== null && typeof Reflect.get(answer, 'ok') === 'boolean';
}
