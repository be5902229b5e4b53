import { useEffect, useState } from 'preact/hooks';
import type { AppError, Result } from '../../../../../src/contract/errors';
import { problemKey } from '../../../../../src/domain/health/problem';
import { call } from '../../../../shared/call';
import type { Health, Problem } from './problem-texts';

/** What was done with the list, to be said. */
type Done = { did: 'read' | 'checked' } | { did: 'rechecked' | 'dismissed'; problem: Problem };

/** The list of what is wrong, and what can be done with it. */
export interface HealthDesk {
  health: Health | undefined;
  error: AppError | undefined;
  /** What goes on. */
  busy: 'reading' | 'checking' | 'asking' | undefined;
  done: Done | undefined;
  read(): Promise<void>;
  /** Looks at everything anew; true when it was done. */
  check(): Promise<boolean>;
  recheck(problem: Problem): Promise<void>;
  /** True when it is off the list. */
  dismiss(problem: Problem): Promise<boolean>;
}

/** Reads what is wrong when the page is opened. */
export function useHealth(): HealthDesk {
  const [health, setHealth] = useState<Health>();
  const [error, setError] = useState<AppError>();
  const [busy, setBusy] = useState<HealthDesk['busy']>();
  const [done, setDone] = useState<Done>();
  const ask = async <T>(what: NonNullable<HealthDesk['busy']>, asked: () => Promise<Result<T>>): Promise<T | undefined> => {
    setBusy(what);
    setDone(undefined);
    setError(undefined);
    const answer = await asked();
    setBusy(undefined);
    if (answer.ok) return answer.value;
    setError(answer.error);
    return undefined;
  };
  const take = (found: Health | undefined, after: Done | undefined): boolean => {
    if (!found) return false;
    setHealth(found);
    setDone(after);
    return true;
  };
  useEffect(() => void ask('reading', () => call('readHealth')).then((found) => take(found, undefined)), []);
  return {
    health,
    error,
    busy,
    done,
    read: async () => void take(await ask('reading', () => call('readHealth')), { did: 'read' }),
    check: async () => take(await ask('checking', () => call('checkUp')), { did: 'checked' }),
    recheck: async (problem) => {
      const { kind, about } = problem;
      if (await ask('asking', () => call('recheckProblem', { kind, about }))) setDone({ did: 'rechecked', problem });
    },
    dismiss: async (problem) => {
      const { kind, about } = problem;
      if (!(await ask('asking', () => call('dismissProblem', { kind, about })))) return false;
      // Queries of the storage may show it for a moment still.
      const key = problemKey(problem);
      setHealth((known) => known && { ...known, problems: known.problems.filter((one) => problemKey(one) !== key) });
      setDone({ did: 'dismissed', problem });
      return true;
    },
  };
}
