import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { RestFailure } from './api';

export interface Loaded<T> {
  /** Kept while loading again. */
  data: T | undefined;
  error: RestFailure | undefined;
  loading: boolean;
  reload(): void;
}

/** Any failure as one of Jira's. */
export function asFailure(error: unknown): RestFailure {
  return error instanceof RestFailure ? error : new RestFailure(0, [error instanceof Error ? error.message : String(error)], {});
}

/** Loads when mounted and when `deps` change; an answer that comes too late is dropped. */
export function useLoad<T>(load: () => Promise<T>, deps: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ data: T | undefined; error: RestFailure | undefined; loading: boolean }>({
    data: undefined,
    error: undefined,
    loading: true,
  });
  const turn = useRef(0);
  const latest = useRef(load);
  latest.current = load;
  const reload = useCallback(() => {
    const mine = ++turn.current;
    setState((before) => ({ ...before, loading: true }));
    latest.current().then(
      (data) => {
        if (mine === turn.current) setState({ data, error: undefined, loading: false });
      },
      (error: unknown) => {
        if (mine === turn.current) setState({ data: undefined, error: asFailure(error), loading: false });
      },
    );
  }, []);
  useEffect(() => {
    reload();
    return () => {
      turn.current++;
    };
  }, [reload, ...deps]);
  return { ...state, reload };
}
