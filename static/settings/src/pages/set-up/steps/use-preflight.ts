import { useEffect, useRef, useState } from 'preact/hooks';
import type { AppError } from '../../../../../../src/contract/errors';
import type { Choices, Preflight } from '../../../../../../src/contract/types';
import { call } from '../../../../../shared/call';
import { spelt } from '../choices';
import { isFor } from './step-groups';

/** ms without a further change before the site is read for the new choices. */
const QUIET = 700;

/** What is there and what is missing. */
export interface Checking {
  preflight: Preflight | null;
  checking: boolean;
  error?: AppError;
  check(): void;
  /** Takes what set-up answered. */
  take(preflight: Preflight): void;
}

/**
 * Keeps the preflight in step with the choices. Checking changes nothing on the site.
 * @param stored what the server found last
 * @param setUp the choices that are set up
 * @param choices those to check: a change of them asks anew; undefined while they are incomplete
 */
export function usePreflight(stored: Preflight | null, setUp: Choices | undefined, choices: Choices | undefined): Checking {
  const asked = choices && spelt(choices);
  const storedFor = setUp ? spelt(setUp) : '';
  const storedProjects = setUp?.projects.map(({ projectId }) => projectId) ?? [];
  const [preflight, setPreflight] = useState(stored);
  const [checking, setChecking] = useState(false);
  const [error, setError] = useState<AppError>();
  const latest = useRef(0);
  const checkedFor = useRef(stored && isFor(stored, storedProjects) ? storedFor : undefined);
  // Set-up has just said how things stand for what it saved: asking again would forget what failed.
  const heardOfSetUp = useRef(false);
  const soon = useRef<ReturnType<typeof setTimeout>>(undefined);

  const check = (): void => {
    const turn = ++latest.current;
    checkedFor.current = asked ?? checkedFor.current ?? '';
    heardOfSetUp.current = false;
    setChecking(true);
    setError(undefined);
    void call('runPreflight', { choices: choices ?? null }).then((answer) => {
      // Somebody chose otherwise meanwhile: that answer is on its way.
      if (turn !== latest.current) return;
      setChecking(false);
      if (answer.ok) setPreflight(answer.value);
      else setError(answer.error);
    });
  };

  useEffect(() => {
    if (heardOfSetUp.current && asked === storedFor) checkedFor.current = asked;
    const nothingYet = checkedFor.current === undefined;
    if (!nothingYet && (asked === undefined || asked === checkedFor.current)) return;
    soon.current = setTimeout(check, nothingYet ? 0 : QUIET);
    return () => clearTimeout(soon.current);
  }, [asked]);

  return {
    preflight,
    checking,
    ...(error ? { error } : {}),
    check,
    take: (found) => {
      latest.current++;
      clearTimeout(soon.current);
      heardOfSetUp.current = true;
      checkedFor.current = asked ?? checkedFor.current;
      setChecking(false);
      setError(undefined);
      setPreflight(found);
    },
  };
}
