import { useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import type { Choices, Preflight } from '../../../../../../src/contract/types';
import { call } from '../../../../../shared/call';
import { type Progress, progressOf, runSetUp, toDo } from './run';

/** The one button that changes the site. */
export interface SetUp {
  /** Set while it runs. */
  progress?: Progress;
  /** It came to its end. */
  finished: boolean;
  /** It stopped before its end; running it again goes on from there. */
  error?: AppError;
  run(choices: Choices): void;
  /** Forgets how the last run went. */
  reset(): void;
}

/**
 * Closing the page while it runs loses nothing: what is done stays done.
 * @param heard is told of every answer
 * @param ended is told when it came to its end
 */
export function useSetUp(preflight: Preflight | null, heard: (found: Preflight) => void, ended: () => void): SetUp {
  const [progress, setProgress] = useState<Progress>();
  const [finished, setFinished] = useState(false);
  const [error, setError] = useState<AppError>();
  const running = useRef(false);

  const reset = (): void => {
    setFinished(false);
    setError(undefined);
  };

  const run = async (choices: Choices): Promise<void> => {
    if (running.current) return;
    running.current = true;
    reset();
    const steps = preflight?.steps ?? [];
    // What failed before is tried again.
    const total = toDo(steps).length + steps.filter(({ state }) => state === 'failed' || state === 'blocked').length;
    setProgress(progressOf(steps, total));
    const hear = (found: Preflight): void => {
      heard(found);
      setProgress(progressOf(found.steps, total));
    };
    const outcome = await runSetUp(
      choices,
      (input) => call('setUp', input),
      hear,
      (ms) => new Promise((done) => setTimeout(done, ms)),
    );
    running.current = false;
    setProgress(undefined);
    if (outcome) return setError(outcome);
    setFinished(true);
    ended();
  };

  return { ...(progress ? { progress } : {}), finished, ...(error ? { error } : {}), run: (choices) => void run(choices), reset };
}
