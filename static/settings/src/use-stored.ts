import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { CallOutput } from '../../../src/contract/types';
import { call } from '../../shared/call';

/** What the server keeps: settings, the last preflight, the policy in force. */
export interface Stored {
  value?: CallOutput<'readSettings'>;
  error?: AppError;
  reload(): void;
}

/** Reads what the server keeps, when the page opens and whenever it is asked to. */
export function useStored(): Stored {
  const [value, setValue] = useState<CallOutput<'readSettings'>>();
  const [error, setError] = useState<AppError>();
  const [round, setRound] = useState(0);
  useEffect(() => {
    setError(undefined);
    void call('readSettings').then((answer) => {
      if (answer.ok) setValue(answer.value);
      else setError(answer.error);
    });
  }, [round]);
  return { ...(value ? { value } : {}), ...(error ? { error } : {}), reload: () => setRound((count) => count + 1) };
}
