import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { RequestView } from '../../../src/contract/types';
import { call } from '../../shared/call';

/** ms after an answer was taken at which the request is read again, once: the app has closed it, or opened it again, by then. */
const AFTER = 4_000;

export interface RequestReading {
  request?: RequestView;
  error?: AppError;
  /** Reads it again at once. */
  retry(): void;
  /** An answer was taken. */
  answered(): void;
}

/** How the request stands, asked for when the panel opens. Never polled: each reading runs a function. */
export function useRequest(): RequestReading {
  const [request, setRequest] = useState<RequestView>();
  const [error, setError] = useState<AppError>();
  const [asked, setAsked] = useState(0);
  const ask = useCallback(async () => {
    setError(undefined);
    const answer = await call('readRequest');
    if (answer.ok) setRequest(answer.value);
    else setError(answer.error);
  }, []);
  useEffect(() => void ask(), [ask]);
  useEffect(() => {
    if (asked === 0) return;
    const timer = setTimeout(() => void ask(), AFTER);
    return () => clearTimeout(timer);
  }, [ask, asked]);
  return {
    ...(request ? { request } : {}),
    ...(error ? { error } : {}),
    retry: () => void ask(),
    answered: () => setAsked(asked + 1),
  };
}
