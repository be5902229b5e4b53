import type { AppError, Result } from '../../../../../../src/contract/errors';
import type { CallInput, CallOutput, Choices, Preflight, Step } from '../../../../../../src/contract/types';

/** Times a call that did not come through is made again by itself, and ms before the first of them; each waits longer. */
const TRIES = 3;
const WAIT = 2_000;

/** How far set-up is. */
export interface Progress {
  done: number;
  total: number;
  /** What is being done now, as far as one can tell. */
  now?: Step;
}

/** Steps the app still has to do. */
export const toDo = (steps: readonly Step[]): Step[] => steps.filter(({ state }) => state === 'todo');

/** How far a run is that began with `total` steps to do. More may turn up on the way. */
export function progressOf(steps: readonly Step[], total: number): Progress {
  const left = toDo(steps);
  const now = left[0];
  const most = Math.max(total, left.length);
  return { done: most - left.length, total: most, ...(now ? { now } : {}) };
}

/** What failed in this run is left out from then on, and the server says its words only once: they are kept here. */
export function withFailures(found: Preflight, failures: ReadonlyMap<string, Step>): Preflight {
  const keep = (step: Step): Step => (step.state === 'done' || step.error ? step : (failures.get(step.id) ?? step));
  return { ...found, steps: found.steps.map(keep) };
}

type Ask = (input: CallInput<'setUp'>) => Promise<Result<CallOutput<'setUp'>>>;

/**
 * Asks the server to go on until nothing is left that the app can do.
 * @param heard is told of every answer
 * @param wait waits so many ms
 * @returns undefined when it came to its end, else why it did not: asking anew goes on from there
 */
export async function runSetUp(
  choices: Choices,
  ask: Ask,
  heard: (found: Preflight) => void,
  wait: (ms: number) => Promise<void>,
): Promise<AppError | undefined> {
  const failures = new Map<string, Step>();
  let before = '';
  for (;;) {
    const answer = await askPatiently({ choices, skip: [...failures.keys()] }, ask, wait);
    if (!answer.ok) return answer.error;
    for (const step of answer.value.preflight.steps) if (step.state === 'failed' && !failures.has(step.id)) failures.set(step.id, step);
    const found = withFailures(answer.value.preflight, failures);
    heard(found);
    if (answer.value.finished) return undefined;
    // A server that does nothing and says it is not finished must not be asked for ever.
    const standing = JSON.stringify(found.steps.map(({ id, state, values }) => [id, state, values]));
    if (standing === before) return { code: 'INTERNAL', message: 'set-up does not get any further' };
    before = standing;
  }
}

async function askPatiently(input: CallInput<'setUp'>, ask: Ask, wait: (ms: number) => Promise<void>): ReturnType<Ask> {
  for (let tried = 1; ; tried++) {
    const answer = await ask(input);
    if (answer.ok || answer.error.code !== 'TRY_LATER' || tried > TRIES) return answer;
    await wait(answer.error.retryAfter === undefined ? WAIT * tried : answer.error.retryAfter * 1000);
  }
}
