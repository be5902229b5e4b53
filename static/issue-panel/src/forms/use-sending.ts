import { useRef, useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../src/contract/errors';

export interface Sending {
  busy: boolean;
  /** How it was refused last. */
  error?: AppError;
  /** Sends once at a time; what was typed stays where it is when it is refused. */
  send<T>(ask: () => Promise<Result<T>>, onDone: (value: T) => void): void;
}

/** One form's way to the server. */
export function useSending(): Sending {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<AppError>();
  const sent = useRef(false);
  return {
    busy,
    ...(error ? { error } : {}),
    send: (ask, onDone) => {
      if (sent.current) return;
      sent.current = true;
      setBusy(true);
      setError(undefined);
      void ask().then((answer) => {
        sent.current = false;
        setBusy(false);
        if (answer.ok) onDone(answer.value);
        else setError(answer.error);
      });
    },
  };
}
