import { useEffect, useState } from 'preact/hooks';
import type { AppError } from '../../../../src/contract/errors';
import { call } from '../../../shared/call';
import type { ToldFinding } from '../words/finding-words';
import { useShell } from './desk-context';

/** What the linter says of the draft. */
export interface Findings {
  found?: readonly ToldFinding[];
  error?: AppError;
  checking: boolean;
  check(): void;
}

/** Saves what is typed, then has the draft checked; when the page opens and whenever it is asked to. Without a draft there is nothing to check. */
export function useFindings(): Findings {
  const { desk } = useShell();
  const [state, setState] = useState<Omit<Findings, 'check'>>({ checking: false });
  const there = desk.keeping?.draft !== null && desk.keeping !== undefined;
  const check = async (): Promise<void> => {
    setState((before) => ({ ...before, checking: true }));
    await desk.settle();
    const answer = await call('lintDraft');
    setState(answer.ok ? { checking: false, found: answer.value.findings } : { checking: false, error: answer.error });
  };
  useEffect(() => {
    if (there) void check();
  }, [there]);
  return { ...state, check: () => void check() };
}
