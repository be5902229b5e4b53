import { useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { CallInput, RaisedIncident } from '../../../src/contract/types';
import { call } from '../../shared/call';

/** ms for which an unclear outcome is asked for again without anybody's doing. */
const PATIENCE = 60_000;

/** Seconds between asking again: what the server says, within reason. */
const waitOf = ({ retryAfter = 3 }: AppError): number => Math.min(20, Math.max(1, retryAfter));

/** idle; creating: on its way; finding: Jira has not said, it is being found out; unsure: the same, and it is left to the person. */
export type Progress = 'idle' | 'creating' | 'finding' | 'unsure';

export interface CreateView {
  progress: Progress;
  error?: AppError;
  raised?: RaisedIncident;
  /** Sends it; the same intent makes no second incident, however often. Ignored while one is on its way. */
  create(input: CallInput<'raiseIncident'>): void;
  reset(): void;
}

/** @param hooks `sent` before anything leaves, `refused` when it is certain that nothing was made, `made` when the incident is there. */
export function useCreate(hooks: { sent(): void; refused(): void; made(): void }): CreateView {
  const [progress, setProgress] = useState<Progress>('idle');
  const [error, setError] = useState<AppError>();
  const [raised, setRaised] = useState<RaisedIncident>();
  // A second press may come before the screen has been drawn anew.
  const busy = useRef(false);

  const send = async (input: CallInput<'raiseIncident'>): Promise<void> => {
    const until = performance.now() + PATIENCE;
    setProgress('creating');
    setError(undefined);
    hooks.sent();
    for (;;) {
      const answer = await call('raiseIncident', input);
      if (answer.ok) {
        hooks.made();
        setProgress('idle');
        return setRaised(answer.value);
      }
      const seconds = waitOf(answer.error);
      if (answer.error.code !== 'UNCLEAR') {
        // A call that did not come through says nothing about what happened behind it.
        if (answer.error.code !== 'TRY_LATER') hooks.refused();
        setProgress('idle');
        return setError(answer.error);
      }
      if (performance.now() + seconds * 1000 > until) return setProgress('unsure');
      setProgress('finding');
      await new Promise((done) => setTimeout(done, seconds * 1000));
    }
  };

  return {
    progress,
    ...(error ? { error } : {}),
    ...(raised ? { raised } : {}),
    create: (input) => {
      if (busy.current) return;
      busy.current = true;
      void send(input).finally(() => {
        busy.current = false;
      });
    },
    reset: () => {
      setRaised(undefined);
      setError(undefined);
      setProgress('idle');
    },
  };
}
