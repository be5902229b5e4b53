import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { CallOutput } from '../../../src/contract/types';
import { call } from '../../shared/call';

export type Desk = CallOutput<'readWatchDesk'>;
/** What there is to filter by, for those who may read the list. */
export type OpenDesk = Extract<Desk, { may: true }>;

/** Asks the app, once, whether the person may read the list. Nothing of ours runs afterwards. */
export function useDesk(): { desk?: Desk; error?: AppError; retry(): void } {
  const [desk, setDesk] = useState<Desk>();
  const [error, setError] = useState<AppError>();
  const ask = useCallback(async () => {
    setError(undefined);
    const answer = await call('readWatchDesk');
    if (answer.ok) setDesk(answer.value);
    else setError(answer.error);
  }, []);
  useEffect(() => void ask(), [ask]);
  return { ...(desk ? { desk } : {}), ...(error ? { error } : {}), retry: () => void ask() };
}
