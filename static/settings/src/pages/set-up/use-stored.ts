import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../../src/contract/errors';
import type { CallOutput } from '../../../../../src/contract/types';
import { call } from '../../../../shared/call';

/** What the server keeps: settings, the last preflight, the policy in force. */
export interface Stored {
  value?: CallOutput<'readSettings'>;
  error?: AppError;
  /** Reads it again; what is shown stays until the answer is there. */
  reload(): Promise<void>;
}

/** Reads what the server keeps, when the page opens and whenever it is asked to. */
export function useStored(): Stored {
  const [value, setValue] = useState<CallOutput<'readSettings'>>();
  const [error, setError] = useState<AppError>();
  const reload = async (): Promise<void> => {
    setError(undefined);
    const answer = await call('readSettings');
    if (answer.ok) setValue(answer.value);
    else setError(answer.error);
  };
  useEffect(() => void reload(), []);
  return { ...(value ? { value } : {}), ...(error ? { error } : {}), reload };
}
