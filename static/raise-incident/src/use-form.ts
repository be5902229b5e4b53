import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../src/contract/errors';
import type { RaiseForm } from '../../../src/contract/types';
import { call } from '../../shared/call';

export interface FormView {
  /** Where it goes and what there is to choose from; undefined until it has been read. */
  target?: RaiseForm;
  error?: AppError;
  reload(): void;
}

/** Reads where incidents go and what there is to choose from: one call. */
export function useForm(): FormView {
  const [target, setTarget] = useState<RaiseForm>();
  const [error, setError] = useState<AppError>();
  const [loads, setLoads] = useState(0);
  useEffect(() => {
    let over = false;
    setError(undefined);
    void call('readRaiseForm').then((answer) => {
      if (over) return;
      if (answer.ok) setTarget(answer.value);
      else setError(answer.error);
    });
    return () => {
      over = true;
    };
  }, [loads]);
  return { ...(target ? { target } : {}), ...(error ? { error } : {}), reload: () => setLoads((count) => count + 1) };
}
